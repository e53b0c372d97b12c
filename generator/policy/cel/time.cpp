#include "policy/cel/time.hpp"

#include <array>
#include <chrono>
#include <cstdio>

namespace stageplot::policy::cel {
namespace {

__extension__ using Int128 = __int128;

constexpr std::int64_t kSecondsPerDay = 86400;

/// Digits at fixed places; -1 where there are others.
int digits(std::string_view text, std::size_t begin, std::size_t count) {
  if (begin + count > text.size()) return -1;
  int value = 0;
  for (const char c : text.substr(begin, count)) {
    if (c < '0' || c > '9') return -1;
    value = value * 10 + (c - '0');
  }
  return value;
}

struct Unit {
  std::string_view name;
  std::int64_t nanoseconds;
};
constexpr std::array kUnits = {
    Unit{"ns", 1},         Unit{"us", 1000},         Unit{"\u00B5s", 1000},           Unit{"\u03BCs", 1000},
    Unit{"ms", 1'000'000}, Unit{"s", 1'000'000'000}, Unit{"m", 60 * 1'000'000'000LL}, Unit{"h", 3600 * 1'000'000'000LL},
};

constexpr Int128 kGreatestDuration = std::numeric_limits<std::int64_t>::max();

/// One number with its unit at `at`; false where there is none or it is too large.
bool parse_part(std::string_view text, std::size_t& at, Int128& total) {
  Int128 whole = 0;
  Int128 fraction = 0;
  Int128 scale = 1;
  std::size_t count = 0;
  bool behind_point = false;
  for (; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '.' && !behind_point) {
      behind_point = true;
      continue;
    }
    if (c < '0' || c > '9') break;
    ++count;
    if (!behind_point) {
      whole = whole * 10 + (c - '0');
      if (whole > kGreatestDuration + 1) return false;
    } else if (scale < 1'000'000'000'000'000) {
      fraction = fraction * 10 + (c - '0');
      scale *= 10;
    }
  }
  if (count == 0) return false;
  const Unit* found = nullptr;
  for (const Unit& unit : kUnits) {
    // `m` begins `ms`: what follows a unit is a digit or the end.
    const std::string_view rest = text.substr(at);
    if (!rest.starts_with(unit.name)) continue;
    const std::string_view behind = rest.substr(unit.name.size());
    if (behind.empty() || behind[0] == '.' || (behind[0] >= '0' && behind[0] <= '9')) found = &unit;
  }
  if (found == nullptr) return false;
  at += found->name.size();
  total += whole * found->nanoseconds + fraction * found->nanoseconds / scale;
  return total <= kGreatestDuration + 1;
}

std::string fraction_text(std::uint32_t nanoseconds) {
  if (nanoseconds == 0) return {};
  std::array<char, 16> buffer{};
  std::snprintf(buffer.data(), buffer.size(), ".%09u", nanoseconds);
  std::string text = buffer.data();
  text.erase(text.find_last_not_of('0') + 1);
  return text;
}

}  // namespace

Value make_timestamp(Context& context, std::int64_t seconds, std::uint32_t nanoseconds) {
  if (seconds < kLeastSecond || seconds > kGreatestSecond) {
    return context.fail("the timestamp lies outside the years 1 to 9999");
  }
  return Value::of_timestamp(seconds, nanoseconds);
}

Value move_timestamp(Context& context, const Value& timestamp, std::int64_t nanoseconds) {
  const Int128 total = Int128{timestamp.i} * kNanosecondsPerSecond + timestamp.extra + nanoseconds;
  Int128 seconds = total / kNanosecondsPerSecond;
  Int128 rest = total % kNanosecondsPerSecond;
  if (rest < 0) {
    rest += kNanosecondsPerSecond;
    --seconds;
  }
  return make_timestamp(context, static_cast<std::int64_t>(seconds), static_cast<std::uint32_t>(rest));
}

Value timestamp_difference(Context& context, const Value& left, const Value& right) {
  const Int128 difference = (Int128{left.i} - right.i) * kNanosecondsPerSecond + Int128{left.extra} - right.extra;
  if (difference > kGreatestDuration || difference < -kGreatestDuration - 1) {
    return context.fail("the duration is out of range");
  }
  return Value::of_duration(static_cast<std::int64_t>(difference));
}

std::optional<Value> parse_timestamp(std::string_view text) {
  const int year = digits(text, 0, 4);
  const int month = digits(text, 5, 2);
  const int day = digits(text, 8, 2);
  const int hours = digits(text, 11, 2);
  const int minutes = digits(text, 14, 2);
  const int seconds = digits(text, 17, 2);
  if (year < 1 || month < 0 || day < 0 || hours < 0 || minutes < 0 || seconds < 0) return std::nullopt;
  if (text[4] != '-' || text[7] != '-' || text[10] != 'T' || text[13] != ':' || text[16] != ':') return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                                         std::chrono::day{static_cast<unsigned>(day)}};
  if (!date.ok() || hours > 23 || minutes > 59 || seconds > 59) return std::nullopt;
  std::size_t at = 19;
  std::uint32_t nanoseconds = 0;
  if (at < text.size() && text[at] == '.') {
    const std::size_t first = ++at;
    std::uint32_t scale = 100'000'000;
    for (; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at) {
      nanoseconds += static_cast<std::uint32_t>(text[at] - '0') * scale;
      scale /= 10;
    }
    if (at == first) return std::nullopt;
  }
  const std::string_view zone = text.substr(at);
  std::int64_t offset = 0;
  if (zone != "Z") {
    const int zone_hours = digits(zone, 1, 2);
    const int zone_minutes = digits(zone, 4, 2);
    if (zone.size() != 6 || (zone[0] != '+' && zone[0] != '-') || zone[3] != ':' || zone_hours < 0 || zone_hours > 23 ||
        zone_minutes < 0 || zone_minutes > 59) {
      return std::nullopt;
    }
    offset = (zone_hours * 60 + zone_minutes) * 60 * (zone[0] == '-' ? -1 : 1);
  }
  const std::int64_t days = std::chrono::sys_days{date}.time_since_epoch().count();
  const std::int64_t total = days * kSecondsPerDay + hours * 3600 + minutes * 60 + seconds - offset;
  if (total < kLeastSecond || total > kGreatestSecond) return std::nullopt;
  return Value::of_timestamp(total, nanoseconds);
}

std::optional<std::int64_t> parse_duration(std::string_view text) {
  bool negative = false;
  if (!text.empty() && (text[0] == '-' || text[0] == '+')) {
    negative = text[0] == '-';
    text.remove_prefix(1);
  }
  if (text == "0") return 0;
  if (text.empty()) return std::nullopt;
  Int128 total = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (!parse_part(text, at, total)) return std::nullopt;
  }
  if (negative) total = -total;
  if (total > kGreatestDuration) return std::nullopt;
  return static_cast<std::int64_t>(total);
}

std::string timestamp_text(const Value& timestamp) {
  const LocalTime time = local_time(timestamp.i);
  std::array<char, 64> buffer{};
  std::snprintf(buffer.data(), buffer.size(), "%04d-%02u-%02uT%02u:%02u:%02u", time.year, time.month, time.day,
                time.hours, time.minutes, time.seconds);
  return buffer.data() + fraction_text(timestamp.extra) + "Z";
}

std::string duration_text(std::int64_t nanoseconds) {
  const std::int64_t seconds = nanoseconds / kNanosecondsPerSecond;
  const std::int64_t rest = nanoseconds % kNanosecondsPerSecond;
  std::string text = nanoseconds < 0 && seconds == 0 ? "-0" : std::to_string(seconds);
  return text + fraction_text(static_cast<std::uint32_t>(rest < 0 ? -rest : rest)) + "s";
}

LocalTime local_time(std::int64_t seconds_of_epoch) {
  std::int64_t days = seconds_of_epoch / kSecondsPerDay;
  std::int64_t rest = seconds_of_epoch % kSecondsPerDay;
  if (rest < 0) {
    rest += kSecondsPerDay;
    --days;
  }
  const std::chrono::sys_days date{std::chrono::days{days}};
  const std::chrono::year_month_day parts{date};
  const std::chrono::sys_days first{parts.year() / std::chrono::January / 1};
  const auto seconds = static_cast<unsigned>(rest);
  return {.year = static_cast<int>(parts.year()),
          .month = static_cast<unsigned>(parts.month()),
          .day = static_cast<unsigned>(parts.day()),
          .day_of_year = static_cast<unsigned>((date - first).count()),
          .day_of_week = std::chrono::weekday{date}.c_encoding(),
          .hours = seconds / 3600,
          .minutes = seconds / 60 % 60,
          .seconds = seconds % 60};
}

}  // namespace stageplot::policy::cel
