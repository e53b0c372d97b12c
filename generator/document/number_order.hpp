// The order of numbers whatever their kind: int64, uint64 and double compare by value, exactly, also beyond 2^53 where
// a double stands for several integers.
#pragma once

#include <compare>

#include "document/value.hpp"

namespace stageplot::document {

/// Both must be numbers; unordered for a NaN.
[[nodiscard]] std::partial_ordering compare_numbers(const Value& a, const Value& b);

}  // namespace stageplot::document
