// A TCP or UDP port number.
#pragma once

#include <cstdint>
#include <string_view>

#include "units/parsed.hpp"

namespace stageplot::units {

/// 1 to 65535, decimal digits without sign or leading zero.
[[nodiscard]] Parsed<std::uint16_t> parse_port(std::string_view text);

}  // namespace stageplot::units
