#include "units/semver.hpp"

#include <gtest/gtest.h>

#include <string>

namespace stageplot::units {
namespace {

/// What parsing gives: the canonical text, or the reason in brackets.
std::string outcome(std::string_view text) {
  const auto parsed = parse_semantic_version(text);
  return parsed ? parsed->canonical() : "(" + std::string(parsed.problem()) + ")";
}

struct Case {
  std::string_view text;
  std::string_view expected;
};

class SemanticVersionText : public testing::TestWithParam<Case> {};

TEST_P(SemanticVersionText, IsReadOrRefusedWithAReason) {
  EXPECT_EQ(outcome(GetParam().text), GetParam().expected);
}

INSTANTIATE_TEST_SUITE_P(
    Table, SemanticVersionText,
    testing::Values(Case{"1.2.3", "1.2.3"}, Case{"11.6.0", "11.6.0"},
                    Case{"1.0.0-rc.1+build.05", "1.0.0-rc.1+build.05"}, Case{"1.0.0-x-y-z.--", "1.0.0-x-y-z.--"},
                    Case{"1.0.0+a-b", "1.0.0+a-b"}, Case{"1.2", "(it does not have three numbers)"},
                    Case{"1.2.3.4", "(it does not have three numbers)"}, Case{"", "(it does not have three numbers)"},
                    Case{"v1.2.3", "(one of its three numbers is no number, has a leading zero or is too large)"},
                    Case{"01.2.3", "(one of its three numbers is no number, has a leading zero or is too large)"},
                    Case{"1..3", "(one of its three numbers is no number, has a leading zero or is too large)"},
                    Case{"1.2.9999999999999999999",
                         "(one of its three numbers is no number, has a leading zero or is too large)"},
                    Case{"1.2.3-", "(its pre-release is not a list of identifiers)"},
                    Case{"1.2.3-01", "(its pre-release is not a list of identifiers)"},
                    Case{"1.2.3-a..b", "(its pre-release is not a list of identifiers)"},
                    Case{"1.2.3+", "(its build is not a list of identifiers)"}));

TEST(SemanticVersion, OrdersAsTheSpecificationSays) {
  // The chain of section 11 of semver.org.
  const std::string_view ascending[] = {"1.0.0-alpha", "1.0.0-alpha.1", "1.0.0-alpha.beta",
                                        "1.0.0-beta",  "1.0.0-beta.2",  "1.0.0-beta.11",
                                        "1.0.0-rc.1",  "1.0.0",         "1.0.1",
                                        "1.1.0",       "2.0.0"};
  for (std::size_t i = 0; i + 1 < std::size(ascending); ++i) {
    EXPECT_LT(*parse_semantic_version(ascending[i]), *parse_semantic_version(ascending[i + 1])) << ascending[i];
  }
  EXPECT_EQ(*parse_semantic_version("1.0.0+a"), *parse_semantic_version("1.0.0+b"));
}

}  // namespace
}  // namespace stageplot::units
