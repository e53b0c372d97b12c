#include "calendar/civil.hpp"

#include <array>

namespace stageplot::calendar {
namespace {

constexpr std::int64_t kDaysPerEra = 146097;  // 400 years
constexpr std::int64_t kYearsPerEra = 400;

/// Go counts days from the first of March of a year this many eras before year 0, as an unsigned number.
constexpr std::int64_t kErasBeforeYearZero = 730692556;
constexpr std::int64_t kDaysFromYearOneToEpoch = 719162;
constexpr std::int64_t kDaysFromMarchToYearEnd = 306;
constexpr std::int64_t kFirstDay =
    -(kErasBeforeYearZero * kDaysPerEra + kDaysFromMarchToYearEnd) - kDaysFromYearOneToEpoch;

constexpr std::array<int, 14> kDaysBefore = {0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365};

}  // namespace

bool is_leap_year(std::int64_t year) {
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

int days_before_month(int month) {
  return kDaysBefore[static_cast<std::size_t>(month)];
}

int days_in_month(std::int64_t year, int month) {
  if (month == 2) return is_leap_year(year) ? 29 : 28;
  return days_before_month(month + 1) - days_before_month(month);
}

Civil civil_of(std::int64_t seconds) {
  const std::uint64_t first_second = static_cast<std::uint64_t>(kFirstDay) * kSecondsPerDay;
  const std::uint64_t since_first = static_cast<std::uint64_t>(seconds) - first_second;
  const std::int64_t days = static_cast<std::int64_t>(since_first / kSecondsPerDay) + kFirstDay;
  const auto of_day = static_cast<int>(since_first % kSecondsPerDay);

  // Years that begin in March, so that the leap day is their last.
  constexpr std::int64_t kFromYearZeroMarch = 719468;
  const std::int64_t shifted = days + kFromYearZeroMarch;
  const std::int64_t era = (shifted >= 0 ? shifted : shifted - (kDaysPerEra - 1)) / kDaysPerEra;
  const std::int64_t day_of_era = shifted - era * kDaysPerEra;
  const std::int64_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const std::int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const std::int64_t shifted_month = (5 * day_of_year + 2) / 153;

  Civil civil;
  civil.day = static_cast<int>(day_of_year - (153 * shifted_month + 2) / 5 + 1);
  civil.month = static_cast<int>(shifted_month < 10 ? shifted_month + 3 : shifted_month - 9);
  civil.year = era * kYearsPerEra + year_of_era + (civil.month <= 2 ? 1 : 0);
  civil.hour = of_day / 3600;
  civil.minute = of_day / 60 % 60;
  civil.second = of_day % 60;
  civil.weekday = static_cast<int>(((days + 4) % 7 + 7) % 7);
  civil.year_day = days_before_month(civil.month) + civil.day + (civil.month > 2 && is_leap_year(civil.year) ? 1 : 0);
  return civil;
}

std::int64_t days_since_epoch(std::int64_t year, int month, std::int64_t day) {
  const std::int64_t shifted_year = month <= 2 ? wrapped_sum(year, -1) : year;
  const std::int64_t era = shifted_year / kYearsPerEra - (shifted_year % kYearsPerEra < 0 ? 1 : 0);
  const std::int64_t year_of_era = wrapped_sum(shifted_year, -wrapped_product(era, kYearsPerEra));
  const std::int64_t first_of_month = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5;
  const std::int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + first_of_month;
  const std::uint64_t days = static_cast<std::uint64_t>(era) * kDaysPerEra + static_cast<std::uint64_t>(day_of_era) -
                             719468 + static_cast<std::uint64_t>(day) - 1;
  return static_cast<std::int64_t>(days);
}

}  // namespace stageplot::calendar
