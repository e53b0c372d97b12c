#include "policy/waivers/date.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace stageplot::waivers {
namespace {

TEST(Date, DaysOfTheCalendar) {
  EXPECT_EQ(parse_day("1970-01-01")->number, 0);
  EXPECT_EQ(parse_day("2000-02-29")->number, 11016);
  EXPECT_EQ(parse_day("2027-01-31")->number, 20849);
  for (const char* text : {"2027-02-29", "1900-02-29", "2027-00-10", "2027-13-01", "2027-04-31", "2027-1-1",
                           "0000-01-01", "27-01-01", "2027/01/01", "2027-01-01 ", "2027-01-0x", "+027-01-01", ""}) {
    EXPECT_FALSE(parse_day(text).has_value()) << text;
  }
}

TEST(Date, AsTextAndBack) {
  for (const char* text : {"0001-01-01", "1969-12-31", "2024-02-29", "9999-12-31"}) {
    EXPECT_EQ(text_of(*parse_day(text)), text);
  }
}

TEST(Date, OfSeconds) {
  const auto day = [](std::int64_t seconds) {
    const auto found = day_of_seconds(seconds);
    return found ? text_of(*found) : std::string{"none"};
  };
  EXPECT_EQ(day(0), "1970-01-01");
  EXPECT_EQ(day(86'399), "1970-01-01");
  EXPECT_EQ(day(86'400), "1970-01-02");
  EXPECT_EQ(day(-1), "1969-12-31");
  EXPECT_EQ(day(1'700'000'000), "2023-11-14");
  EXPECT_EQ(day(253'402'300'799), "9999-12-31");
  EXPECT_EQ(day(253'402'300'800), "none");
  EXPECT_EQ(day(std::numeric_limits<std::int64_t>::min()), "none");
}

}  // namespace
}  // namespace stageplot::waivers
