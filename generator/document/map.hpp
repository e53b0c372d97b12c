// The only way to build and change maps: members stay sorted by the bytes of their keys.
#pragma once

#include <string_view>
#include <vector>

#include "document/arena.hpp"

namespace stageplot::document {

/// The member with this key, or nullptr. O(log members).
[[nodiscard]] const Member* find(const Map& map, std::string_view key);
/// The value under `key` where `value` is a map that has it, else nullptr.
[[nodiscard]] const Value* find(const Value& value, std::string_view key);
/// The value at a dotted path of map keys (`workload.replicas.max`), else nullptr.
[[nodiscard]] const Value* find_path(const Value& value, std::string_view path);

/// Adds or replaces a member. `map` must belong to `arena`, which must not be frozen.
void set(Arena& arena, Map& map, const String* key, Value value, OriginId key_origin = OriginId::none);
/// Removes a member; whether there was one.
bool erase(Arena& arena, Map& map, std::string_view key);

/// A map of these members, in any order. Where a key comes twice the last one stays.
[[nodiscard]] Map* make_map(Arena& arena, std::vector<Member>& members);

/// A copy of the whole tree into `arena`: maps and lists that are one object stay one object (Go's aliases), frozen
/// trees become mutable. Strings and objects are shared, so the source must outlive the copy.
[[nodiscard]] Value thaw(Arena& arena, const Value& value);

/// The same where one object in several places becomes several: for trees that are read, which have no such.
[[nodiscard]] Value deep_copy(Arena& arena, const Value& value);

}  // namespace stageplot::document
