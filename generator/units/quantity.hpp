// Kubernetes' resource.Quantity: `500m`, `1Gi`, `0.5`, `1e3`. Kept exactly, as a whole number of billionths (nano),
// which is also the finest step that Kubernetes keeps.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "units/parsed.hpp"

namespace stageplot::units {

__extension__ using Int128 = __int128;
/// Products are made of magnitudes: clang's sanitizer has no overflow check for signed ones of this size.
__extension__ using Magnitude = unsigned __int128;

struct Quantity {
  /// How it was written, which canonical() keeps: `1Ki`, `1k` or `1e3`.
  enum class Format : std::uint8_t { decimal, binary, exponent };

  Int128 nano = 0;
  Format format = Format::decimal;

  /// By amount alone: `1000m` equals `1`.
  friend bool operator==(const Quantity& a, const Quantity& b) { return a.nano == b.nano; }
  friend auto operator<=>(const Quantity& a, const Quantity& b) { return a.nano <=> b.nano; }

  [[nodiscard]] double as_double() const;
  /// The text that Kubernetes would show: no fraction, the largest unit that loses nothing (`0.5` is `500m`).
  [[nodiscard]] std::string canonical() const;
};

/// Refuses what Kubernetes refuses, and amounts above 2^63. A fraction finer than nano is rounded up (away from zero),
/// as there.
[[nodiscard]] Parsed<Quantity> parse_quantity(std::string_view text);

}  // namespace stageplot::units
