#include "units/byte_size.hpp"

#include <gtest/gtest.h>

#include <string>

namespace stageplot::units {
namespace {

/// What parsing gives: the canonical text, or the reason in brackets.
std::string outcome(std::string_view text) {
  const auto parsed = parse_byte_size(text);
  return parsed ? parsed->canonical() : "(" + std::string(parsed.problem()) + ")";
}

struct Case {
  std::string_view text;
  std::string_view expected;
};

class ByteSizeText : public testing::TestWithParam<Case> {};

TEST_P(ByteSizeText, IsReadOrRefusedWithAReason) {
  EXPECT_EQ(outcome(GetParam().text), GetParam().expected);
}

INSTANTIATE_TEST_SUITE_P(
    Table, ByteSizeText,
    testing::Values(
        Case{"8m", "8m"}, Case{"8M", "8m"}, Case{"8MB", "8m"}, Case{"8MiB", "8m"}, Case{"8388608", "8m"},
        Case{"16MiB", "16m"}, Case{"1536k", "1536k"}, Case{"100", "100"}, Case{"100B", "100"}, Case{"0", "0"},
        Case{"64g", "64g"}, Case{"1p", "1024t"}, Case{"2Ki", "2k"}, Case{"8 MB", "(a space stands before the unit)"},
        Case{"8.5m", "(it has a fraction; take the next smaller unit)"},
        Case{"8mm", "(the unit is none of k, m, g, t, kB, MB, GB, TB, KiB, MiB, GiB, TiB)"},
        Case{"8x", "(the unit is none of k, m, g, t, kB, MB, GB, TB, KiB, MiB, GiB, TiB)"},
        Case{"", "(it does not begin with a whole number)"}, Case{"m", "(it does not begin with a whole number)"},
        Case{"-8m", "(it does not begin with a whole number)"}, Case{"9999999999999999999", "(it is larger than 2^63)"},
        Case{"8192p", "(it is larger than 2^63)"}));

}  // namespace
}  // namespace stageplot::units
