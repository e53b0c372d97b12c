#include "document/map.hpp"

#include <algorithm>
#include <unordered_map>

namespace stageplot::document {
namespace {

/// By bytes, as std::string_view::compare. Most keys differ in their first byte, which spares a call.
int order_of(std::string_view a, std::string_view b) {
  if (a.empty() || b.empty()) return static_cast<int>(a.size() > b.size()) - static_cast<int>(a.size() < b.size());
  if (a[0] != b[0]) return static_cast<unsigned char>(a[0]) < static_cast<unsigned char>(b[0]) ? -1 : 1;
  return a.compare(b);
}

/// The first member that does not come before `key`, and whether it is the key's.
struct Place {
  Member* member = nullptr;
  bool found = false;
};

Place place_of(const Map& map, std::string_view key) {
  std::size_t low = 0;
  std::size_t high = map.size;
  if (high > 0) {
    // Keys usually arrive sorted: the end is tried first.
    const int last = order_of(map.data[high - 1].key->view(), key);
    if (last < 0) return {map.data + high, false};
    if (last == 0) return {map.data + high - 1, true};
    --high;
  }
  while (low < high) {
    const std::size_t middle = low + (high - low) / 2;
    const int order = order_of(map.data[middle].key->view(), key);
    if (order == 0) return {map.data + middle, true};
    (order < 0 ? low : high) = order < 0 ? middle + 1 : middle;
  }
  return {map.data + low, false};
}

class Thaw {
 public:
  explicit Thaw(Arena& arena) : arena_(arena) {}

  Value copy(const Value& value) {
    Value result = value;
    if (value.is_list()) {
      result.l = copy_once(lists_, value.l);
    } else if (value.is_map()) {
      result.m = copy_once(maps_, value.m);
    }
    return result;
  }

 private:
  template <typename T>
  T* copy_once(std::unordered_map<const T*, T*>& done, const T* original) {
    if (const auto found = done.find(original); found != done.end()) return found->second;
    T* result = duplicate(*original);
    done.emplace(original, result);
    return result;
  }
  List* duplicate(const List& original) {
    List* list = arena_.list(original.size);
    for (std::uint32_t i = 0; i < original.size; ++i) list->data[i] = copy(original.data[i]);
    return list;
  }
  Map* duplicate(const Map& original) {
    Map* map = arena_.map(original.size);
    map->size = original.size;
    for (std::uint32_t i = 0; i < original.size; ++i) {
      map->data[i] = original.data[i];
      map->data[i].value = copy(original.data[i].value);
    }
    return map;
  }

  Arena& arena_;
  std::unordered_map<const List*, List*> lists_;
  std::unordered_map<const Map*, Map*> maps_;
};

}  // namespace

const Member* find(const Map& map, std::string_view key) {
  // In a small map most keys differ in their sizes.
  constexpr std::uint32_t kSmall = 8;
  if (map.size <= kSmall) {
    for (const Member& member : map.members()) {
      if (member.key->size == key.size() && member.key->view() == key) return &member;
    }
    return nullptr;
  }
  const Place place = place_of(map, key);
  return place.found ? place.member : nullptr;
}

const Value* find(const Value& value, std::string_view key) {
  if (!value.is_map()) return nullptr;
  const Member* member = find(value.map(), key);
  return member == nullptr ? nullptr : &member->value;
}

const Value* find_path(const Value& value, std::string_view path) {
  const Value* current = &value;
  while (current != nullptr && !path.empty()) {
    const std::size_t dot = path.find('.');
    current = find(*current, path.substr(0, dot));
    path = dot == std::string_view::npos ? std::string_view{} : path.substr(dot + 1);
  }
  return current;
}

void set(Arena& arena, Map& map, const String* key, Value value, OriginId key_origin) {
  assert(!arena.frozen());
  const Place place = place_of(map, key->view());
  if (place.found) {
    place.member->value = value;
    place.member->key_origin = key_origin;
    return;
  }
  const auto index = static_cast<std::uint32_t>(place.member - map.data);
  if (map.size == map.capacity) {
    const std::uint32_t capacity = std::max<std::uint32_t>(4, map.capacity * 2);
    Map* larger = arena.map(capacity);
    std::copy(map.data, map.data + map.size, larger->data);
    map.data = larger->data;
    map.capacity = capacity;
  }
  std::move_backward(map.data + index, map.data + map.size, map.data + map.size + 1);
  map.data[index] = Member{key, value, key_origin};
  ++map.size;
}

bool erase([[maybe_unused]] Arena& arena, Map& map, std::string_view key) {
  assert(!arena.frozen());
  const Place place = place_of(map, key);
  if (!place.found) return false;
  std::move(place.member + 1, map.data + map.size, place.member);
  --map.size;
  return true;
}

namespace {

/// Keeps the order of equal keys. Few members are sorted in place, where std::stable_sort takes a buffer.
void sort_by_keys(std::vector<Member>& members) {
  constexpr std::size_t kFew = 16;
  const auto before = [](const Member& a, const Member& b) { return a.key->view() < b.key->view(); };
  if (members.size() > kFew) {
    std::stable_sort(members.begin(), members.end(), before);
    return;
  }
  for (auto next = members.begin(); next != members.end(); ++next) {
    std::rotate(std::upper_bound(members.begin(), next, *next, before), next, next + 1);
  }
}

}  // namespace

Map* make_map(Arena& arena, std::vector<Member>& members) {
  sort_by_keys(members);
  Map* map = arena.map(members.size());
  for (const Member& member : members) {
    if (map->size > 0 && map->data[map->size - 1].key->view() == member.key->view()) {
      map->data[map->size - 1] = member;
    } else {
      map->data[map->size++] = member;
    }
  }
  return map;
}

Value thaw(Arena& arena, const Value& value) {
  return Thaw(arena).copy(value);
}

Value deep_copy(Arena& arena, const Value& value) {
  Value result = value;
  if (value.is_list()) {
    result.l = arena.list(value.items());
    for (std::uint32_t i = 0; i < result.l->size; ++i) result.l->data[i] = deep_copy(arena, result.l->data[i]);
  } else if (value.is_map()) {
    const std::span<const Member> members = value.map().members();
    result.m = arena.map(members.size());
    result.m->size = static_cast<std::uint32_t>(members.size());
    std::ranges::copy(members, result.m->data);
    for (Member& member : std::span{result.m->data, members.size()}) member.value = deep_copy(arena, member.value);
  }
  return result;
}

}  // namespace stageplot::document
