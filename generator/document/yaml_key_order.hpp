// The order of keys in go-yaml v2's output, "natural": letters by code point, other characters before letters, runs of
// digits by their number (`a2` before `a10`).
#pragma once

#include <string_view>

namespace stageplot::document {

/// Whether `a` comes before `b`. Not a strict weak order for every set of keys, as in go-yaml, so sort with an
/// algorithm that bears it (std::stable_sort).
[[nodiscard]] bool yaml_key_before(std::string_view a, std::string_view b);

}  // namespace stageplot::document
