// The order of keys in go-yaml's output, "natural": letters by code point, other characters before letters, runs of
// digits by their number (`a2` before `a10`).
#pragma once

#include <cstdint>
#include <string_view>

namespace stageplot::document {

/// In v3 a letter behind a digit comes before what is neither.
enum class KeyOrder : std::uint8_t { v2, v3 };

/// Whether `a` comes before `b`. Not a strict weak order for every set of keys, as in go-yaml, so sort with an
/// algorithm that bears it (std::stable_sort).
[[nodiscard]] bool yaml_key_before(std::string_view a, std::string_view b, KeyOrder order = KeyOrder::v2);

}  // namespace stageplot::document
