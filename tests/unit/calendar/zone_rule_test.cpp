// The rules at the end of compiled zones. Go was asked through a zone whose last change is at 0.
#include <gtest/gtest.h>

#include "calendar/zone_rule.hpp"

namespace stageplot::calendar {
namespace {

TEST(ZoneRule, SaysWhatHoldsAsGoDoes) {
  struct Row {
    std::string_view rule;
    std::int64_t seconds;
    std::optional<ZonePeriod> expected;
  };
  const Row rows[] = {
      {"AEST-10AEDT,M10.1.0,M4.1.0/3", 1704067200, ZonePeriod{"AEDT", 39600, 1704067200, 1712419200}},
      {"AEST-10AEDT,M10.1.0,M4.1.0/3", 1709164799, ZonePeriod{"AEDT", 39600, 1704067200, 1712419200}},
      {"AEST-10AEDT,M10.1.0,M4.1.0/3", 1709164800, ZonePeriod{"AEDT", 39600, 1704067200, 1712419200}},
      {"AEST-10AEDT,M10.1.0,M4.1.0/3", 1711846800, ZonePeriod{"AEDT", 39600, 1704067200, 1712419200}},
      {"AEST-10AEDT,M10.1.0,M4.1.0/3", 1720000000, ZonePeriod{"AEST", 36000, 1712419200, 1728144000}},
      {"AEST-10AEDT,M10.1.0,M4.1.0/3", 1735689599, ZonePeriod{"AEDT", 39600, 1728144000, 1735603200}},
      {"EST5EDT", 1704067200, ZonePeriod{"EST", -18000, 1704067200, 1710054000}},
      {"EST5EDT", 1709164799, ZonePeriod{"EST", -18000, 1704067200, 1710054000}},
      {"EST5EDT", 1709164800, ZonePeriod{"EST", -18000, 1704067200, 1710054000}},
      {"EST5EDT", 1711846800, ZonePeriod{"EDT", -14400, 1710054000, 1730613600}},
      {"EST5EDT", 1720000000, ZonePeriod{"EDT", -14400, 1710054000, 1730613600}},
      {"EST5EDT", 1735689599, ZonePeriod{"EST", -18000, 1730613600, 1735603200}},
      {"EST5EDT4,J60/0,J300/1:30:15", 1704067200, ZonePeriod{"EST", -18000, 1704067200, 1709269200}},
      {"EST5EDT4,J60/0,J300/1:30:15", 1709164799, ZonePeriod{"EST", -18000, 1704067200, 1709269200}},
      {"EST5EDT4,J60/0,J300/1:30:15", 1709164800, ZonePeriod{"EST", -18000, 1704067200, 1709269200}},
      {"EST5EDT4,J60/0,J300/1:30:15", 1711846800, ZonePeriod{"EDT", -14400, 1709269200, 1730007015}},
      {"EST5EDT4,J60/0,J300/1:30:15", 1720000000, ZonePeriod{"EDT", -14400, 1709269200, 1730007015}},
      {"EST5EDT4,J60/0,J300/1:30:15", 1735689599, ZonePeriod{"EST", -18000, 1730007015, 1735603200}},
      {"AAA-1BBB,59,300/-2", 1704067200, ZonePeriod{"AAA", 3600, 1704067200, 1709168400}},
      {"AAA-1BBB,59,300/-2", 1709164799, ZonePeriod{"AAA", 3600, 1704067200, 1709168400}},
      {"AAA-1BBB,59,300/-2", 1709164800, ZonePeriod{"AAA", 3600, 1704067200, 1709168400}},
      {"AAA-1BBB,59,300/-2", 1711846800, ZonePeriod{"BBB", 7200, 1709168400, 1729972800}},
      {"AAA-1BBB,59,300/-2", 1720000000, ZonePeriod{"BBB", 7200, 1709168400, 1729972800}},
      {"AAA-1BBB,59,300/-2", 1735689599, ZonePeriod{"AAA", 3600, 1729972800, 1735603200}},
      {"IST-2IDT,M3.4.4/26,M10.5.0", 1704067200, ZonePeriod{"IST", 7200, 1704067200, 1711670400}},
      {"IST-2IDT,M3.4.4/26,M10.5.0", 1709164799, ZonePeriod{"IST", 7200, 1704067200, 1711670400}},
      {"IST-2IDT,M3.4.4/26,M10.5.0", 1709164800, ZonePeriod{"IST", 7200, 1704067200, 1711670400}},
      {"IST-2IDT,M3.4.4/26,M10.5.0", 1711846800, ZonePeriod{"IDT", 10800, 1711670400, 1729983600}},
      {"IST-2IDT,M3.4.4/26,M10.5.0", 1720000000, ZonePeriod{"IDT", 10800, 1711670400, 1729983600}},
      {"IST-2IDT,M3.4.4/26,M10.5.0", 1735689599, ZonePeriod{"IST", 7200, 1729983600, 1735603200}},
      {"<+0330>-3:30<+0430>,J79/24,J263/24", 1704067200, ZonePeriod{"+0330", 12600, 1704067200, 1710966600}},
      {"<+0330>-3:30<+0430>,J79/24,J263/24", 1709164799, ZonePeriod{"+0330", 12600, 1704067200, 1710966600}},
      {"<+0330>-3:30<+0430>,J79/24,J263/24", 1709164800, ZonePeriod{"+0330", 12600, 1704067200, 1710966600}},
      {"<+0330>-3:30<+0430>,J79/24,J263/24", 1711846800, ZonePeriod{"+0430", 16200, 1710966600, 1726860600}},
      {"<+0330>-3:30<+0430>,J79/24,J263/24", 1720000000, ZonePeriod{"+0430", 16200, 1710966600, 1726860600}},
      {"<+0330>-3:30<+0430>,J79/24,J263/24", 1735689599, ZonePeriod{"+0330", 12600, 1726860600, 1735603200}},
      {"<-02>2<-01>,M3.5.0/-1,M10.5.0/0", 1704067200, ZonePeriod{"-02", -7200, 1704067200, 1711846800}},
      {"<-02>2<-01>,M3.5.0/-1,M10.5.0/0", 1709164799, ZonePeriod{"-02", -7200, 1704067200, 1711846800}},
      {"<-02>2<-01>,M3.5.0/-1,M10.5.0/0", 1709164800, ZonePeriod{"-02", -7200, 1704067200, 1711846800}},
      {"<-02>2<-01>,M3.5.0/-1,M10.5.0/0", 1711846800, ZonePeriod{"-01", -3600, 1711846800, 1729990800}},
      {"<-02>2<-01>,M3.5.0/-1,M10.5.0/0", 1720000000, ZonePeriod{"-01", -3600, 1711846800, 1729990800}},
      {"<-02>2<-01>,M3.5.0/-1,M10.5.0/0", 1735689599, ZonePeriod{"-02", -7200, 1729990800, 1735603200}},
      {"CET-1CEST,M3.5.0,M10.5.0/3,x", 1704067200, std::nullopt},
      {"CET", 1704067200, std::nullopt},
      {"C-1", 1704067200, std::nullopt},
      {"CET-1CEST,M13.5.0,M10.5.0", 1704067200, std::nullopt},
      {"CET-1CEST,M3.6.0,M10.5.0", 1704067200, std::nullopt},
      {"CET-1CEST,J0,J1", 1704067200, std::nullopt},
      {"CET-1CEST,M3.5.0", 1704067200, std::nullopt},
      {"CET-1CEST", 1704067200, ZonePeriod{"CET", 3600, 1704067200, 1710032400}},
      {"CET-1CEST", 1709164799, ZonePeriod{"CET", 3600, 1704067200, 1710032400}},
      {"CET-1CEST", 1709164800, ZonePeriod{"CET", 3600, 1704067200, 1710032400}},
      {"CET-1CEST", 1711846800, ZonePeriod{"CEST", 7200, 1710032400, 1730592000}},
      {"CET-1CEST", 1720000000, ZonePeriod{"CEST", 7200, 1710032400, 1730592000}},
      {"CET-1CEST", 1735689599, ZonePeriod{"CET", 3600, 1730592000, 1735603200}},
      {"CET-200", 1704067200, std::nullopt},
      {"CET-1:60", 1704067200, std::nullopt},
      {"<CET-1", 1704067200, std::nullopt},
      {"CET-1CEST,366,1", 1704067200, std::nullopt},
      {"", 1704067200, std::nullopt},
      {"CET-1CEST;M3.5.0,M10.5.0", 1704067200, std::nullopt},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(std::string{row.rule} + ' ' + std::to_string(row.seconds));
    const std::optional<ZonePeriod> period = apply_zone_rule(row.rule, 0, row.seconds);
    ASSERT_EQ(period.has_value(), row.expected.has_value());
    if (!period) continue;
    EXPECT_EQ(period->name, row.expected->name);
    EXPECT_EQ(period->offset, row.expected->offset);
    EXPECT_EQ(period->start, row.expected->start);
    EXPECT_EQ(period->end, row.expected->end);
  }
}

TEST(ZoneRule, WithoutSummerTimeHoldsFromTheLastChangeOn) {
  const std::optional<ZonePeriod> period = apply_zone_rule("<+0530>-5:30", 1000, 5000);
  ASSERT_TRUE(period);
  EXPECT_EQ(period->name, "+0530");
  EXPECT_EQ(period->offset, 19800);
  EXPECT_EQ(period->start, 1000);
  EXPECT_EQ(period->end, std::numeric_limits<std::int64_t>::max());
}

}  // namespace
}  // namespace stageplot::calendar
