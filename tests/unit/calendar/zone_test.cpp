// Zones: what holds before, at and after each change, what a file may look like, which names are found.
#include <gtest/gtest.h>

#include "calendar/find_zone.hpp"
#include "unit/calendar/tzif.hpp"

namespace stageplot::calendar {
namespace {

using testing_support::berlin;
using testing_support::tzif;

constexpr std::int64_t kAlways = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t kForever = std::numeric_limits<std::int64_t>::max();

const TimeZone kBerlin = berlin();
/// Times of 32 bits, no rule.
const TimeZone kOld =
    *TimeZone::read(tzif('\0', {{3600, false, "STD"}, {7200, true, "DST"}}, {{-100, 1}, {1000, 0}}, ""));
/// Begins with summer time.
const TimeZone kDaylight =
    *TimeZone::read(tzif('2', {{3600, true, "DST"}, {0, false, "STD"}}, {{100, 0}, {200, 1}}, ""));
const TimeZone kFixed = *TimeZone::read(tzif('3', {{-10800, false, "-03"}}, {}, "<-03>3"));
const TimeZone kNone = *TimeZone::read(tzif('2', {{19800, false, "IST"}}, {}, ""));

TEST(TimeZone, SaysWhatHoldsAsGoDoes) {
  struct Row {
    const TimeZone& zone;
    std::int64_t seconds;
    std::string_view name;
    std::int32_t offset;
    std::int64_t start;
    std::int64_t end;
  };
  const Row rows[] = {
      {kBerlin, -2500000000, "LMT", 3208, kAlways, -2422054408},
      {kBerlin, -2422054409, "LMT", 3208, kAlways, -2422054408},
      {kBerlin, -2422054408, "CET", 3600, -2422054408, -1693706400},
      {kBerlin, -1693706401, "CET", 3600, -2422054408, -1693706400},
      {kBerlin, -1693706400, "CEST", 7200, -1693706400, -1680483600},
      {kBerlin, -1680483600, "CET", 3600, -1680483600, 828234000},
      {kBerlin, 828233999, "CET", 3600, -1680483600, 828234000},
      {kBerlin, 828234000, "CEST", 7200, 828234000, 846378000},
      {kBerlin, 846377999, "CEST", 7200, 828234000, 846378000},
      {kBerlin, 846378000, "CET", 3600, 846378000, 851990400},
      {kBerlin, 859683599, "CET", 3600, 852076800, 859683600},
      {kBerlin, 859683600, "CEST", 7200, 859683600, 877827600},
      {kBerlin, 1711846799, "CET", 3600, 1704067200, 1711846800},
      {kBerlin, 1711846800, "CEST", 7200, 1711846800, 1729990800},
      {kBerlin, 1729990799, "CEST", 7200, 1711846800, 1729990800},
      {kBerlin, 1729990800, "CET", 3600, 1729990800, 1735603200},
      {kBerlin, 4102444800, "CET", 3600, 4102444800, 4109878800},
      {kBerlin, 32503680000, "CET", 3600, 32503680000, 32511286800},
      {kOld, -101, "STD", 3600, kAlways, -100},
      {kOld, -100, "DST", 7200, -100, 1000},
      {kOld, 999, "DST", 7200, -100, 1000},
      {kOld, 1000, "STD", 3600, 1000, kForever},
      {kOld, 5000000000, "STD", 3600, 1000, kForever},
      {kDaylight, 99, "STD", 0, kAlways, 100},
      {kDaylight, 100, "DST", 3600, 100, 200},
      {kDaylight, 200, "STD", 0, 200, kForever},
      {kFixed, 0, "-03", -10800, kAlways, kForever},
      {kFixed, -5000000000, "-03", -10800, kAlways, kForever},
      {kNone, 0, "IST", 19800, kAlways, kForever},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(std::string{row.name} + ' ' + std::to_string(row.seconds));
    const ZonePeriod period = row.zone.at(row.seconds);
    EXPECT_EQ(period.name, row.name);
    EXPECT_EQ(period.offset, row.offset);
    EXPECT_EQ(period.start, row.start);
    EXPECT_EQ(period.end, row.end);
  }
}

TEST(TimeZone, KnowsItsAbbreviations) {
  constexpr std::int64_t kJuly = 1719792000;
  EXPECT_EQ(kBerlin.offset_of("CEST", kJuly), 7200);
  EXPECT_EQ(kBerlin.offset_of("CET", kJuly), 3600);
  EXPECT_EQ(kBerlin.offset_of("LMT", kJuly), 3208);
  EXPECT_EQ(kBerlin.offset_of("PST", kJuly), std::nullopt);
  EXPECT_EQ(kBerlin.offset_of("", kJuly), std::nullopt);
}

TEST(TimeZone, RefusesWhatIsNone) {
  const std::string good = tzif('2', {{3600, false, "CET"}}, {{0, 0}}, "CET-1");
  ASSERT_TRUE(TimeZone::read(good));
  for (std::size_t size = 0; size < good.size() - std::string_view{"\nCET-1\n"}.size(); ++size) {
    EXPECT_FALSE(TimeZone::read(std::string_view{good}.substr(0, size))) << size;
  }
  EXPECT_FALSE(TimeZone::read("TZIF" + good.substr(4)));
  EXPECT_FALSE(TimeZone::read(tzif('4', {{3600, false, "CET"}}, {}, "")));
  EXPECT_FALSE(TimeZone::read(tzif('2', {}, {}, "")));
  EXPECT_FALSE(TimeZone::read(tzif('2', {{3600, false, "CET"}}, {{0, 1}}, "")));
  std::string far = good;
  far.replace(20, 24, std::string(24, '\xFF'));  // counts of more than there is
  EXPECT_FALSE(TimeZone::read(far));
}

TEST(FindZone, FindsNamesOfTheDatabaseAlone) {
  const TimeZone* zone = find_zone("Europe/Berlin");
  if (zone == nullptr) GTEST_SKIP() << "this machine has no tz database";
  EXPECT_EQ(zone, find_zone("Europe/Berlin"));
  EXPECT_EQ(zone->at(1719792000).name, "CEST");
  EXPECT_EQ(find_zone_file("/usr/share/zoneinfo/Europe/Berlin"), zone);
  using namespace std::string_view_literals;
  for (const std::string_view name : {""sv, "Europe"sv, "Europe/Nowhere"sv, "/etc/localtime"sv, "../zoneinfo/UTC"sv,
                                      "Europe/../UTC"sv, "\\UTC"sv, "UTC\0x"sv, "tzdata.zi"sv, "zone.tab"sv}) {
    EXPECT_EQ(find_zone(name), nullptr) << name;
  }
  EXPECT_EQ(find_zone_file("usr/share/zoneinfo/UTC"), nullptr);
  EXPECT_EQ(find_zone_file("/etc/passwd"), nullptr);
}

}  // namespace
}  // namespace stageplot::calendar
