#include "units/port.hpp"

namespace stageplot::units {

Parsed<std::uint16_t> parse_port(std::string_view text) {
  using Result = Parsed<std::uint16_t>;
  if (text.empty()) return Result::failed("it is empty");
  if (text.size() > 1 && text.front() == '0') return Result::failed("it begins with a zero");
  std::uint32_t value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return Result::failed("it is not a whole number");
    value = value * 10 + static_cast<std::uint32_t>(c - '0');
    if (value > 65535) return Result::failed("it is above 65535");
  }
  if (value == 0) return Result::failed("port 0 can't be connected to");
  return static_cast<std::uint16_t>(value);
}

}  // namespace stageplot::units
