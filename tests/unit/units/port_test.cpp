#include "units/port.hpp"

#include <gtest/gtest.h>

#include <string>

namespace stageplot::units {
namespace {

/// What parsing gives: the canonical text, or the reason in brackets.
std::string outcome(std::string_view text) {
  const auto parsed = parse_port(text);
  return parsed ? std::to_string(*parsed) : "(" + std::string(parsed.problem()) + ")";
}

struct Case {
  std::string_view text;
  std::string_view expected;
};

class PortText : public testing::TestWithParam<Case> {};

TEST_P(PortText, IsReadOrRefusedWithAReason) {
  EXPECT_EQ(outcome(GetParam().text), GetParam().expected);
}

INSTANTIATE_TEST_SUITE_P(
    Table, PortText,
    testing::Values(Case{"1", "1"}, Case{"8080", "8080"}, Case{"65535", "65535"}, Case{"65536", "(it is above 65535)"},
                    Case{"99999999999999999999", "(it is above 65535)"}, Case{"0", "(port 0 can't be connected to)"},
                    Case{"", "(it is empty)"}, Case{"080", "(it begins with a zero)"},
                    Case{"-1", "(it is not a whole number)"}, Case{"http", "(it is not a whole number)"},
                    Case{"80.0", "(it is not a whole number)"}));

}  // namespace
}  // namespace stageplot::units
