// Numbers as Terraform counts with them. Terraform's have 512 bits; here whole numbers are 64-bit integers as far as
// they reach and all others doubles, but sums and products are made of the decimal digits that the doubles stand for,
// so that 0.1 + 0.2 is 0.3 as Terraform prints it. What has no short decimal form (1 / 3) has a double's digits.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "document/value.hpp"

namespace stageplot::terraform {

/// A number without origin: an integer where `value` is whole and a double can tell it from its neighbours.
[[nodiscard]] document::Value number_of(double value);
/// A number as HCL and Terraform's conversions read it (`12`, `-0.5`, `1e3`); nullopt where it is none.
[[nodiscard]] std::optional<document::Value> parse_number(std::string_view text);
/// Plain digits without exponent, as few as tell the number from all others.
[[nodiscard]] std::string number_text(const document::Value& number);
[[nodiscard]] double as_double(const document::Value& number);
/// The number as an int64; nullopt where it is not whole or too large.
[[nodiscard]] std::optional<std::int64_t> as_integer(const document::Value& number);
[[nodiscard]] bool is_whole(const document::Value& number);

[[nodiscard]] document::Value add(const document::Value& a, const document::Value& b);
[[nodiscard]] document::Value subtract(const document::Value& a, const document::Value& b);
[[nodiscard]] document::Value multiply(const document::Value& a, const document::Value& b);
/// `b` must not be zero, here and for `remainder`.
[[nodiscard]] document::Value divide(const document::Value& a, const document::Value& b);
/// The rest of a division that rounds to zero.
[[nodiscard]] document::Value remainder(const document::Value& a, const document::Value& b);
[[nodiscard]] document::Value negate(const document::Value& a);
/// Below, at or above zero as `a` is less than, equal to or greater than `b`.
[[nodiscard]] int compare_numbers(const document::Value& a, const document::Value& b);

}  // namespace stageplot::terraform
