// Whether two subtrees are the same under a Shape, and the hash by which equal ones are found among many: what pairs
// the items of sequences and sets before anything is reported about them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "diff/shape.hpp"

namespace stageplot::diff {

/// Whether compare() would find nothing between them.
[[nodiscard]] bool equal(const Shape& shape, Place place, const document::Value& a, const document::Value& b);

/// The same for equal values.
[[nodiscard]] std::uint64_t hash_of(const Shape& shape, Place place, const document::Value& value);

/// The same in every build, so that no choice between equally good pairings depends on one.
[[nodiscard]] std::uint64_t hash_text(std::string_view text);

/// How many scalars a value has; an empty map or list counts as one.
[[nodiscard]] std::size_t leaves_of(const document::Value& value);

/// How alike two values are, from 0 to 1: for maps and lists the share of equal members and items, for texts that of
/// the common beginning and end. Looks at some hundred leaves at most: it chooses what to set side by side, no more.
[[nodiscard]] double likeness(const Shape& shape, Place place, const document::Value& a, const document::Value& b);

}  // namespace stageplot::diff
