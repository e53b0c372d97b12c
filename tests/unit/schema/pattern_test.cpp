#include "schema/pattern.hpp"

#include <gtest/gtest.h>

#include <string>

namespace stageplot::schema {
namespace {

std::string translated(std::string_view pattern) {
  std::string problem;
  const auto result = translate_pattern(pattern, problem);
  return result ? *result : "(" + problem + ")";
}

struct Case {
  std::string_view pattern;
  std::string_view expected;
};

class PatternTranslation : public testing::TestWithParam<Case> {};

TEST_P(PatternTranslation, GivesRe2Syntax) {
  EXPECT_EQ(translated(GetParam().pattern), GetParam().expected);
}

INSTANTIATE_TEST_SUITE_P(
    Table, PatternTranslation,
    testing::Values(Case{"^[a-z]+$", "^[a-z]+$"}, Case{"\\p{Letter}\\P{Lu}", "\\p{L}\\P{Lu}"},
                    Case{"\\p{Script=Greek}", "\\p{Greek}"}, Case{"\\p{gc=Decimal_Number}", "\\p{Nd}"},
                    Case{"[\\p{ASCII}]", "[\\x{0}-\\x{7f}]"}, Case{"(?<year>\\d{4})", "(?P<year>\\d{4})"},
                    Case{"a.b", "a[^\\n\\r\\x{2028}\\x{2029}]b"}, Case{"[.]", "[.]"},
                    Case{"[[:alpha:]]", "[\\[:alpha:]]"}, Case{"[^]", "(?s:.)"}, Case{"[]", "[^\\x{0}-\\x{10ffff}]"},
                    Case{"\\u0041\\x42\\u{1F600}\\ud83d\\ude00", "\\x{41}\\x{42}\\x{1f600}\\x{1f600}"},
                    Case{"\\cJ\\/\\-", "\\x{a}\\/\\-"}, Case{"[\\b]\\b", "[\\x{8}]\\b"},
                    Case{"(?=a)", "(RE2 has no look-ahead `(?=`)"}, Case{"(?!a)", "(RE2 has no look-ahead `(?!`)"},
                    Case{"(?<=a)b", "(RE2 has no look-behind `(?<`)"},
                    Case{"(a)\\1", "(RE2 has no back-reference `\\1`)"},
                    Case{"(?<a>x)\\k<a>", "(RE2 has no back-reference `\\k`)"},
                    Case{"a\\", "(it ends with a single backslash)"}, Case{"\\Z", "(`\\Z` is no escape of ECMAScript)"},
                    Case{"[a", "(a class `[` is not closed)"},
                    Case{"\\p{Foo=Bar}", "(RE2 has no Unicode property `Foo`)"},
                    Case{"\\ud83d", "(`\\u` names half a surrogate pair)"}, Case{"\\pL", "(no `{` follows `\\p`)"}));

struct Match {
  std::string_view pattern;
  std::string_view text;
  bool expected;
};

class PatternMatch : public testing::TestWithParam<Match> {};

TEST_P(PatternMatch, IsAsInEcmascript) {
  std::string problem;
  const auto pattern = Pattern::compile(GetParam().pattern, problem);
  ASSERT_TRUE(pattern) << problem;
  EXPECT_EQ(pattern->matches(GetParam().text), GetParam().expected);
}

INSTANTIATE_TEST_SUITE_P(Table, PatternMatch,
                         testing::Values(Match{"a+", "xxaayy", true}, Match{"^a+$", "aa\n", false},
                                         Match{"^x-", "x-note", true}, Match{"^x-", "ax-note", false},
                                         Match{"^x-", "x", false}, Match{"^\\s$", "\xC2\xA0", true},
                                         Match{"^\\S$", "\xC2\xA0", false}, Match{"^[\\S]$", "a", true},
                                         Match{"^[^\\s]$", "\xE3\x80\x80", false}, Match{"^\\w$", "\xC3\xA9", false},
                                         Match{"^.$", "\xF0\x9F\x90\xB2", true}, Match{"^.$", "\r", false},
                                         Match{"^\\p{Letter}+$", "Bär", true}));

TEST(Pattern, RefusesWhatRe2Refuses) {
  std::string problem;
  EXPECT_FALSE(Pattern::compile("a{2000}", problem));
  EXPECT_EQ(problem, "RE2 refuses it: invalid repetition size: {2000}");
}

}  // namespace
}  // namespace stageplot::schema
