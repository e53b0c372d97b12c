#include "units/quantity.hpp"

#include <gtest/gtest.h>

#include <string>

namespace stageplot::units {
namespace {

/// What parsing gives: the canonical text, or the reason in brackets.
std::string outcome(std::string_view text) {
  const auto parsed = parse_quantity(text);
  return parsed ? parsed->canonical() : "(" + std::string(parsed.problem()) + ")";
}

struct Case {
  std::string_view text;
  std::string_view expected;
};

class QuantityText : public testing::TestWithParam<Case> {};

TEST_P(QuantityText, IsReadOrRefusedWithAReason) {
  EXPECT_EQ(outcome(GetParam().text), GetParam().expected);
}

INSTANTIATE_TEST_SUITE_P(
    Table, QuantityText,
    testing::Values(Case{"500m", "500m"}, Case{"0.5", "500m"}, Case{"2", "2"}, Case{"1000", "1k"}, Case{"1000m", "1"},
                    Case{"1Gi", "1Gi"}, Case{"1.5Gi", "1536Mi"}, Case{"0.5Ki", "512"}, Case{"1024Ki", "1Mi"},
                    Case{"1024", "1024"}, Case{"512Mi", "512Mi"}, Case{"1e3", "1e3"}, Case{"1E3", "1e3"},
                    Case{"1E", "1E"}, Case{"12e-1", "1200e-3"}, Case{"0", "0"}, Case{"-0", "0"}, Case{"-1.5", "-1500m"},
                    Case{"+1", "1"}, Case{".5", "500m"}, Case{"5.", "5"}, Case{"100n", "100n"}, Case{"0.1n", "1n"},
                    Case{"1u", "1u"}, Case{"7Ei", "7Ei"},
                    Case{"1.000000000000000001Ei", "1152921504606846977152921505n"},
                    Case{"9223372036854775807", "9223372036854775807"}, Case{"0.0000000000000000001", "1n"},
                    Case{"9223372036854775808", "(it is larger than 2^63)"}, Case{"8Ei", "(it is larger than 2^63)"},
                    Case{"1e99", "(it is larger than 2^63)"}, Case{"", "(it is empty)"},
                    Case{"m", "(it does not begin with a number)"},
                    Case{"1 Gi", "(the unit is none of n, u, m, k, M, G, T, P, E, Ki, Mi, Gi, Ti, Pi, Ei)"},
                    Case{"500mm", "(the unit is none of n, u, m, k, M, G, T, P, E, Ki, Mi, Gi, Ti, Pi, Ei)"},
                    Case{"1GB", "(the unit is none of n, u, m, k, M, G, T, P, E, Ki, Mi, Gi, Ti, Pi, Ei)"},
                    Case{"1e", "(the unit is none of n, u, m, k, M, G, T, P, E, Ki, Mi, Gi, Ti, Pi, Ei)"},
                    Case{"1.2.3", "(the unit is none of n, u, m, k, M, G, T, P, E, Ki, Mi, Gi, Ti, Pi, Ei)"},
                    Case{"11111111111111111111111111111111111111111111111111111111111111111",
                         "(it is longer than 64 characters)"}));

TEST(Quantity, ComparesByAmount) {
  EXPECT_EQ(*parse_quantity("1000m"), *parse_quantity("1"));
  EXPECT_LT(*parse_quantity("1G"), *parse_quantity("1Gi"));
  EXPECT_LT(*parse_quantity("-1"), *parse_quantity("0"));
  EXPECT_DOUBLE_EQ(parse_quantity("1.5Gi")->as_double(), 1610612736.0);
}

}  // namespace
}  // namespace stageplot::units
