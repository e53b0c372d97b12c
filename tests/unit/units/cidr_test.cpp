#include "units/cidr.hpp"

#include <gtest/gtest.h>

#include <string>

namespace stageplot::units {
namespace {

/// What parsing gives: the canonical text, or the reason in brackets.
std::string outcome(std::string_view text) {
  const auto parsed = parse_cidr(text);
  return parsed ? parsed->canonical() : "(" + std::string(parsed.problem()) + ")";
}

struct Case {
  std::string_view text;
  std::string_view expected;
};

class CidrText : public testing::TestWithParam<Case> {};

TEST_P(CidrText, IsReadOrRefusedWithAReason) {
  EXPECT_EQ(outcome(GetParam().text), GetParam().expected);
}

INSTANTIATE_TEST_SUITE_P(
    Table, CidrText,
    testing::Values(Case{"10.0.0.0/8", "10.0.0.0/8"}, Case{"10.1.2.3/8", "10.1.2.3/8"}, Case{"0.0.0.0/0", "0.0.0.0/0"},
                    Case{"2001:DB8:0::/32", "2001:db8::/32"}, Case{"::/0", "::/0"}, Case{"::1/128", "::1/128"},
                    Case{"10.0.0.0", "(the prefix length is missing, `/32` is one address)"},
                    Case{"10.0.0.0/33", "(the prefix is longer than the address)"},
                    Case{"::/129", "(the prefix is longer than the address)"},
                    Case{"10.0.0/8", "(it is no IPv4 or IPv6 address before the slash)"},
                    Case{"010.0.0.0/8", "(it is no IPv4 or IPv6 address before the slash)"},
                    Case{"/8", "(it is no IPv4 or IPv6 address before the slash)"},
                    Case{"fe80::1%eth0/64", "(it is no IPv4 or IPv6 address before the slash)"},
                    Case{"10.0.0.0/", "(the prefix length is not a number without leading zeros)"},
                    Case{"10.0.0.0/08", "(the prefix length is not a number without leading zeros)"},
                    Case{"10.0.0.0/8x", "(the prefix length is not a number without leading zeros)"},
                    Case{"10.0.0.0/-1", "(the prefix length is not a number without leading zeros)"}));

TEST(Cidr, KnowsItsNetworkAndWhatLiesInside) {
  const Cidr house = *parse_cidr("10.0.0.0/8");
  EXPECT_TRUE(house.is_network());
  EXPECT_FALSE(parse_cidr("10.1.2.3/8")->is_network());
  EXPECT_EQ(parse_cidr("10.1.2.3/12")->network().canonical(), "10.0.0.0/12");
  EXPECT_TRUE(house.contains(*parse_cidr("10.255.0.0/16")));
  EXPECT_TRUE(house.contains(house));
  EXPECT_FALSE(house.contains(*parse_cidr("0.0.0.0/0")));
  EXPECT_FALSE(house.contains(*parse_cidr("11.0.0.0/16")));
  EXPECT_FALSE(parse_cidr("0.0.0.0/0")->contains(*parse_cidr("::/0")));
}

}  // namespace
}  // namespace stageplot::units
