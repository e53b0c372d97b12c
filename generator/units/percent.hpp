// A share in percent with its sign: `75%`, `12.5%`.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "units/parsed.hpp"

namespace stageplot::units {

struct Percent {
  std::int64_t thousandths = 0;  // of one percent: `12.5%` is 12500

  auto operator<=>(const Percent&) const = default;

  [[nodiscard]] double as_double() const { return static_cast<double>(thousandths) / 1000; }
  [[nodiscard]] std::string canonical() const;
};

/// From 0% to 10000% (a surge or a utilisation may exceed the whole), at most three digits behind the point.
[[nodiscard]] Parsed<Percent> parse_percent(std::string_view text);

/// A share as findings write it, rounded to one decimal: `30 %`, `7.5 %`. `value` is between -1e15 and 1e15.
[[nodiscard]] std::string percent_in_words(double value);

}  // namespace stageplot::units
