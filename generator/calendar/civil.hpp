// Days of the proleptic Gregorian calendar. Seconds are counted from 1970-01-01T00:00:00Z; any 64-bit count has a date,
// and those that Go's time package wraps around wrap around here too.
#pragma once

#include <cstdint>

namespace stageplot::calendar {

inline constexpr std::int64_t kSecondsPerHour = 3600;
inline constexpr std::int64_t kSecondsPerDay = 86400;

/// Sums and products as Go makes them: what does not fit wraps around.
[[nodiscard]] constexpr std::int64_t wrapped_sum(std::int64_t a, std::int64_t b) {
  return static_cast<std::int64_t>(static_cast<std::uint64_t>(a) + static_cast<std::uint64_t>(b));
}
[[nodiscard]] constexpr std::int64_t wrapped_product(std::int64_t a, std::int64_t b) {
  return static_cast<std::int64_t>(static_cast<std::uint64_t>(a) * static_cast<std::uint64_t>(b));
}

/// A moment's parts, without a time zone.
struct Civil {
  std::int64_t year = 0;
  int month = 1;  // 1 to 12
  int day = 1;    // 1 to 31
  int hour = 0;
  int minute = 0;
  int second = 0;
  int weekday = 0;   // 0: Sunday
  int year_day = 1;  // 1 to 366
};

[[nodiscard]] Civil civil_of(std::int64_t seconds);

/// Days since 1970-01-01; `month` is 1 to 12, `day` may be any number. Wraps around where it does not fit.
[[nodiscard]] std::int64_t days_since_epoch(std::int64_t year, int month, std::int64_t day);

[[nodiscard]] bool is_leap_year(std::int64_t year);
[[nodiscard]] int days_in_month(std::int64_t year, int month);
/// Days of a year that is no leap year before the month, 1 to 13.
[[nodiscard]] int days_before_month(int month);

}  // namespace stageplot::calendar
