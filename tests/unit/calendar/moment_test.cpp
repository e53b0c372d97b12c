// Moments out of local parts, through gaps and overlaps of summer time; sums and differences at the bounds.
#include <gtest/gtest.h>

#include "calendar/moment.hpp"
#include "unit/calendar/tzif.hpp"

namespace stageplot::calendar {
namespace {

constexpr std::int64_t kLeast = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();

TEST(Moment, IsMadeOfPartsAsGoDoes) {
  const Place utc;
  const Place berlin{.zone = &testing_support::berlin(), .name = {}, .offset = 0};
  struct Row {
    const Place& place;
    LocalParts parts;
    std::int64_t seconds;
    std::int32_t nanoseconds;
  };
  const Row rows[] = {
      {berlin, {2024, 3, 31, 1, 59, 59, 0}, 1711846799, 0},
      {berlin, {2024, 3, 31, 2, 0, 0, 0}, 1711846800, 0},
      {berlin, {2024, 3, 31, 2, 30, 0, 0}, 1711848600, 0},
      {berlin, {2024, 3, 31, 3, 0, 0, 0}, 1711846800, 0},
      {berlin, {2024, 10, 27, 1, 59, 59, 0}, 1729987199, 0},
      {berlin, {2024, 10, 27, 2, 0, 0, 0}, 1729990800, 0},
      {berlin, {2024, 10, 27, 2, 59, 59, 0}, 1729994399, 0},
      {berlin, {2024, 10, 27, 3, 0, 0, 0}, 1729994400, 0},
      {berlin, {2024, 14, 1, 0, 0, 0, 0}, 1738364400, 0},
      {berlin, {2024, 0, 31, 0, 0, 0, 0}, 1703977200, 0},
      {berlin, {2024, -11, 1, 0, 0, 0, 0}, 1672527600, 0},
      {berlin, {2023, 2, 29, 0, 0, 0, 0}, 1677625200, 0},
      {berlin, {2024, 2, 30, 25, 61, 61, 1500000000}, 1709341322, 500000000},
      {berlin, {2024, 1, 0, 0, 0, -1, -1}, 1703977198, 999999999},
      {berlin, {1, 1, 1, 0, 0, 0, 0}, -62135600008, 0},
      {berlin, {0, 1, 1, 0, 0, 0, 0}, -62167222408, 0},
      {berlin, {-1, 12, 31, 0, 0, 0, 0}, -62167308808, 0},
      {berlin, {9999, 12, 31, 23, 59, 59, 999999999}, 253402297199, 999999999},
      {berlin, {1900, 2, 29, 0, 0, 0, 0}, -2203894800, 0},
      {berlin, {1893, 4, 1, 0, 0, 0, 0}, -2422054408, 0},
      {utc, {2024, 3, 31, 1, 59, 59, 0}, 1711850399, 0},
      {utc, {2024, 3, 31, 2, 0, 0, 0}, 1711850400, 0},
      {utc, {2024, 3, 31, 2, 30, 0, 0}, 1711852200, 0},
      {utc, {2024, 3, 31, 3, 0, 0, 0}, 1711854000, 0},
      {utc, {2024, 10, 27, 1, 59, 59, 0}, 1729994399, 0},
      {utc, {2024, 10, 27, 2, 0, 0, 0}, 1729994400, 0},
      {utc, {2024, 10, 27, 2, 59, 59, 0}, 1729997999, 0},
      {utc, {2024, 10, 27, 3, 0, 0, 0}, 1729998000, 0},
      {utc, {2024, 14, 1, 0, 0, 0, 0}, 1738368000, 0},
      {utc, {2024, 0, 31, 0, 0, 0, 0}, 1703980800, 0},
      {utc, {2024, -11, 1, 0, 0, 0, 0}, 1672531200, 0},
      {utc, {2023, 2, 29, 0, 0, 0, 0}, 1677628800, 0},
      {utc, {2024, 2, 30, 25, 61, 61, 1500000000}, 1709344922, 500000000},
      {utc, {2024, 1, 0, 0, 0, -1, -1}, 1703980798, 999999999},
      {utc, {1, 1, 1, 0, 0, 0, 0}, -62135596800, 0},
      {utc, {0, 1, 1, 0, 0, 0, 0}, -62167219200, 0},
      {utc, {-1, 12, 31, 0, 0, 0, 0}, -62167305600, 0},
      {utc, {9999, 12, 31, 23, 59, 59, 999999999}, 253402300799, 999999999},
      {utc, {1900, 2, 29, 0, 0, 0, 0}, -2203891200, 0},
      {utc, {1893, 4, 1, 0, 0, 0, 0}, -2422051200, 0},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(std::to_string(row.parts.year) + ' ' + std::to_string(row.parts.month) + ' ' +
                 std::to_string(row.parts.day) + ' ' + std::to_string(row.parts.hour));
    const Instant instant = instant_of(row.parts, row.place);
    EXPECT_EQ(instant.seconds, row.seconds);
    EXPECT_EQ(instant.nanoseconds, row.nanoseconds);
  }
}

TEST(Moment, IsShownAtItsPlace) {
  const Instant instant{.seconds = 1711846800, .place = {.zone = &testing_support::berlin(), .name = {}, .offset = 0}};
  EXPECT_EQ(instant.civil().hour, 3);
  EXPECT_EQ((Instant{.seconds = 1711846799, .place = instant.place}).civil().hour, 1);
  EXPECT_EQ((Instant{.seconds = 0, .place = {.name = "X", .offset = -1}}).civil().year, 1969);
}

TEST(Moment, GrowsByADuration) {
  const Instant base{.seconds = 1704067200, .nanoseconds = 999999999, .place = {}};
  struct Row {
    std::int64_t duration;
    std::int64_t seconds;
    std::int32_t nanoseconds;
  };
  const Row rows[] = {
      {1, 1704067201, 0},
      {-999999999, 1704067200, 0},
      {-1000000000, 1704067199, 999999999},
      {kMost, 10927439237, 854775806},
      {kLeast, -7519304836, 145224191},
  };
  for (const Row& row : rows) {
    const Instant sum = add(base, row.duration);
    EXPECT_EQ(sum.seconds, row.seconds) << row.duration;
    EXPECT_EQ(sum.nanoseconds, row.nanoseconds) << row.duration;
    EXPECT_EQ(difference(sum, base), row.duration);
    EXPECT_EQ(compare(sum, base) < 0, row.duration < 0);
    EXPECT_EQ(compare(base, sum) < 0, row.duration > 0);
  }
}

TEST(Moment, DiffersByTheNearestBoundAtMost) {
  const Instant first{.seconds = kZeroSeconds, .place = {}};
  const Instant last{.seconds = 253370764800, .place = {}};
  EXPECT_EQ(difference(last, first), kMost);
  EXPECT_EQ(difference(first, last), kLeast);
  EXPECT_EQ(difference({.seconds = 0, .nanoseconds = 5, .place = {}}, {.seconds = 1, .nanoseconds = 4, .place = {}}),
            -999999999);
  EXPECT_EQ(difference(first, first), 0);
  EXPECT_EQ(compare(first, first), 0);
}

TEST(Moment, LocalIsWhatTheVariableSays) {
  EXPECT_EQ(local_place("").zone, nullptr);
  EXPECT_EQ(local_place("No/Such").at(0).name, "UTC");
  const Place berlin = local_place("Europe/Berlin");
  if (berlin.zone == nullptr) GTEST_SKIP() << "this machine has no tz database";
  EXPECT_EQ(local_place(":Europe/Berlin").zone, berlin.zone);
  EXPECT_EQ(local_place("/usr/share/zoneinfo/Europe/Berlin").zone, berlin.zone);
  EXPECT_EQ(berlin.at(1719792000).offset, 7200);
}

}  // namespace
}  // namespace stageplot::calendar
