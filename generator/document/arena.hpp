// Bump allocator for the trees of Values. Nothing in it is destroyed singly; it goes as a whole.
#pragma once

#include <cassert>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <memory>
#include <string_view>
#include <vector>

#include "document/value.hpp"

namespace stageplot::document {

/// Thrown when an arena reaches its byte limit. The stage that owns the arena catches it and reports a finding; it
/// never crosses a stage's header.
class ArenaExhausted final : public std::exception {
 public:
  [[nodiscard]] const char* what() const noexcept override { return "arena limit reached"; }
};

class Arena {
 public:
  static constexpr std::size_t kUnlimited = static_cast<std::size_t>(-1);

  explicit Arena(std::size_t byte_limit = kUnlimited) : byte_limit_(byte_limit) {}
  Arena(const Arena&) = delete;
  Arena& operator=(const Arena&) = delete;
  Arena(Arena&&) = default;
  Arena& operator=(Arena&&) = default;

  /// Uninitialised memory, aligned to `alignment` (at most 16). Throws ArenaExhausted at the limit.
  [[nodiscard]] void* allocate(std::size_t bytes, std::size_t alignment = alignof(std::max_align_t)) {
    assert(!frozen_);
    std::size_t padding = padding_for(alignment);
    if (static_cast<std::size_t>(end_ - next_) < bytes + padding) [[unlikely]] {
      grow(bytes + alignment);
      padding = padding_for(alignment);
    }
    const std::size_t taken = bytes + padding;
    if (bytes_used_ > byte_limit_ || taken > byte_limit_ - bytes_used_) throw ArenaExhausted();
    std::byte* place = next_ + padding;
    next_ += taken;
    bytes_used_ += taken;
    return place;
  }

  template <typename T>
  [[nodiscard]] T* create() {
    static_assert(std::is_trivially_destructible_v<T>);
    return new (allocate(sizeof(T), alignof(T))) T{};
  }

  /// A string with its own copy of `text`, and of `runs` where it was assembled from several origins.
  [[nodiscard]] const String* copy(std::string_view text, std::span<const Run> runs = {});
  /// A string over text that outlives the arena (a source file, a literal).
  [[nodiscard]] const String* borrow(std::string_view text);
  /// A list of `size` nil values, with room for `capacity` (at least `size`).
  [[nodiscard]] List* list(std::size_t size, std::size_t capacity = 0);
  [[nodiscard]] List* list(std::span<const Value> values);
  /// An empty map with room for `capacity` members.
  [[nodiscard]] Map* map(std::size_t capacity = 0);

  /// After this no map or list of the arena may change; map.hpp asserts it.
  void freeze() { frozen_ = true; }
  [[nodiscard]] bool frozen() const { return frozen_; }
  [[nodiscard]] std::size_t bytes_used() const { return bytes_used_; }

 private:
  /// How far `next_` is from the next address with this alignment, a power of two.
  [[nodiscard]] std::size_t padding_for(std::size_t alignment) const {
    return (std::size_t{0} - reinterpret_cast<std::uintptr_t>(next_)) & (alignment - 1);
  }
  void grow(std::size_t bytes);

  std::vector<std::unique_ptr<std::byte[]>> chunks_;
  std::byte* next_ = nullptr;
  std::byte* end_ = nullptr;
  std::size_t next_chunk_size_ = 4096;
  std::size_t bytes_used_ = 0;
  std::size_t byte_limit_;
  bool frozen_ = false;
};

}  // namespace stageplot::document
