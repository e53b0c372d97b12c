// Exact arithmetic on the numbers of a document: int64, uint64 and double compare by value, and multiples are decided
// on the decimal digits that were written, where 0.0075 is a multiple of 0.0001.
#pragma once

#include <compare>

#include "document/value.hpp"

namespace stageplot::schema {

/// Both must be numbers; unordered for a NaN.
[[nodiscard]] std::partial_ordering compare_numbers(const document::Value& a, const document::Value& b);
/// A number without a fraction: 1.0 is one.
[[nodiscard]] bool is_integral(const document::Value& number);
/// Whether `number` is a whole multiple of `divisor`, which must be above zero.
[[nodiscard]] bool is_multiple(const document::Value& number, const document::Value& divisor);

}  // namespace stageplot::schema
