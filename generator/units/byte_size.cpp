#include "units/byte_size.hpp"

#include <limits>

namespace stageplot::units {
namespace {

constexpr std::string_view kUnits = "kmgtp";

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

/// The power of 1024 that a unit stands for, -1 where it is none: k, kB, KiB, B.
int power_of(std::string_view unit) {
  if (unit.empty() || unit == "B" || unit == "b") return 0;
  const std::size_t power = kUnits.find(lower(unit.front()));
  if (power == std::string_view::npos) return -1;
  unit.remove_prefix(1);
  const bool known = unit.empty() || unit == "B" || unit == "b" || unit == "i" || unit == "iB" || unit == "ib";
  return known ? static_cast<int>(power) + 1 : -1;
}

}  // namespace

std::string ByteSize::canonical() const {
  std::uint64_t amount = bytes;
  std::size_t unit = 0;
  // fluentd knows no unit above t.
  while (unit < 4 && amount != 0 && amount % 1024 == 0) {
    amount /= 1024;
    ++unit;
  }
  std::string out = std::to_string(amount);
  if (unit > 0) out += kUnits[unit - 1];
  return out;
}

Parsed<ByteSize> parse_byte_size(std::string_view text) {
  using Result = Parsed<ByteSize>;
  constexpr std::uint64_t kLargest = std::numeric_limits<std::int64_t>::max();
  std::uint64_t value = 0;
  std::size_t at = 0;
  for (; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at) {
    if (value > kLargest / 10 - 1) return Result::failed("it is larger than 2^63");
    value = value * 10 + static_cast<std::uint64_t>(text[at] - '0');
  }
  if (at == 0) return Result::failed("it does not begin with a whole number");
  const std::string_view unit = text.substr(at);
  if (!unit.empty() && unit.front() == ' ') return Result::failed("a space stands before the unit");
  if (!unit.empty() && unit.front() == '.') return Result::failed("it has a fraction; take the next smaller unit");
  const int power = power_of(unit);
  if (power < 0) return Result::failed("the unit is none of k, m, g, t, kB, MB, GB, TB, KiB, MiB, GiB, TiB");
  for (int i = 0; i < power; ++i) {
    if (value > kLargest / 1024) return Result::failed("it is larger than 2^63");
    value *= 1024;
  }
  return ByteSize{value};
}

}  // namespace stageplot::units
