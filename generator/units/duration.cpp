#include "units/duration.hpp"

#include <array>
#include <limits>

#include "units/quantity.hpp"

namespace stageplot::units {
namespace {

constexpr std::int64_t kMicrosecond = 1'000;
constexpr std::int64_t kMillisecond = 1'000 * kMicrosecond;
constexpr std::int64_t kSecond = 1'000 * kMillisecond;
constexpr std::int64_t kMinute = 60 * kSecond;
constexpr std::int64_t kHour = 60 * kMinute;

struct Unit {
  std::string_view name;
  std::int64_t nanoseconds;
};

constexpr std::array<Unit, 10> kUnits{{{"ns", 1},
                                       {"us", kMicrosecond},
                                       {"\xC2\xB5s", kMicrosecond},  // U+00B5, micro sign
                                       {"\xCE\xBCs", kMicrosecond},  // U+03BC, Greek mu
                                       {"ms", kMillisecond},
                                       {"s", kSecond},
                                       {"m", kMinute},
                                       {"h", kHour},
                                       {"d", 24 * kHour},
                                       {"w", 7 * 24 * kHour}}};

constexpr Magnitude kLargest = std::numeric_limits<std::int64_t>::max();
constexpr std::size_t kMostCharacters = 64;

bool is_number_character(char c) {
  return (c >= '0' && c <= '9') || c == '.';
}

const Unit* find_unit(std::string_view name) {
  for (const Unit& unit : kUnits) {
    if (unit.name == name) return &unit;
  }
  return nullptr;
}

void append_fraction(std::string& out, std::uint64_t value, std::uint64_t unit) {
  out += std::to_string(value / unit);
  std::uint64_t rest = value % unit;
  if (rest == 0) return;
  out += '.';
  for (; rest > 0; rest %= unit) {
    unit /= 10;
    out += static_cast<char>('0' + rest / unit);
  }
}

}  // namespace

std::string Duration::canonical() const {
  if (nanoseconds == 0) return "0s";
  std::string out = nanoseconds < 0 ? "-" : "";
  const auto amount =
      nanoseconds < 0 ? ~static_cast<std::uint64_t>(nanoseconds) + 1 : static_cast<std::uint64_t>(nanoseconds);
  if (amount < static_cast<std::uint64_t>(kSecond)) {
    if (amount < static_cast<std::uint64_t>(kMicrosecond)) return out + std::to_string(amount) + "ns";
    const bool micro = amount < static_cast<std::uint64_t>(kMillisecond);
    append_fraction(out, amount, static_cast<std::uint64_t>(micro ? kMicrosecond : kMillisecond));
    return out + (micro ? "\xC2\xB5s" : "ms");
  }
  const std::uint64_t minutes = amount / static_cast<std::uint64_t>(kMinute);
  if (minutes >= 60) out += std::to_string(minutes / 60) + "h";
  if (minutes > 0) out += std::to_string(minutes % 60) + "m";
  append_fraction(out, amount % static_cast<std::uint64_t>(kMinute), static_cast<std::uint64_t>(kSecond));
  return out + "s";
}

Parsed<Duration> parse_duration(std::string_view text) {
  using Result = Parsed<Duration>;
  if (text.size() > kMostCharacters) return Result::failed("it is longer than 64 characters");
  const bool negative = !text.empty() && text.front() == '-';
  if (!text.empty() && (text.front() == '-' || text.front() == '+')) text.remove_prefix(1);
  if (text == "0") return Duration{};
  if (text.empty()) return Result::failed("it is empty");
  Magnitude total = 0;
  while (!text.empty()) {
    Magnitude number = 0;
    Magnitude scale = 1;
    bool in_fraction = false;
    bool any_digit = false;
    std::size_t at = 0;
    for (; at < text.size() && is_number_character(text[at]); ++at) {
      if (text[at] == '.') {
        if (in_fraction) return Result::failed("a number has two points");
        in_fraction = true;
        continue;
      }
      any_digit = true;
      if (in_fraction && scale >= static_cast<Magnitude>(kSecond))
        continue;  // finer than a nanosecond of any unit that matters
      number = number * 10 + static_cast<Magnitude>(text[at] - '0');
      if (in_fraction) scale *= 10;
      if (number > kLargest) return Result::failed("it is longer than 292 years");
    }
    if (!any_digit) return Result::failed("it does not begin with a number");
    text.remove_prefix(at);
    std::size_t unit_size = 0;
    while (unit_size < text.size() && !is_number_character(text[unit_size])) ++unit_size;
    if (unit_size == 0) return Result::failed("the unit is missing, one of ms, s, m, h, d");
    const Unit* unit = find_unit(text.substr(0, unit_size));
    if (unit == nullptr) return Result::failed("the unit is none of ns, us, ms, s, m, h, d, w");
    text.remove_prefix(unit_size);
    total += number * static_cast<Magnitude>(unit->nanoseconds) / scale;
    if (total > kLargest) return Result::failed("it is longer than 292 years");
  }
  return Duration{(negative ? -1 : 1) * static_cast<std::int64_t>(total)};
}

}  // namespace stageplot::units
