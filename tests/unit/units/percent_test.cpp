#include "units/percent.hpp"

#include <gtest/gtest.h>

#include <string>

namespace stageplot::units {
namespace {

/// What parsing gives: the canonical text, or the reason in brackets.
std::string outcome(std::string_view text) {
  const auto parsed = parse_percent(text);
  return parsed ? parsed->canonical() : "(" + std::string(parsed.problem()) + ")";
}

struct Case {
  std::string_view text;
  std::string_view expected;
};

class PercentText : public testing::TestWithParam<Case> {};

TEST_P(PercentText, IsReadOrRefusedWithAReason) {
  EXPECT_EQ(outcome(GetParam().text), GetParam().expected);
}

INSTANTIATE_TEST_SUITE_P(
    Table, PercentText,
    testing::Values(Case{"75%", "75%"}, Case{"0%", "0%"}, Case{"12.5%", "12.5%"}, Case{"12.50%", "12.5%"},
                    Case{"0.125%", "0.125%"}, Case{"0.005%", "0.005%"}, Case{"100.0%", "100%"},
                    Case{"10000%", "10000%"}, Case{"10001%", "(it is more than 10000%)"},
                    Case{"10000.001%", "(it is more than 10000%)"}, Case{"75", "(the percent sign is missing)"},
                    Case{"", "(the percent sign is missing)"}, Case{"%", "(it does not begin with a digit)"},
                    Case{"-5%", "(it does not begin with a digit)"}, Case{".5%", "(it does not begin with a digit)"},
                    Case{"5.%", "(it is not a number before the percent sign)"},
                    Case{"75 %", "(it is not a number before the percent sign)"},
                    Case{"1.2345%", "(it has more than three digits behind the point)"}));

}  // namespace
}  // namespace stageplot::units
