// A time that was read off a clock carries what Go's monotonic clock says, and prints it.
#include <gtest/gtest.h>

#include "engine.hpp"

namespace stageplot::gotemplate::test {
namespace {

constexpr Moment kNow{.seconds = 1'700'000'000, .nanoseconds = 123'456'789, .since_start = 2'000'345'678};

TEST(Clock, ATimeShowsHowLongTheProcessHasRun) {
  EXPECT_EQ(render_at(kNow, "{{ now }}"), "2023-11-14 23:13:20.123456789 +0100 CET m=+2.000345678");
  EXPECT_EQ(render_at(kNow, "{{ now | dateModify \"-1h\" }}"),
            "2023-11-14 22:13:20.123456789 +0100 CET m=-3597.999654322");
  EXPECT_EQ(render_at(kNow, "{{ now.String }}"), render_at(kNow, "{{ now }}"));
}

TEST(Clock, NotInAnotherPlaceOrRoundedOrInALayout) {
  EXPECT_EQ(render_at(kNow, "{{ now.UTC }}"), "2023-11-14 22:13:20.123456789 +0000 UTC");
  EXPECT_EQ(render_at(kNow, "{{ now.Local }}"), "2023-11-14 23:13:20.123456789 +0100 CET");
  EXPECT_EQ(render_at(kNow, "{{ now.AddDate 0 0 1 }}"), "2023-11-15 23:13:20.123456789 +0100 CET");
  EXPECT_EQ(render_at(kNow, "{{ now.Round (now.Sub now) }}"), "2023-11-14 23:13:20.123456789 +0100 CET");
  EXPECT_EQ(render_at(kNow, "{{ now | toJson }}"), "\"2023-11-14T23:13:20.123456789+01:00\"");
  EXPECT_EQ(render_at({.seconds = 0}, "{{ now }}"), "1970-01-01 01:00:00 +0100 CET");
}

}  // namespace
}  // namespace stageplot::gotemplate::test
