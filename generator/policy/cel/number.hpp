// Numbers of different kinds on one line: conversions and comparison.
#pragma once

#include <compare>
#include <cstdint>
#include <limits>
#include <optional>

#include "policy/cel/value.hpp"

namespace stageplot::policy::cel {

inline constexpr std::uint64_t kGreatestInteger = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());

/// Without its fraction; nullopt for NaN and what is out of range.
[[nodiscard]] std::optional<std::int64_t> to_integer(double value);
[[nodiscard]] std::optional<std::uint64_t> to_unsigned(double value);

/// Of two values of kinds int, uint, double; unordered where one is NaN.
[[nodiscard]] std::partial_ordering compare_numbers(const Value& a, const Value& b);

}  // namespace stageplot::policy::cel
