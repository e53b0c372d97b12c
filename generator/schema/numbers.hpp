// Exact arithmetic on the numbers of a document: multiples are decided on the decimal digits that were written, where
// 0.0075 is a multiple of 0.0001.
#pragma once

#include "document/value.hpp"

namespace stageplot::schema {

/// A number without a fraction: 1.0 is one.
[[nodiscard]] bool is_integral(const document::Value& number);
/// Whether `number` is a whole multiple of `divisor`, which must be above zero.
[[nodiscard]] bool is_multiple(const document::Value& number, const document::Value& divisor);

}  // namespace stageplot::schema
