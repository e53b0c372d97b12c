// Dates of moments, and back.
#include <gtest/gtest.h>

#include "calendar/civil.hpp"

namespace stageplot::calendar {
namespace {

TEST(Civil, IsWhatGoMakesOfSeconds) {
  struct Row {
    std::int64_t seconds;
    Civil expected;
  };
  const Row rows[] = {
      {0, {1970, 1, 1, 0, 0, 0, 4, 1}},
      {-1, {1969, 12, 31, 23, 59, 59, 3, 365}},
      {86399, {1970, 1, 1, 23, 59, 59, 4, 1}},
      {86400, {1970, 1, 2, 0, 0, 0, 5, 2}},
      {951782400, {2000, 2, 29, 0, 0, 0, 2, 60}},
      {951868799, {2000, 2, 29, 23, 59, 59, 2, 60}},
      {951868800, {2000, 3, 1, 0, 0, 0, 3, 61}},
      {4107542400, {2100, 3, 1, 0, 0, 0, 1, 60}},
      {-62135596800, {1, 1, 1, 0, 0, 0, 1, 1}},
      {-62135596801, {0, 12, 31, 23, 59, 59, 0, 366}},
      {-62167219200, {0, 1, 1, 0, 0, 0, 6, 1}},
      {-62167219201, {-1, 12, 31, 23, 59, 59, 5, 365}},
      {253402300799, {9999, 12, 31, 23, 59, 59, 5, 365}},
      {253402300800, {10000, 1, 1, 0, 0, 0, 6, 1}},
      {-68000000000, {-185, 3, 2, 23, 6, 40, 4, 61}},
      {1000000000000000, {31690708, 7, 5, 1, 46, 40, 0, 187}},
      {-1000000000000000, {-31686769, 6, 29, 22, 13, 20, 0, 180}},
  };
  for (const auto& [seconds, expected] : rows) {
    SCOPED_TRACE(seconds);
    const Civil civil = civil_of(seconds);
    EXPECT_EQ(civil.year, expected.year);
    EXPECT_EQ(civil.month, expected.month);
    EXPECT_EQ(civil.day, expected.day);
    EXPECT_EQ(civil.hour, expected.hour);
    EXPECT_EQ(civil.minute, expected.minute);
    EXPECT_EQ(civil.second, expected.second);
    EXPECT_EQ(civil.weekday, expected.weekday);
    EXPECT_EQ(civil.year_day, expected.year_day);
    const std::int64_t day = days_since_epoch(civil.year, civil.month, civil.day);
    EXPECT_EQ(day * kSecondsPerDay + civil.hour * kSecondsPerHour + civil.minute * 60 + civil.second, seconds);
  }
}

TEST(Civil, GoesThroughEveryDayOfFourCenturies) {
  std::int64_t day = days_since_epoch(1900, 1, 1);
  for (std::int64_t year = 1900; year < 2300; ++year) {
    int year_day = 1;
    for (int month = 1; month <= 12; ++month) {
      for (int of_month = 1; of_month <= days_in_month(year, month); ++of_month, ++day, ++year_day) {
        const Civil civil = civil_of(day * kSecondsPerDay);
        ASSERT_EQ(civil.year, year);
        ASSERT_EQ(civil.month, month);
        ASSERT_EQ(civil.day, of_month);
        ASSERT_EQ(civil.year_day, year_day);
        ASSERT_EQ(civil.weekday, ((day + 4) % 7 + 7) % 7);
      }
    }
    ASSERT_EQ(year_day - 1, is_leap_year(year) ? 366 : 365);
  }
}

TEST(Civil, KnowsLeapYears) {
  EXPECT_TRUE(is_leap_year(2000));
  EXPECT_TRUE(is_leap_year(2024));
  EXPECT_TRUE(is_leap_year(0));
  EXPECT_TRUE(is_leap_year(-4));
  EXPECT_FALSE(is_leap_year(1900));
  EXPECT_FALSE(is_leap_year(2023));
  EXPECT_EQ(days_in_month(2024, 2), 29);
  EXPECT_EQ(days_in_month(2100, 2), 28);
  EXPECT_EQ(days_before_month(1), 0);
  EXPECT_EQ(days_before_month(3), 59);
  EXPECT_EQ(days_before_month(13), 365);
}

TEST(Civil, HasADateForAnyCount) {
  for (const std::int64_t seconds :
       {std::numeric_limits<std::int64_t>::min(), std::numeric_limits<std::int64_t>::max()}) {
    const Civil civil = civil_of(seconds);
    EXPECT_TRUE(civil.month >= 1 && civil.month <= 12);
    EXPECT_TRUE(civil.day >= 1 && civil.day <= 31);
    EXPECT_TRUE(civil.year_day >= 1 && civil.year_day <= 366);
  }
}

}  // namespace
}  // namespace stageplot::calendar
