#include "parity/facts.hpp"

#include <gtest/gtest.h>

#include "document/arena.hpp"
#include "document/json_reader.hpp"

namespace stageplot::parity {
namespace {

document::Value tree(std::string_view json) {
  static auto& arena = *new document::Arena;
  std::string error;
  const auto value = document::read_json_text(json, document::OriginId::none, arena, {}, error);
  EXPECT_TRUE(value.has_value()) << error;
  return value.value_or(document::Value{});
}

const Facts& facts() {
  static const Facts kFacts{
      tree(R"({"region":"us-east-1","tier":"prod","suffix":"-dev","account":"111111111111","stage":"dev",
               "dns":{"domain":"example.com"},"log":{"region":"us-east-1"},"only":"here","cluster":"prod9.us-east-1"})"),
      "prod-east", tree(R"({"region":"us-west-2","tier":"prod","suffix":"","account":"222222222222","stage":"live",
               "dns":{"domain":"west.example.com"},"log":{"region":"us-east-1"},"cluster":"prod10.us-west-2"})"),
      "prod-west"};
  return kFacts;
}

std::string explained(std::string_view a, std::string_view b) {
  std::set<std::string> used;
  if (!facts().same_but_for_facts(a, b, used)) return "no";
  std::string out;
  for (const std::string& fact : used) out += fact + ";";
  return out;
}

TEST(Facts, ExplainTextsByThem) {
  EXPECT_EQ(explained("us-east-1", "us-west-2"), "environment.region;");
  EXPECT_EQ(explained("x.us-east-1a.111111111111/y", "x.us-west-2a.222222222222/y"),
            "environment.account;environment.region;");
  EXPECT_EQ(explained("api.prod9.us-east-1.example.com", "api.prod10.us-west-2.west.example.com"),
            "environment.cluster;environment.dns.domain;");
  EXPECT_EQ(explained("api-dev.x", "api.x"), "environment.suffix;");
  EXPECT_EQ(explained("prod-east", "prod-west"), "name;");
}

TEST(Facts, ExplainNothingElse) {
  EXPECT_EQ(explained("us-east-1", "eu-west-1"), "no");
  EXPECT_EQ(explained("us-east-1.111111111111", "222222222222.us-west-2"), "no");
  EXPECT_EQ(explained("xus-east-1", "xus-west-2"), "no");
  EXPECT_EQ(explained("us-east-1 a", "us-west-2 b"), "no");
  EXPECT_EQ(explained("api-dev", "apo"), "no");
}

TEST(Facts, AValueOfTheOtherSideIsForeign) {
  const auto foreign = [](std::string_view text, Which side) {
    const auto found = facts().find_foreign(text, side);
    return found ? found->value + " " + found->fact : std::string{};
  };
  EXPECT_EQ(foreign("http://logs.us-east-1.example", Which::b), "us-east-1 environment.region");
  EXPECT_EQ(foreign("us-west-2", Which::a), "us-west-2 environment.region");
  EXPECT_EQ(foreign("us-east-1", Which::a), "");
  EXPECT_EQ(foreign("of prod9.us-east-1", Which::b), "prod9.us-east-1 environment.cluster");
  // Inside of the side's own value of the same fact it is none.
  EXPECT_EQ(foreign("api.west.example.com", Which::b), "");
  EXPECT_EQ(foreign("api.example.com", Which::b), "example.com environment.dns.domain");
  // A plain word proves nothing, and a part of a longer word or number is another one.
  EXPECT_EQ(foreign("dev", Which::b), "");
  EXPECT_EQ(foreign("1111111111112", Which::b), "");
}

}  // namespace
}  // namespace stageplot::parity
