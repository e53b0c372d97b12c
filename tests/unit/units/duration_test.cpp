#include "units/duration.hpp"

#include <gtest/gtest.h>

#include <string>

namespace stageplot::units {
namespace {

/// What parsing gives: the canonical text, or the reason in brackets.
std::string outcome(std::string_view text) {
  const auto parsed = parse_duration(text);
  return parsed ? parsed->canonical() : "(" + std::string(parsed.problem()) + ")";
}

struct Case {
  std::string_view text;
  std::string_view expected;
};

class DurationText : public testing::TestWithParam<Case> {};

TEST_P(DurationText, IsReadOrRefusedWithAReason) {
  EXPECT_EQ(outcome(GetParam().text), GetParam().expected);
}

INSTANTIATE_TEST_SUITE_P(
    Table, DurationText,
    testing::Values(Case{"30s", "30s"}, Case{"1h30m", "1h30m0s"}, Case{"1.5h", "1h30m0s"}, Case{"10000ms", "10s"},
                    Case{"90s", "1m30s"}, Case{"4320h", "4320h0m0s"}, Case{"1d", "24h0m0s"}, Case{"1w", "168h0m0s"},
                    Case{"0", "0s"}, Case{"-5m", "-5m0s"}, Case{"+5m", "5m0s"}, Case{"100us", "100\xC2\xB5s"},
                    Case{"1\xC2\xB5s", "1\xC2\xB5s"}, Case{"1.5ms", "1.5ms"}, Case{"12ns", "12ns"},
                    Case{"1.000000001s", "1.000000001s"}, Case{".5s", "500ms"}, Case{"1h1h", "2h0m0s"},
                    Case{"106751d", "2562024h0m0s"}, Case{"30", "(the unit is missing, one of ms, s, m, h, d)"},
                    Case{"30 s", "(the unit is none of ns, us, ms, s, m, h, d, w)"},
                    Case{"5 minutes", "(the unit is none of ns, us, ms, s, m, h, d, w)"},
                    Case{"1h30", "(the unit is missing, one of ms, s, m, h, d)"}, Case{"", "(it is empty)"},
                    Case{"-", "(it is empty)"}, Case{"s", "(it does not begin with a number)"},
                    Case{".s", "(it does not begin with a number)"}, Case{"1.2.3s", "(a number has two points)"},
                    Case{"106752d", "(it is longer than 292 years)"},
                    Case{"99999999999999999999s", "(it is longer than 292 years)"}));

TEST(Duration, Compares) {
  EXPECT_LT(*parse_duration("59s"), *parse_duration("1m"));
}

}  // namespace
}  // namespace stageplot::units
