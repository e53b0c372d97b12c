#include "schema/plain_pattern.hpp"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "schema/pattern.hpp"

namespace stageplot::schema {
namespace {

TEST(PlainPattern, TakesWhatSchemasAreMadeOf) {
  for (const std::string_view pattern :
       {"^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$", "^(GET|POST)$", "^[A-Za-z0-9_.-]+(/[A-Za-z0-9_.-]+)*$", "^\\d{12}$",
        "^v?[0-9]+\\.[0-9]+$", "a|b|", "^(?:[0-9a-f]{4}){1,8}$"}) {
    EXPECT_TRUE(is_plain_pattern(pattern)) << pattern;
  }
}

TEST(PlainPattern, LeavesTheRestToTheCompiler) {
  for (const std::string_view pattern :
       {"(?=a)", "(?i)a", "(a", "a)", "[a", "[]", "[z-a]", "a**", "a{2000}", "(a{100}){100}", "*a", "\\1", "\\b",
        "\\p{L}", "[[:alpha:]]", "a{2,1}", "a{,3}", "\xC3\xA4", "^[a-\\d]$"}) {
    EXPECT_FALSE(is_plain_pattern(pattern)) << pattern;
  }
}

// The promise: whatever is called plain does compile.
TEST(PlainPattern, IsNeverRefusedByRe2) {
  static constexpr std::string_view kPieces[] = {
      "a",   "Z",   "0", "-", "[a-z]", "[^0-9_]", "[",       "]",     "(",   ")",      "|",
      "(?:", "{2}", "*", "+", "\\s",   "\\S",     "[^\\s:]", "&",     "?",   "{1,60}", "{900}",
      "\\.", "\\d", "^", "$", ".",     ",",       "]",       "[-a-]", "{0}", "\\-",    "[a\\-z]"};
  std::mt19937 random(7);  // the same patterns in every run
  std::uniform_int_distribution<std::size_t> piece(0, std::size(kPieces) - 1);
  std::uniform_int_distribution<int> length(1, 12);
  int plain = 0;
  for (int round = 0; round < 20'000; ++round) {
    std::string pattern;
    for (int i = length(random); i > 0; --i) pattern += kPieces[piece(random)];
    if (!is_plain_pattern(pattern)) continue;
    ++plain;
    std::string problem;
    const auto compiled = Pattern::compile(pattern, problem);
    ASSERT_TRUE(compiled) << pattern << ": " << problem;
    ASSERT_TRUE(compiled->is_sound()) << pattern;
  }
  EXPECT_GT(plain, 1000);
}

}  // namespace
}  // namespace stageplot::schema
