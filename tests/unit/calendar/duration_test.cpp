// Durations as Go reads, writes and rounds them.
#include <gtest/gtest.h>

#include "calendar/duration.hpp"

namespace stageplot::calendar {
namespace {

constexpr std::int64_t kLeast = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();

TEST(Duration, IsReadAsGoDoes) {
  struct Row {
    std::string_view text;
    std::int64_t duration;
    std::string_view error;
  };
  const Row rows[] = {
      {"0", 0, ""},
      {"1h", 3600000000000, ""},
      {"1h30m", 5400000000000, ""},
      {"-1.5s", -1500000000, ""},
      {"+5ms", 5000000, ""},
      {"1us", 1000, ""},
      {"1µs", 1000, ""},
      {"1μs", 1000, ""},
      {"1ns", 1, ""},
      {"1.5ns", 1, ""},
      {".5h", 1800000000000, ""},
      {"5.s", 5000000000, ""},
      {"1h1h", 7200000000000, ""},
      {"100000h", 360000000000000000, ""},
      {"2562047h47m16.854775807s", kMost, ""},
      {"2562047h47m16.854775808s", 0, "time: invalid duration \"2562047h47m16.854775808s\""},
      {"-2562047h47m16.854775808s", kLeast, ""},
      {"9223372036854775807ns", kMost, ""},
      {"9223372036854775808ns", 0, "time: invalid duration \"9223372036854775808ns\""},
      {"-9223372036854775808ns", kLeast, ""},
      {"0.000000000000000000000001s", 0, ""},
      {"3000000h", 0, "time: invalid duration \"3000000h\""},
      {"0.9223372036854775807h", 3320413933267, ""},
      {"1.0000000000000000000000001h", 3600000000000, ""},
      {"", 0, "time: invalid duration \"\""},
      {"-", 0, "time: invalid duration \"-\""},
      {"+", 0, "time: invalid duration \"+\""},
      {"1", 0, "time: missing unit in duration \"1\""},
      {".", 0, "time: invalid duration \".\""},
      {".s", 0, "time: invalid duration \".s\""},
      {"1d", 0, "time: unknown unit \"d\" in duration \"1d\""},
      {"1x", 0, "time: unknown unit \"x\" in duration \"1x\""},
      {"1h 2m", 0, "time: unknown unit \"h \" in duration \"1h 2m\""},
      {" 1h", 0, "time: invalid duration \" 1h\""},
      {"1..5h", 0, "time: missing unit in duration \"1..5h\""},
      {"--1h", 0, "time: invalid duration \"--1h\""},
      {"1.1.1s", 0, "time: missing unit in duration \"1.1.1s\""},
      {"é", 0, "time: invalid duration \"\\xc3\\xa9\""},
      {"1é", 0, "time: unknown unit \"\\xc3\\xa9\" in duration \"1\\xc3\\xa9\""},
      {"00001m", 60000000000, ""},
      {"1e3s", 0, "time: unknown unit \"e\" in duration \"1e3s\""},
  };
  for (const Row& row : rows) {
    std::string error;
    const std::optional<std::int64_t> duration = parse_duration(row.text, error);
    EXPECT_EQ(error, row.error);
    ASSERT_EQ(duration.has_value(), row.error.empty()) << row.text;
    EXPECT_EQ(duration.value_or(0), row.duration) << row.text;
  }
}

TEST(Duration, IsWrittenAsGoDoes) {
  struct Row {
    std::int64_t duration;
    std::string_view text;
  };
  const Row rows[] = {
      {0, "0s"},
      {1, "1ns"},
      {999, "999ns"},
      {1000, "1µs"},
      {1100, "1.1µs"},
      {999999, "999.999µs"},
      {1000000, "1ms"},
      {2200000, "2.2ms"},
      {999999999, "999.999999ms"},
      {1000000000, "1s"},
      {1500000000, "1.5s"},
      {59999999999, "59.999999999s"},
      {60000000000, "1m0s"},
      {3599999999999, "59m59.999999999s"},
      {3600000000000, "1h0m0s"},
      {5430000000000, "1h30m30s"},
      {90000000000000, "25h0m0s"},
      {kMost, "2562047h47m16.854775807s"},
      {kLeast, "-2562047h47m16.854775808s"},
      {-1, "-1ns"},
      {-1500000, "-1.5ms"},
      {-3600000000001, "-1h0m0.000000001s"},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(duration_text(row.duration), row.text);
    std::string error;
    EXPECT_EQ(parse_duration(row.text, error), row.duration) << row.text;
  }
}

TEST(Duration, IsRoundedAsGoDoes) {
  struct Row {
    std::int64_t duration;
    std::int64_t multiple;
    std::int64_t expected;
  };
  const Row rows[] = {
      {1500000000, 1000000000, 2000000000},
      {1499999999, 1000000000, 1000000000},
      {2500000000, 1000000000, 3000000000},
      {-1500000000, 1000000000, -2000000000},
      {-1499999999, 1000000000, -1000000000},
      {7, 0, 7},
      {7, -5, 7},
      {kMost, 1000000000, kMost},
      {kLeast, 1000000000, kLeast},
      {kMost, kMost, kMost},
      {5, 10, 10},
      {4, 10, 0},
      {-5, 10, -10},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(round_duration(row.duration, row.multiple), row.expected) << row.duration << ' ' << row.multiple;
  }
}

}  // namespace
}  // namespace stageplot::calendar
