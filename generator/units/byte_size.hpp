// Sizes in bytes as fluentd, Docker and nginx write them: `8m`, `8MB`, `16MiB`, `8388608`. All units are powers of
// 1024, with or without `i` or `B`, because that is how fluentd reads them and buffers are what the model sizes.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "units/parsed.hpp"

namespace stageplot::units {

struct ByteSize {
  std::uint64_t bytes = 0;

  auto operator<=>(const ByteSize&) const = default;

  /// The form that every reader takes alike, `^[0-9]+[kmgt]?$`: `8m`, `1536k`, `100`.
  [[nodiscard]] std::string canonical() const;
};

/// Whole numbers alone, and no space before the unit: fluentd reads `8.5m` as 5 MiB and `8 MB` as 8 bytes.
[[nodiscard]] Parsed<ByteSize> parse_byte_size(std::string_view text);

}  // namespace stageplot::units
