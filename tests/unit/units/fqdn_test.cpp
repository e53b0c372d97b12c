#include "units/fqdn.hpp"

#include <gtest/gtest.h>

#include <string>

namespace stageplot::units {
namespace {

/// What parsing gives: the canonical text, or the reason in brackets.
std::string outcome(std::string_view text) {
  const auto parsed = parse_fqdn(text);
  return parsed ? parsed->canonical : "(" + std::string(parsed.problem()) + ")";
}

struct Case {
  std::string_view text;
  std::string_view expected;
};

class FqdnText : public testing::TestWithParam<Case> {};

TEST_P(FqdnText, IsReadOrRefusedWithAReason) {
  EXPECT_EQ(outcome(GetParam().text), GetParam().expected);
}

INSTANTIATE_TEST_SUITE_P(
    Table, FqdnText,
    testing::Values(Case{"monoql.vf.prod9.us-east-1.tktm.io", "monoql.vf.prod9.us-east-1.tktm.io"},
                    Case{"Example.COM.", "example.com"}, Case{"a.b", "a.b"},
                    Case{"xn--bcher-kva.example", "xn--bcher-kva.example"}, Case{"", "(it is empty)"},
                    Case{".", "(it is empty)"}, Case{"localhost", "(it has no domain)"},
                    Case{"a..b", "(a part between its dots is empty)"},
                    Case{"-a.b", "(a part begins or ends with a hyphen)"},
                    Case{"a-.b", "(a part begins or ends with a hyphen)"},
                    Case{"a_b.c", "(it has a character that is no letter, digit, hyphen or dot)"},
                    Case{"*.example.com", "(it has a character that is no letter, digit, hyphen or dot)"},
                    Case{"https://a.b", "(it has a character that is no letter, digit, hyphen or dot)"},
                    Case{"10.0.0.1", "(its last part is a number)"},
                    Case{"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.b",
                         "(a part between its dots is longer than 63 characters)"}));

TEST(Fqdn, IsAtMost253CharactersLong) {
  std::string name = "a";
  while (name.size() < 252) name += ".b";
  EXPECT_EQ(outcome(name), name);
  EXPECT_EQ(outcome(name + ".b"), "(it is longer than 253 characters)");
}

}  // namespace
}  // namespace stageplot::units
