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

}  // namespace stageplot::units
