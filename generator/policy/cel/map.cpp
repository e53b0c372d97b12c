#include "policy/cel/map.hpp"

#include <algorithm>

#include "document/map.hpp"
#include "policy/cel/number.hpp"

namespace stageplot::policy::cel {
namespace {

constexpr std::size_t kMostLinear = 8;

/// A number as the int or uint that it equals, where there is one.
Value normal_key(const Value& key) {
  if (key.kind == Kind::unsigned_integer && key.u <= kGreatestInteger) {
    return Value::of_integer(static_cast<std::int64_t>(key.u));
  }
  if (key.kind == Kind::floating) {
    if (const auto whole = to_integer(key.d); whole && static_cast<double>(*whole) == key.d) {
      return Value::of_integer(*whole);
    }
    if (const auto whole = to_unsigned(key.d); whole && static_cast<double>(*whole) == key.d) {
      return Value::of_unsigned(*whole);
    }
  }
  return key;
}

bool same_key(const Value& a, const Value& b) {
  if (a.kind != b.kind) return false;
  switch (a.kind) {
    case Kind::boolean:
      return a.b == b.b;
    case Kind::integer:
      return a.i == b.i;
    case Kind::unsigned_integer:
      return a.u == b.u;
    case Kind::string:
      return a.view() == b.view();
    default:
      return false;
  }
}

/// FNV-1a; only the place in a table depends on it, never an order.
std::size_t hash(const Value& key) {
  std::uint64_t result = 14695981039346656037U;
  const auto mix = [&](std::uint64_t byte) { result = (result ^ byte) * 1099511628211U; };
  mix(static_cast<std::uint64_t>(key.kind));
  if (key.kind == Kind::string) {
    for (const char c : key.view()) mix(static_cast<unsigned char>(c));
  } else if (key.kind == Kind::boolean) {
    mix(key.b ? 1 : 0);
  } else {
    for (unsigned shift = 0; shift < 64; shift += 8) mix((key.u >> shift) & 0xFF);
  }
  return static_cast<std::size_t>(result ^ (result >> 32));
}

const MapEntry* find_entry(std::span<const MapEntry> entries, std::span<const std::uint32_t> slots, const Value& key) {
  if (slots.empty()) {
    const auto found = std::ranges::find_if(entries, [&](const MapEntry& entry) { return same_key(entry.key, key); });
    return found == entries.end() ? nullptr : &*found;
  }
  const std::size_t mask = slots.size() - 1;
  for (std::size_t at = hash(key) & mask; slots[at] != 0; at = (at + 1) & mask) {
    const MapEntry& entry = entries[slots[at] - 1];
    if (same_key(entry.key, key)) return &entry;
  }
  return nullptr;
}

void place(std::vector<std::uint32_t>& slots, const Value& key, std::size_t index) {
  const std::size_t mask = slots.size() - 1;
  std::size_t at = hash(key) & mask;
  while (slots[at] != 0) at = (at + 1) & mask;
  slots[at] = static_cast<std::uint32_t>(index + 1);
}

}  // namespace

std::optional<Value> as_key(const Value& value) {
  const Value normal = normal_key(value);
  if (!is_key(normal.kind)) return std::nullopt;
  return normal;
}

bool is_key(Kind kind) {
  return kind == Kind::boolean || kind == Kind::integer || kind == Kind::unsigned_integer || kind == Kind::string;
}

std::uint32_t map_size(const Value& map) {
  if (map.in_document) return map.data->map().size;
  return static_cast<std::uint32_t>(map.map->entries.size());
}

MapEntry map_entry(const Value& map, std::uint32_t index) {
  if (!map.in_document) return {.key = map_key(map, index), .value = map.map->entries[index].value};
  const document::Member& member = map.data->map().members()[index];
  return {.key = Value::of_string(member.key->view()), .value = Value::from(member.value)};
}

Value map_key(const Value& map, std::uint32_t index) {
  if (!map.in_document) return map.map->entries[index].key;
  return Value::of_string(map.data->map().members()[index].key->view());
}

std::optional<Value> find_key(const Value& map, const Value& key) {
  if (map.in_document) {
    if (key.kind != Kind::string) return std::nullopt;
    return find_field(map, key.view());
  }
  const Value normal = normal_key(key);
  if (!is_key(normal.kind)) return std::nullopt;
  // Keys keep the kind that they were written with; equal numbers of two kinds have one normal form.
  const MapEntry* entry = find_entry(map.map->entries, map.map->slots, normal);
  if (entry == nullptr && normal.kind == Kind::integer && normal.i >= 0) {
    entry = find_entry(map.map->entries, map.map->slots, Value::of_unsigned(static_cast<std::uint64_t>(normal.i)));
  }
  if (entry == nullptr) return std::nullopt;
  return entry->value;
}

std::optional<Value> find_field(const Value& map, std::string_view key) {
  if (!map.in_document) return find_key(map, Value::of_string(key));
  const document::Member* member = document::find(map.data->map(), key);
  if (member == nullptr) return std::nullopt;
  return Value::from(member->value);
}

bool MapBuilder::add(const Value& key, const Value& value) {
  const Value normal = normal_key(key);
  if (find_entry(entries_, slots_, normal) != nullptr) return false;
  if (normal.kind == Kind::integer && normal.i >= 0 &&
      find_entry(entries_, slots_, Value::of_unsigned(static_cast<std::uint64_t>(normal.i))) != nullptr) {
    return false;
  }
  entries_.push_back({.key = key, .value = value});
  if (entries_.size() > kMostLinear) grow();
  return true;
}

void MapBuilder::grow() {
  if (entries_.size() * 2 > slots_.size()) {
    slots_.assign(slots_.empty() ? 32 : slots_.size() * 2, 0);
    for (std::size_t i = 0; i < entries_.size(); ++i) place(slots_, entries_[i].key, i);
  } else {
    place(slots_, entries_.back().key, entries_.size() - 1);
  }
}

Value MapBuilder::finish() {
  auto* map = static_cast<MadeMap*>(arena_.allocate(sizeof(MadeMap), alignof(MadeMap)));
  new (map) MadeMap;
  if (!entries_.empty()) {
    auto* entries = static_cast<MapEntry*>(arena_.allocate(entries_.size() * sizeof(MapEntry), alignof(MapEntry)));
    std::uninitialized_copy(entries_.begin(), entries_.end(), entries);
    map->entries = {entries, entries_.size()};
  }
  if (!slots_.empty()) {
    auto* slots =
        static_cast<std::uint32_t*>(arena_.allocate(slots_.size() * sizeof(std::uint32_t), alignof(std::uint32_t)));
    std::uninitialized_copy(slots_.begin(), slots_.end(), slots);
    map->slots = {slots, slots_.size()};
  }
  return Value::of_map(map);
}

}  // namespace stageplot::policy::cel
