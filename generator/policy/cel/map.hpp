// Maps: those that a document holds, and those that an expression makes, which have keys of several kinds. Numbers are
// one key however they are written: `{1: 'a'}[1.0]` is 'a'.
#pragma once

#include <optional>
#include <vector>

#include "document/arena.hpp"
#include "policy/cel/value.hpp"

namespace stageplot::policy::cel {

struct MapEntry {
  Value key;
  Value value;
};

/// Entries in the order in which they were made; a table of open addressing finds keys in large maps.
struct MadeMap {
  std::span<const MapEntry> entries;
  std::span<const std::uint32_t> slots;  // index + 1, 0: free; empty in small maps
};

[[nodiscard]] std::uint32_t map_size(const Value& map);
/// `index` must be below the size. The order is the document's (sorted by key) or that of making.
[[nodiscard]] MapEntry map_entry(const Value& map, std::uint32_t index);
[[nodiscard]] Value map_key(const Value& map, std::uint32_t index);
/// The value under `key`; nullopt where there is none, also for keys of kinds that no map has.
[[nodiscard]] std::optional<Value> find_key(const Value& map, const Value& key);
[[nodiscard]] std::optional<Value> find_field(const Value& map, std::string_view key);

/// The key that a value is found under: itself, or the int or uint that a whole double equals; nullopt for all others.
[[nodiscard]] std::optional<Value> as_key(const Value& value);

/// bool, int, uint or string.
[[nodiscard]] bool is_key(Kind kind);

class MapBuilder {
 public:
  explicit MapBuilder(document::Arena& arena) : arena_(arena) {}
  /// False where the key is there already.
  bool add(const Value& key, const Value& value);
  [[nodiscard]] Value finish();

 private:
  void grow();

  document::Arena& arena_;
  std::vector<MapEntry> entries_;
  std::vector<std::uint32_t> slots_;
};

}  // namespace stageplot::policy::cel
