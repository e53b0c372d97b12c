// Integers as Go's strconv reads them.
#pragma once

#include <cstdint>
#include <string_view>

#include "text/go_float.hpp"

namespace stageplot::text {

struct ParsedInteger {
  std::int64_t value = 0;  // with NumberError::range the nearest bound, as in Go
  NumberError error = NumberError::none;
};

struct ParsedUnsigned {
  std::uint64_t value = 0;
  NumberError error = NumberError::none;
};

/// strconv.ParseInt(text, base, 64). Base 0 reads the prefixes 0x, 0o, 0b and a leading 0 (octal) and permits
/// underscores; else 2 to 36.
[[nodiscard]] ParsedInteger parse_integer(std::string_view text, int base);

/// strconv.ParseUint(text, base, 64); no sign is permitted.
[[nodiscard]] ParsedUnsigned parse_unsigned(std::string_view text, int base);

/// Go's rule for underscores in number literals: only between digits, or between the base prefix and a digit.
[[nodiscard]] bool underscores_separate_digits(std::string_view text);

}  // namespace stageplot::text
