// Whatever a text holds, it is read in bounded depth, with a bounded number of errors and in time by its length.
#include <gtest/gtest.h>

#include "terraform/hcl/parser.hpp"

namespace stageplot::terraform::hcl {
namespace {

std::string repeated(std::string_view text, std::size_t times) {
  std::string result;
  for (std::size_t i = 0; i < times; ++i) result += text;
  return result;
}

std::string first_error(const std::string& text) {
  const File file = parse_file(text);
  return file.errors.empty() ? "" : file.errors.front().summary;
}

constexpr std::string_view kTooDeep = "blocks and expressions nest deeper than 200 levels";

TEST(LimitsTest, nesting_ends) {
  EXPECT_EQ(first_error("a = " + repeated("[", 190) + repeated("]", 190) + "\n"), "");
  EXPECT_EQ(first_error("a = " + repeated("[", 20'000)), kTooDeep);
  EXPECT_EQ(first_error("a = " + repeated("(", 20'000)), kTooDeep);
  EXPECT_EQ(first_error("a = " + repeated("{ b = ", 20'000)), kTooDeep);
  EXPECT_EQ(first_error("a = " + repeated("-", 20'000)), kTooDeep);
  EXPECT_EQ(first_error("a = " + repeated("b[", 20'000)), kTooDeep);
  EXPECT_EQ(first_error("a = b" + repeated("[*]", 20'000)), kTooDeep);
  EXPECT_EQ(first_error("a = " + repeated("f(", 20'000)), kTooDeep);
  EXPECT_EQ(first_error("a = " + repeated("b ? ", 20'000)), kTooDeep);
  EXPECT_EQ(first_error("a = b ? c : " + repeated("b ? c : ", 20'000) + "d"), kTooDeep);
  EXPECT_EQ(first_error("a = " + repeated("\"${", 20'000)), kTooDeep);
  EXPECT_EQ(first_error(repeated("a {\n", 20'000)), kTooDeep);
  EXPECT_EQ(first_error("a = \"" + repeated("%{ if b }", 20'000) + repeated("%{ endif }", 20'000) + "\"\n"),
            kTooDeep);
  EXPECT_EQ(first_error("a = \"" + repeated("%{ for b in c }", 20'000) + "\"\n"), kTooDeep);
}

TEST(LimitsTest, chains_end) {
  constexpr std::string_view kTooHigh = "an expression has more than 1000 steps one behind the other";
  EXPECT_EQ(first_error("a = b" + repeated(" + b", 900) + "\n"), "");
  EXPECT_EQ(first_error("a = b" + repeated(" + b", 20'000) + "\n"), kTooHigh);
  EXPECT_EQ(first_error("a = b" + repeated(".b", 20'000) + "\n"), kTooHigh);
  EXPECT_EQ(first_error("a = b" + repeated("[0]", 20'000) + "\n"), kTooHigh);
}

TEST(LimitsTest, long_rows_do_not) {
  EXPECT_EQ(first_error("a = [" + repeated("b, ", 20'000) + "]\n"), "");
  EXPECT_EQ(first_error("a = \"" + repeated("${b} ", 20'000) + "\"\n"), "");
  EXPECT_EQ(first_error("a = <<-E\n" + repeated("  b\n", 20'000) + "  E\n"), "");
  std::string attributes;
  for (int i = 0; i < 20'000; ++i) attributes += "a" + std::to_string(i) + " = 1\n";
  EXPECT_EQ(first_error(attributes), "");
}

TEST(LimitsTest, errors_end) {
  EXPECT_EQ(parse_file(repeated("a = ]\n", 20'000)).errors.size(), kMostErrors);
  EXPECT_EQ(parse_file(repeated("a = 1\n", 20'000)).errors.size(), kMostErrors);
  EXPECT_EQ(parse_file(repeated("a = [\n", 20'000)).errors.size(), kMostErrors);
  EXPECT_EQ(parse_file(repeated("}", 20'000)).errors.size(), kMostErrors);
}

TEST(LimitsTest, text_ends) {
  const std::string text(kLargestText + 1, ' ');
  EXPECT_EQ(first_error(text), "the text has more than 8 MiB");
  EXPECT_EQ(parse_template(text).errors.front().summary, "the text has more than 8 MiB");
}

}  // namespace
}  // namespace stageplot::terraform::hcl
