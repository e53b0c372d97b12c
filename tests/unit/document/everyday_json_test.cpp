// The quick reading of JSON gives what nlohmann's parser gives, or leaves the text to it.
#include <random>

#include "document/everyday_json.hpp"
#include "unit/document/reading.hpp"

namespace stageplot::document {
namespace {

std::string read_json_as(const std::string& text, JsonOptions options) {
  Reading reading;
  const auto value = reading.json(text, options);
  std::string out = describe(reading.findings, reading.sources);
  if (value) out += dump(*value, reading.origins, reading.sources);
  return out;
}

void expect_same(const std::string& text) {
  for (const bool as_go : {false, true}) {
    JsonOptions options{.numbers_as_float = as_go, .last_duplicate_wins = as_go};
    const std::string quick = read_json_as(text, options);
    options.everyday = false;
    ASSERT_EQ(quick, read_json_as(text, options)) << text;
  }
}

bool is_everyday(const std::string& text) {
  Arena arena;
  diagnostics::Diagnostics findings;
  JsonBuilder builder({.text = text}, arena, nullptr, {}, findings);
  return read_everyday_json(text, builder);
}

const std::vector<std::string>& everyday_texts() {
  static const std::vector<std::string> texts = {
      "{}",
      " [ ]\n",
      "true",
      "\"a\"",
      "-0",
      "12.5e-3",
      "\xEF\xBB\xBF{\"a\": 1}",
      R"({"a": [1, -2, 0, 123456789012345678, 1.5, 1E2, -0.0], "b": {"c": null, "d": [false, [], {}]}})",
      R"({"quotes": "\"\\\/\b\f\n\r\t", "wide": "äöü €", "": "", "a\tb": "c"})",
      "{\r\n\t\"a\" : {\"b\" : {} } ,\n\"a\" : 2 }",
      R"([{"type": "object", "required": ["x"], "properties": {"x": {"type": "string", "pattern": "^[a-z]$"}}}])",
  };
  return texts;
}

TEST(EverydayJson, ReadsWhatProgramsWrite) {
  for (const std::string& text : everyday_texts()) {
    EXPECT_TRUE(is_everyday(text)) << text;
    expect_same(text);
  }
}

TEST(EverydayJson, LeavesTheRestToTheParser) {
  for (const std::string& text : std::vector<std::string>{"",         " ",
                                                          "{",        "[",
                                                          "[1,]",     "{\"a\":1,}",
                                                          "{\"a\"}",  "{\"a\":}",
                                                          "{a:1}",    "[1 2]",
                                                          "[1]]",     "{} {}",
                                                          "nul",      "truefalse",
                                                          "01",       "-",
                                                          "1.",       "1e",
                                                          ".5",       "+1",
                                                          "1e999",    "12345678901234567890",
                                                          "\"a",      "\"\\x\"",
                                                          "\"\\",     R"("\u00e9")",
                                                          "\"\n\"",   std::string("\"\0\"", 3),
                                                          "\"\xFF\"", "\"\xED\xA0\x80\"",
                                                          "'a'",      "[1, // x\n2]",
                                                          "\xEF\xBB", std::string(300, '[')}) {
    EXPECT_FALSE(is_everyday(text)) << text;
    expect_same(text);
  }
}

/// Small changes of everyday texts: many are no longer JSON.
TEST(EverydayJson, AgreesOnWhatIsNearlyEveryday) {
  const std::vector<std::string> pieces = {" ", "\n", ",",  ":",   "\"", "\\", "{",       "}",   "[",    "]",
                                           "0", "-",  "1.", "e+1", ".",  "a",  "\\u0041", "\\n", "null", "\xC3"};
  std::mt19937 chance(7);  // NOLINT: the same texts in every run
  const auto below = [&](std::size_t bound) { return static_cast<std::size_t>(chance() % bound); };
  std::size_t everyday = 0;
  for (int round = 0; round < 20'000; ++round) {
    std::string text = everyday_texts()[below(everyday_texts().size())];
    const std::size_t at = below(text.size() + 1);
    if (below(2) == 0) {
      text.insert(at, pieces[below(pieces.size())]);
    } else {
      text.erase(at, 1 + below(3));
    }
    if (is_everyday(text)) ++everyday;
    expect_same(text);
    if (HasFatalFailure()) return;
  }
  EXPECT_GT(everyday, 4'000u);
  EXPECT_LT(everyday, 16'000u);
}

}  // namespace
}  // namespace stageplot::document
