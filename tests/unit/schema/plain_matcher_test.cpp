#include "schema/plain_matcher.hpp"

#include <gtest/gtest.h>
#include <re2/re2.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <regex>
#include <set>
#include <string>
#include <string_view>

#include "schema/pattern.hpp"
#include "schema/plain_pattern.hpp"

namespace stageplot::schema {
namespace {

bool re2_matches(const re2::RE2& expression, const std::string& text) {
  return re2::RE2::PartialMatch(text, expression);
}

/// Compares both matchers on texts made of `pieces`; returns how many of them matched.
int compare(const std::string& pattern, const std::vector<std::string>& pieces, int texts, std::mt19937& random) {
  const auto matcher = PlainMatcher::compile(pattern);
  if (!matcher) return 0;
  std::string problem;
  re2::RE2::Options quiet;
  quiet.set_log_errors(false);
  const re2::RE2 expression(*translate_pattern(pattern, problem), quiet);
  std::uniform_int_distribution<std::size_t> piece(0, pieces.size() - 1);
  std::uniform_int_distribution<int> length(0, 14);
  int matched = 0;
  for (int i = 0; i < texts; ++i) {
    std::string text;
    for (int j = length(random); j > 0; --j) text += pieces[piece(random)];
    const bool expected = re2_matches(expression, text);
    EXPECT_EQ(matcher->matches(text), expected) << pattern << " on " << text;
    matched += expected ? 1 : 0;
  }
  return matched;
}

// RE2 is the oracle: whatever is called plain matches what RE2 matches.
TEST(PlainMatcher, AgreesWithRe2OnRandomPatterns) {
  static const std::vector<std::string> kPieces{"a",   "Z",   "0",   "-",     "[a-z]", "[^0-9_]", "(",       ")",
                                                "|",   "(?:", "{2}", "*",     "+",     "?",       "{1,3}",   "{2,}",
                                                "{0}", "\\.", "\\d", "\\w",   "\\s",   "\\S",     "[^\\s:]", "[\\S]",
                                                "^",   "$",   ".",   "[-a-]", "\\-",   "[a\\-z]", "(a|)",    "(^a|b$)"};
  static const std::vector<std::string> kTexts{"a",        "b",
                                               "Z",        "0",
                                               "7",        "-",
                                               ".",        "_",
                                               " ",        "\n",
                                               "\r",       ":",
                                               "\xC2\xA0", "\xE2\x80\xA8",
                                               "\xC3\xA4", "\xF0\x9F\x90\xB2",
                                               "\xFF",     "\xEF\xBF\xBD",
                                               "aa",       "a0"};
  std::mt19937 random(11);  // the same in every run
  std::uniform_int_distribution<std::size_t> piece(0, kPieces.size() - 1);
  std::uniform_int_distribution<int> length(1, 10);
  int plain = 0;
  int matched = 0;
  for (int round = 0; round < 12'000; ++round) {
    std::string pattern;
    for (int i = length(random); i > 0; --i) pattern += kPieces[piece(random)];
    if (!is_plain_pattern(pattern)) continue;
    ++plain;
    matched += compare(pattern, kTexts, 20, random);
  }
  EXPECT_GT(plain, 1000);
  EXPECT_GT(matched, 10'000);
}

/// Every `pattern` of the shipped schemas.
std::set<std::string> shipped_patterns() {
  static const std::regex kPattern("\"pattern\": *\"((?:[^\"\\\\]|\\\\.)*)\"");
  std::set<std::string> patterns;
  for (const auto& entry : std::filesystem::directory_iterator("schemas")) {
    if (!entry.is_regular_file()) continue;
    std::ifstream file(entry.path());
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    for (std::sregex_iterator match(text.begin(), text.end(), kPattern), end; match != end; ++match) {
      patterns.insert(std::regex_replace((*match)[1].str(), std::regex(R"(\\\\)"), "\\"));
    }
  }
  return patterns;
}

TEST(PlainMatcher, AgreesWithRe2OnShippedPatterns) {
  static const std::vector<std::string> kTexts{"a",
                                               "z",
                                               "A",
                                               "9",
                                               "0",
                                               "-",
                                               ".",
                                               "/",
                                               ":",
                                               "_",
                                               "%",
                                               "s",
                                               "ms",
                                               " ",
                                               "arn:aws:iam::",
                                               "123456789012",
                                               ":role/",
                                               "https://",
                                               "1.2.3",
                                               ">=",
                                               ", ",
                                               "~> ",
                                               "${",
                                               "[",
                                               "{",
                                               "__A__",
                                               "eu-west-1",
                                               ".service",
                                               "\n",
                                               "*"};
  std::mt19937 random(13);  // the same in every run
  const std::set<std::string> patterns = shipped_patterns();
  ASSERT_GT(patterns.size(), 40u);
  int matched = 0;
  for (const std::string& pattern : patterns) {
    EXPECT_TRUE(is_plain_pattern(pattern)) << pattern << " is compiled at each start";
    matched += compare(pattern, kTexts, 300, random);
  }
  EXPECT_GT(matched, 300);
}

TEST(PlainMatcher, LeavesManyRepetitionsToRe2) {
  EXPECT_TRUE(PlainMatcher::compile("^[a-z]{1,255}$"));
  EXPECT_FALSE(PlainMatcher::compile("^([a-z]{1,50}-){1,20}$"));
}

// From one matcher to the other in the midst of a run.
TEST(PlainMatcher, GivesWayToRe2WithoutADifference) {
  std::string problem;
  const auto pattern = Pattern::compile("^[a-z]+(-[0-9]{1,3})?$", problem);
  ASSERT_TRUE(pattern);
  for (int i = 0; i < 300; ++i) {
    EXPECT_EQ(pattern->matches("web-" + std::to_string(i * 7)), i * 7 < 1000) << i;
  }
  std::string long_text(1000, 'a');
  EXPECT_TRUE(pattern->matches(long_text));
  long_text.back() = '.';
  EXPECT_FALSE(pattern->matches(long_text));
}

}  // namespace
}  // namespace stageplot::schema
