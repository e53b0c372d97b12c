#include "document/arena.hpp"

#include <algorithm>
#include <cstring>
#include <new>

namespace stageplot::document {
namespace {

constexpr std::size_t kLargestChunk = std::size_t{1} << 20;

}  // namespace

void Arena::grow(std::size_t bytes) {
  if (bytes > byte_limit_ - std::min(byte_limit_, bytes_used_)) throw ArenaExhausted();
  const std::size_t size = std::max(bytes, next_chunk_size_);
  chunks_.push_back(std::unique_ptr<std::byte[]>(new std::byte[size]));
  next_ = chunks_.back().get();
  end_ = next_ + size;
  next_chunk_size_ = std::min(next_chunk_size_ * 2, kLargestChunk);
}

const String* Arena::copy(std::string_view text, std::span<const Run> runs) {
  void* memory = allocate(sizeof(String) + runs.size_bytes() + text.size(), alignof(String));
  auto* string = new (memory) String;
  auto* run_data = reinterpret_cast<std::byte*>(string + 1);
  if (!runs.empty()) std::memcpy(run_data, runs.data(), runs.size_bytes());
  auto* characters = reinterpret_cast<char*>(run_data + runs.size_bytes());
  if (!text.empty()) std::memcpy(characters, text.data(), text.size());
  string->data = characters;
  string->size = static_cast<std::uint32_t>(text.size());
  string->run_count = static_cast<std::uint32_t>(runs.size());
  return string;
}

const String* Arena::borrow(std::string_view text) {
  auto* string = create<String>();
  string->data = text.data();
  string->size = static_cast<std::uint32_t>(text.size());
  return string;
}

List* Arena::list(std::size_t size, std::size_t capacity) {
  capacity = std::max(size, capacity);
  auto* list = create<List>();
  if (capacity > 0) {
    list->data = static_cast<Value*>(allocate(capacity * sizeof(Value), alignof(Value)));
    std::uninitialized_default_construct_n(list->data, capacity);
  }
  list->size = static_cast<std::uint32_t>(size);
  list->capacity = static_cast<std::uint32_t>(capacity);
  return list;
}

List* Arena::list(std::span<const Value> values) {
  List* copy = list(values.size());
  std::copy(values.begin(), values.end(), copy->data);
  return copy;
}

Map* Arena::map(std::size_t capacity) {
  auto* map = create<Map>();
  if (capacity > 0) {
    map->data = static_cast<Member*>(allocate(capacity * sizeof(Member), alignof(Member)));
    std::uninitialized_default_construct_n(map->data, capacity);
  }
  map->capacity = static_cast<std::uint32_t>(capacity);
  return map;
}

}  // namespace stageplot::document
