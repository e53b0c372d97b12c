#include "calendar/zone_rule.hpp"

#include <utility>

#include "calendar/civil.hpp"

namespace stageplot::calendar {
namespace {

constexpr std::int64_t kMostHours = 24 * 7;  // POSIX says 24; the tz tools take a week

/// When in a year the clock is changed.
struct YearlyChange {
  enum class Kind { day_without_leap, day, weekday_of_month };
  Kind kind = Kind::day;
  std::int64_t day = 0;
  std::int64_t week = 0;
  std::int64_t month = 0;
  std::int64_t time = 2 * kSecondsPerHour;
};

class RuleReader {
 public:
  explicit RuleReader(std::string_view text) : rest_(text) {}

  [[nodiscard]] bool at_end() const { return rest_.empty(); }
  [[nodiscard]] bool at(char c) const { return rest_.starts_with(c); }
  bool take(char c) {
    if (!at(c)) return false;
    rest_.remove_prefix(1);
    return true;
  }

  std::optional<std::string_view> name() {
    if (take('<')) {
      const std::size_t end = rest_.find('>');
      if (end == std::string_view::npos) return std::nullopt;
      const std::string_view found = rest_.substr(0, end);
      rest_.remove_prefix(end + 1);
      return found;
    }
    const std::size_t end = std::min(rest_.find_first_of("0123456789,-+"), rest_.size());
    if (end < 3) return std::nullopt;
    const std::string_view found = rest_.substr(0, end);
    rest_.remove_prefix(end);
    return found;
  }

  /// `[+-]hh[:mm[:ss]]` in seconds.
  std::optional<std::int64_t> offset() {
    const bool negative = at('-');
    if (at('+') || at('-')) rest_.remove_prefix(1);
    std::optional<std::int64_t> part = number(0, kMostHours);
    if (!part) return std::nullopt;
    std::int64_t total = *part * kSecondsPerHour;
    for (const std::int64_t unit : {60, 1}) {
      if (!take(':')) break;
      part = number(0, 59);
      if (!part) return std::nullopt;
      total += *part * unit;
    }
    return negative ? -total : total;
  }

  std::optional<YearlyChange> change() {
    YearlyChange change;
    std::optional<std::int64_t> day;
    if (take('J')) {
      change.kind = YearlyChange::Kind::day_without_leap;
      day = number(1, 365);
    } else if (take('M')) {
      change.kind = YearlyChange::Kind::weekday_of_month;
      const std::optional<std::int64_t> month = number(1, 12);
      if (!month || !take('.')) return std::nullopt;
      const std::optional<std::int64_t> week = number(1, 5);
      if (!week || !take('.')) return std::nullopt;
      change.month = *month;
      change.week = *week;
      day = number(0, 6);
    } else {
      day = number(0, 365);
    }
    if (!day) return std::nullopt;
    change.day = *day;
    if (take('/')) {
      const std::optional<std::int64_t> time = offset();
      if (!time) return std::nullopt;
      change.time = *time;
    }
    return change;
  }

 private:
  std::optional<std::int64_t> number(std::int64_t least, std::int64_t most) {
    std::int64_t value = 0;
    std::size_t digits = 0;
    for (; digits < rest_.size() && rest_[digits] >= '0' && rest_[digits] <= '9'; ++digits) {
      value = value * 10 + (rest_[digits] - '0');
      if (value > most) return std::nullopt;
    }
    if (digits == 0 || value < least) return std::nullopt;
    rest_.remove_prefix(digits);
    return value;
  }

  std::string_view rest_;
};

/// Seconds from the beginning of the year, in UTC, where the clock stood at `offset` before.
std::int64_t second_of_year(std::int64_t year, const YearlyChange& change, std::int64_t offset) {
  std::int64_t days = 0;
  switch (change.kind) {
    case YearlyChange::Kind::day_without_leap:
      days = change.day - 1 + (is_leap_year(year) && change.day >= 60 ? 1 : 0);
      break;
    case YearlyChange::Kind::day:
      days = change.day;
      break;
    case YearlyChange::Kind::weekday_of_month: {
      const int month = static_cast<int>(change.month);
      const std::int64_t first = days_since_epoch(year, month, 1);
      const std::int64_t first_weekday = ((first + 4) % 7 + 7) % 7;
      std::int64_t day = (change.day - first_weekday + 7) % 7;
      for (std::int64_t week = 1; week < change.week && day + 7 < days_in_month(year, month); ++week) day += 7;
      days = day + days_before_month(month) + (is_leap_year(year) && month > 2 ? 1 : 0);
      break;
    }
  }
  return days * kSecondsPerDay + change.time - offset;
}

}  // namespace

std::optional<ZonePeriod> apply_zone_rule(std::string_view rule, std::int64_t last_change, std::int64_t seconds) {
  RuleReader reader(rule);
  struct Side {
    std::string_view name;
    std::int64_t offset = 0;
  };
  Side standard;
  Side daylight;
  // The rule says what is added to local time; an offset says what is added to UTC.
  const auto read_side = [&reader](Side& side, std::optional<std::int64_t> usual) {
    const std::optional<std::string_view> name = reader.name();
    if (!name) return false;
    side.name = *name;
    if (usual && (reader.at_end() || reader.at(','))) {
      side.offset = *usual;
      return true;
    }
    const std::optional<std::int64_t> offset = reader.offset();
    side.offset = offset ? -*offset : 0;
    return offset.has_value();
  };
  const auto period = [](const Side& side, std::int64_t start, std::int64_t end) {
    return ZonePeriod{.name = side.name, .offset = static_cast<std::int32_t>(side.offset), .start = start, .end = end};
  };
  if (!read_side(standard, std::nullopt)) return std::nullopt;
  if (reader.at_end() || reader.at(',')) {
    return period(standard, last_change, std::numeric_limits<std::int64_t>::max());
  }
  if (!read_side(daylight, standard.offset + kSecondsPerHour)) return std::nullopt;
  if (reader.at_end()) reader = RuleReader(",M3.2.0,M11.1.0");
  if (!reader.take(',') && !reader.take(';')) return std::nullopt;
  const std::optional<YearlyChange> to_daylight = reader.change();
  if (!to_daylight || !reader.take(',')) return std::nullopt;
  const std::optional<YearlyChange> to_standard = reader.change();
  if (!to_standard || !reader.at_end()) return std::nullopt;

  const Civil civil = civil_of(seconds);
  const std::int64_t second = (civil.year_day - 1) * kSecondsPerDay + seconds % kSecondsPerDay;
  const std::int64_t year_start = wrapped_sum(seconds, -second);
  std::int64_t begin = second_of_year(civil.year, *to_daylight, standard.offset);
  std::int64_t end = second_of_year(civil.year, *to_standard, daylight.offset);
  if (end < begin) {  // the southern half of the world
    std::swap(begin, end);
    std::swap(standard, daylight);
  }
  const auto in_year = [year_start](std::int64_t of_year) { return wrapped_sum(year_start, of_year); };
  if (second < begin) return period(standard, year_start, in_year(begin));
  if (second >= end) return period(standard, in_year(end), in_year(365 * kSecondsPerDay));
  return period(daylight, in_year(begin), in_year(end));
}

}  // namespace stageplot::calendar
