// What is right Terraform and what is not: the recorded texts, and each error with its place and words.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <optional>
#include <sstream>

#include "terraform/hcl/parser.hpp"

namespace stageplot::terraform {
namespace {

struct FirstError {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::string summary;
};

std::optional<FirstError> find_syntax_error(std::string_view text) {
  const hcl::File file = hcl::parse_file(text);
  if (file.errors.empty()) return std::nullopt;
  const hcl::SyntaxError& error = file.errors.front();
  return FirstError{error.range.begin, error.range.end, error.summary};
}

TEST(SyntaxTest, takes_what_terraform_takes) {
  int files = 0;
  for (const auto& entry : std::filesystem::directory_iterator("tests/unit/terraform/data/format")) {
    std::ostringstream text;
    text << std::ifstream(entry.path()).rdbuf();
    const auto error = find_syntax_error(text.str());
    EXPECT_FALSE(error) << entry.path() << ": " << error->summary << " at " << text.str().substr(error->begin, 20);
    ++files;
  }
  EXPECT_GT(files, 10);
}

struct Case {
  std::string_view name;
  std::string text;
  std::string place;  // the bytes that the error is about
  std::string summary;
};
void PrintTo(const Case& test_case, std::ostream* out) {
  *out << test_case.name;
}
std::string case_name(const testing::TestParamInfo<Case>& info) {
  return std::string(info.param.name);
}

class SyntaxErrorTest : public testing::TestWithParam<Case> {};

TEST_P(SyntaxErrorTest, says_what_was_seen) {
  const auto error = find_syntax_error(GetParam().text);
  ASSERT_TRUE(error);
  EXPECT_EQ(GetParam().text.substr(error->begin, error->end - error->begin), GetParam().place);
  EXPECT_EQ(error->summary, GetParam().summary);
}

const Case kCases[] = {
    {"two_values", "a = 1 2\n", "2", "`2` stands where the end of the line is expected"},
    {"no_value", "a =\n", "\n", "the end of the line stands where a value is expected"},
    {"no_name", "= 1\n", "=", "`=` stands where a name is expected"},
    {"open_block", "a {\n  b = 1\n", "a", "a block is not closed"},
    {"stray_brace", "a = 1\n}\n", "}", "`}` closes nothing"},
    {"open_list", "a = [1, 2\nb = 3\n", "b", "`b` stands where `,` or `]` is expected"},
    {"wrong_bracket", "a = (1]\n", "]", "`]` stands where `)` is expected"},
    {"set_twice", "a = 1\nb = 2\na = 3\n", "a", "`a` is set twice"},
    {"no_comma", "a = { b = 1 c = 2 }\n", "c", "`c` stands where `,` or the end of the line is expected"},
    {"bad_escape", "a = \"\\q\"\n", "\\", "a backslash in double quotes begins no escape"},
    {"line_break_in_quotes", "a = \"b\nc\"\n", "\n", "a line ends in double quotes"},
    {"open_quotes", "a = \"b", "\"", "double quotes are not closed"},
    {"open_sequence", "a = \"${b\"\n", "\"", "`\"` stands where `}` is expected"},
    {"open_comment", "a = 1 /* b\n", "/*", "a comment is not closed"},
    {"open_condition", "a = \"%{ if b }c\"\n", "%{ if b }", "`%{ if }` is not closed"},
    {"stray_directive", "a = \"%{ endif }\"\n", "%{ endif }", "`%{ endif }` belongs to no open directive"},
    {"open_heredoc", "a = <<X\nb\n", "<<X", "a heredoc is not closed"},
    {"operator_without_value", "a = b +\n", "\n", "the end of the line stands where a value is expected"},
    {"single_quotes", "a = 'b'\n", "'", "`'` stands where a value is expected"},
    {"half_condition", "a = b ? c\n", "\n", "the end of the line stands where `:` is expected"},
};
INSTANTIATE_TEST_SUITE_P(Errors, SyntaxErrorTest, testing::ValuesIn(kCases), case_name);

TEST(SyntaxTest, stops_at_a_depth) {
  const auto error = find_syntax_error("a = " + std::string(100'000, '['));
  ASSERT_TRUE(error);
  EXPECT_EQ(error->summary, "blocks and expressions nest deeper than 200 levels");
}

}  // namespace
}  // namespace stageplot::terraform
