// A length of time as people write it: `30s`, `1h30m`, `1.5h`, `10000ms`, and days and weeks, which Go lacks but which
// retention times are stated in (`7d`).
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "units/parsed.hpp"

namespace stageplot::units {

struct Duration {
  std::int64_t nanoseconds = 0;

  auto operator<=>(const Duration&) const = default;

  [[nodiscard]] double seconds() const { return static_cast<double>(nanoseconds) / 1e9; }
  /// As Go's time.Duration prints it: `1h30m0s`, `500ms`, `0s`.
  [[nodiscard]] std::string canonical() const;
};

/// Go's time.ParseDuration with the further units `d` (24 h) and `w` (7 d). A number without a unit is refused, since
/// readers disagree on its meaning; `0` alone is not.
[[nodiscard]] Parsed<Duration> parse_duration(std::string_view text);

}  // namespace stageplot::units
