#include "calendar/duration.hpp"

#include <array>
#include <limits>

#include "calendar/parse_moment.hpp"

namespace stageplot::calendar {
namespace {

constexpr std::uint64_t kMost = std::uint64_t{1} << 63;

bool starts_with_digit(std::string_view text) {
  return !text.empty() && text.front() >= '0' && text.front() <= '9';
}

/// The digits at the beginning; false where they are more than 2^63.
bool take_whole(std::string_view& text, std::uint64_t& number) {
  number = 0;
  for (; starts_with_digit(text); text.remove_prefix(1)) {
    if (number > kMost / 10) return false;
    number = number * 10 + static_cast<std::uint64_t>(text.front() - '0');
    if (number > kMost) return false;
  }
  return true;
}

struct Fraction {
  std::uint64_t digits = 0;
  double scale = 1;
};

/// The digits behind a point; those that 64 bits don't keep are dropped.
Fraction take_fraction(std::string_view& text) {
  Fraction fraction;
  bool full = false;
  for (; starts_with_digit(text); text.remove_prefix(1)) {
    if (full || fraction.digits > (kMost - 1) / 10) {
      full = true;
      continue;
    }
    const std::uint64_t next = fraction.digits * 10 + static_cast<std::uint64_t>(text.front() - '0');
    if (next > kMost) {
      full = true;
      continue;
    }
    fraction.digits = next;
    fraction.scale *= 10;
  }
  return fraction;
}

std::uint64_t unit_of(std::string_view name) {
  struct Unit {
    std::string_view name;
    std::int64_t size = 0;
  };
  constexpr std::array kUnits = {Unit{"ns", kNanosecond}, Unit{"us", 1'000},     Unit{"\u00B5s", 1'000},
                                 Unit{"\u03BCs", 1'000},  Unit{"ms", 1'000'000}, Unit{"s", kSecond},
                                 Unit{"m", kMinute},      Unit{"h", kHour}};
  for (const Unit& unit : kUnits) {
    if (unit.name == name) return static_cast<std::uint64_t>(unit.size);
  }
  return 0;
}

/// One number with its unit; empty, or what Go says is wrong (the text itself is added to that).
std::string take_part(std::string_view& text, std::uint64_t& total) {
  const std::string kInvalid = "invalid duration";
  if (text.front() != '.' && !starts_with_digit(text)) return kInvalid;
  std::uint64_t whole = 0;
  const std::size_t before = text.size();
  if (!take_whole(text, whole)) return kInvalid;
  bool has_digits = text.size() != before;
  Fraction fraction;
  if (text.starts_with('.')) {
    text.remove_prefix(1);
    const std::size_t point = text.size();
    fraction = take_fraction(text);
    has_digits = has_digits || text.size() != point;
  }
  if (!has_digits) return kInvalid;
  const std::size_t end = std::min(text.find_first_of(".0123456789"), text.size());
  if (end == 0) return "missing unit in duration";
  const std::uint64_t unit = unit_of(text.substr(0, end));
  if (unit == 0) return "unknown unit " + quote_in_message(text.substr(0, end)) + " in duration";
  text.remove_prefix(end);
  if (whole > kMost / unit) return kInvalid;
  whole *= unit;
  if (fraction.digits > 0) {
    whole +=
        static_cast<std::uint64_t>(static_cast<double>(fraction.digits) * (static_cast<double>(unit) / fraction.scale));
    if (whole > kMost) return kInvalid;
  }
  total += whole;
  return total > kMost ? kInvalid : std::string{};
}

/// `.5`, with the zeros at the end cut off; nothing for zero.
std::string fraction_text(std::uint64_t number, std::size_t digits) {
  if (number == 0) return {};
  std::string text = std::to_string(number);
  text.insert(0, digits - text.size(), '0');
  while (text.ends_with('0')) text.pop_back();
  return "." + text;
}

}  // namespace

std::optional<std::int64_t> parse_duration(std::string_view text, std::string& error) {
  std::string_view rest = text;
  const bool negative = rest.starts_with('-');
  if (negative || rest.starts_with('+')) rest.remove_prefix(1);
  if (rest == "0") return 0;
  std::string why = rest.empty() ? "invalid duration" : "";
  std::uint64_t total = 0;
  while (!rest.empty() && why.empty()) why = take_part(rest, total);
  if (why.empty() && !negative && total >= kMost) why = "invalid duration";
  if (!why.empty()) {
    error = "time: " + why + " " + quote_in_message(text);
    return std::nullopt;
  }
  return static_cast<std::int64_t>(negative ? 0 - total : total);
}

std::string duration_text(std::int64_t duration) {
  if (duration == 0) return "0s";
  std::uint64_t rest = duration < 0 ? 0 - static_cast<std::uint64_t>(duration) : static_cast<std::uint64_t>(duration);
  std::string text = duration < 0 ? "-" : "";
  if (rest < 1'000) return text + std::to_string(rest) + "ns";
  if (rest < 1'000'000) return text + std::to_string(rest / 1'000) + fraction_text(rest % 1'000, 3) + "\u00B5s";
  if (rest < 1'000'000'000) {
    return text + std::to_string(rest / 1'000'000) + fraction_text(rest % 1'000'000, 6) + "ms";
  }
  const std::string fraction = fraction_text(rest % 1'000'000'000, 9);
  rest /= 1'000'000'000;
  if (rest >= 3600) text += std::to_string(rest / 3600) + 'h';
  if (rest >= 60) text += std::to_string(rest / 60 % 60) + 'm';
  return text + std::to_string(rest % 60) + fraction + 's';
}

std::int64_t round_duration(std::int64_t duration, std::int64_t multiple) {
  if (multiple <= 0) return duration;
  const std::int64_t rest = duration % multiple;
  const auto is_less_than_half = [multiple](std::int64_t part) {
    return static_cast<std::uint64_t>(part) * 2 < static_cast<std::uint64_t>(multiple);
  };
  std::int64_t rounded = 0;
  if (duration < 0) {
    if (is_less_than_half(-rest)) return duration - rest;
    const bool overflows = __builtin_sub_overflow(duration, multiple + rest, &rounded);
    return overflows ? std::numeric_limits<std::int64_t>::min() : rounded;
  }
  if (is_less_than_half(rest)) return duration - rest;
  const bool overflows = __builtin_add_overflow(duration, multiple - rest, &rounded);
  return overflows ? std::numeric_limits<std::int64_t>::max() : rounded;
}

}  // namespace stageplot::calendar
