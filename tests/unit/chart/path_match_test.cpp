#include "chart/path_match.hpp"

#include <gtest/gtest.h>

#include <string_view>

#include "chart/glob.hpp"
#include "chart/ignore.hpp"

namespace stageplot::chart {
namespace {

TEST(PathMatch, FollowsGo) {
  struct Row {
    std::string_view pattern;
    std::string_view name;
    std::optional<bool> matches;
  };
  constexpr Row kRows[] = {
      {"abc", "abc", true},
      {"*", "abc", true},
      {"*c", "abc", true},
      {"a*", "a", true},
      {"a*/b", "abc/b", true},
      {"a*/b", "a/c/b", false},
      {"a*b*c*d*e*/f", "axbxcxdxe/f", true},
      {"ab[c]", "abc", true},
      {"ab[b-d]", "abc", true},
      {"ab[^c]", "abc", false},
      {"ab[^e-g]", "abc", true},
      {"a\\*b", "a*b", true},
      {"a\\*b", "ab", false},
      {"a?b", "a☺b", true},
      {"a[^a]b", "a☺b", true},
      {"[a-ζ]*", "α", true},
      {"*[a-ζ]", "A", false},
      {"a?b", "a/b", false},
      {"a*b", "a/b", false},
      {"[\\]a]", "]", true},
      {"[]a]", "]", std::nullopt},
      {"[-]", "-", std::nullopt},
      {"[x-]", "x", std::nullopt},
      {"[", "a", std::nullopt},
      {"[^bc", "a", std::nullopt},
      {"a[", "ab", std::nullopt},
      {"*x", "xxx", true},
      {"\\", "a", std::nullopt},
  };
  for (const Row& row : kRows)
    EXPECT_EQ(path_match(row.pattern, row.name), row.matches) << row.pattern << ' ' << row.name;
}

TEST(Glob, StopsAtSlashesUnlessTwoStars) {
  struct Row {
    std::string_view pattern;
    std::string_view name;
    bool matches;
  };
  constexpr Row kRows[] = {
      {"config/*", "config/a.txt", true},
      {"config/*", "config/deep/a.txt", false},
      {"config/**", "config/deep/a.txt", true},
      {"**.txt", "config/deep/a.txt", true},
      {"c?.txt", "c1.txt", true},
      {"c?.txt", "c/.txt", false},
      {"{a,b}/x", "b/x", true},
      {"{a,{b,c}d}/x", "cd/x", true},
      {"[a-c].y", "b.y", true},
      {"[!a-c].y", "b.y", false},
      {"[xyz].y", "y.y", true},
      {"\\*", "*", true},
      {"\\*", "a", false},
      {"[", "anything/at/all", true},
      {"", "", true},
      {"a**z", "a/b/z", true},
  };
  for (const Row& row : kRows)
    EXPECT_EQ(Glob(row.pattern).matches(row.name), row.matches) << row.pattern << ' ' << row.name;
}

TEST(Glob, TakesHostilePatternsInLinearTime) {
  std::string pattern;
  for (int i = 0; i < 200; ++i) pattern += "**a";
  EXPECT_FALSE(Glob(pattern).matches(std::string(5000, 'b')));
  std::string alternatives;
  for (int i = 0; i < 40; ++i) alternatives += "{a,b}";
  EXPECT_TRUE(Glob(alternatives).matches("unreadable patterns match everything"));
}

TEST(IgnoreRules, ReadPatternsAsHelmDoes) {
  std::string error;
  const auto rules = IgnoreRules::parse("# comment\n*.bak\n/root.txt\nsecret/\ndocs/*.md\n!*\n", error);
  ASSERT_TRUE(rules);
  EXPECT_TRUE(rules->ignores("deep/a.bak", false));
  EXPECT_TRUE(rules->ignores("root.txt", false));
  EXPECT_FALSE(rules->ignores("deep/root.txt", false));
  EXPECT_TRUE(rules->ignores("deep/secret", true));
  EXPECT_FALSE(rules->ignores("secret", false));
  EXPECT_TRUE(rules->ignores("docs/a.md", false));
  EXPECT_TRUE(rules->ignores("templates/.hidden", false));
  // A negated rule ignores what does not match it.
  EXPECT_TRUE(IgnoreRules::parse("!keep.txt", error)->ignores("other.txt", false));
  EXPECT_FALSE(IgnoreRules::parse("a/**", error));
  EXPECT_EQ(error, "double-star (**) syntax is not supported");
  EXPECT_FALSE(IgnoreRules::parse("[a", error));
  EXPECT_EQ(error, "syntax error in pattern");
}

}  // namespace
}  // namespace stageplot::chart
