// The keys that coreos-cloudinit reads (Flatcar's, as of 2025), as a closed table.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace stageplot::cloudconfig {

enum class KeyKind : std::uint8_t {
  text,     // a scalar; numbers and booleans are taken as they are written
  boolean,  //
  texts,    // a list of scalars
  group,    // a map with the keys `children`
  entries,  // a list of such maps
  open,     // not looked into
};

struct Key {
  std::string_view name;
  KeyKind kind = KeyKind::text;
  std::span<const Key> children;
  /// Whether coreos-cloudinit takes the text; nullptr: any.
  bool (*is_valid)(std::string_view) = nullptr;
  std::string_view expected;       // what `is_valid` takes, in words
  bool required = false;           // in each entry
  std::string_view retired_since;  // why the key does nothing any more
};

[[nodiscard]] std::span<const Key> root_keys();

}  // namespace stageplot::cloudconfig
