// Which items of two lists without keys belong together: equal ones in the same order, moved ones, changed ones.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "diff/shape.hpp"

namespace stageplot::diff {

struct ItemPair {
  enum class Kind : std::uint8_t { same, moved, changed, only_a, only_b };
  Kind kind = Kind::same;
  std::size_t a = 0;  // not for only_b
  std::size_t b = 0;  // not for only_a
};

/// Every item of both lists once, in the order of side b with side a's own ones where they stood. Of what is neither
/// equal nor moved, the most alike between two equal items are set side by side as `changed`.
[[nodiscard]] std::vector<ItemPair> pair_sequence(const Shape& shape, Place item, std::span<const document::Value> a,
                                                  std::span<const document::Value> b);

/// The same for a set, each distinct value once: `same`, `only_a` and `only_b` alone.
[[nodiscard]] std::vector<ItemPair> pair_set(const Shape& shape, Place item, std::span<const document::Value> a,
                                             std::span<const document::Value> b);

}  // namespace stageplot::diff
