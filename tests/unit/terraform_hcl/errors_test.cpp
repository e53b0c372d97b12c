// All errors of a file come in one reading: behind each, reading goes on with the next attribute or block.
#include <gtest/gtest.h>

#include "terraform/hcl/dump.hpp"
#include "terraform/hcl/parser.hpp"

namespace stageplot::terraform::hcl {
namespace {

std::string errors_of(const File& file) {
  std::string result;
  for (const SyntaxError& error : file.errors) {
    result += '`' + std::string(file.text.substr(error.range.begin, error.range.end - error.range.begin)) + "` " +
              error.summary + '\n';
  }
  return result;
}

struct Case {
  std::string_view name;
  std::string_view text;
  std::string_view errors;
  std::string_view tree;  // of what is sound
};
void PrintTo(const Case& test_case, std::ostream* out) {
  *out << test_case.name;
}
std::string case_name(const testing::TestParamInfo<Case>& info) {
  return std::string(info.param.name);
}

class ErrorsTest : public testing::TestWithParam<Case> {};

TEST_P(ErrorsTest, are_found_all_and_the_rest_is_read) {
  const File file = parse_file(GetParam().text);
  EXPECT_EQ(errors_of(file), GetParam().errors);
  EXPECT_EQ(dump(file.body), GetParam().tree);
}

const Case kCases[] = {
    {"two_attributes", "a = 1 2\nb = 3\nc = ]\nd = 4\n",
     "`2` `2` stands where the end of the line is expected\n"
     "`]` `]` stands where a value is expected\n",
     "a = 1\nb = 3\nd = 4\n"},
    {"in_nested_blocks", "a \"x\" {\n  b {\n    c = (1]\n    d = 2\n  }\n  e = +\n}\nf = 3\n",
     "`]` `]` stands where `)` is expected\n"
     "`+` `+` stands where a value is expected\n",
     "f = 3\na \"x\"\n  b\n    d = 2\n"},
    {"within_an_object", "a = {\n  b = 1 2\n  c = 3\n}\nd = {\n  e 4\n}\nf = 5\n",
     "`2` `2` stands where `,` or the end of the line is expected\n"
     "`4` `4` stands where `=` is expected\n",
     "f = 5\n"},
    {"list_that_is_not_closed", "a = [1, 2\nb = 3\nc {\n  d = !\n}\n",
     "`b` `b` stands where `,` or `]` is expected\n"
     "`\n` the end of the line stands where a value is expected\n",
     "b = 3\nc\n"},
    {"quotes_that_are_not_closed", "a = \"b\nc = \"d\"\ne = 'f'\n",
     "`\n` a line ends in double quotes\n"
     "`'` `'` stands where a value is expected\n",
     "c = (template \"d\")\n"},
    {"block_that_is_not_closed", "a {\n  b = 1\nc {\n  d = ,\n}\n",
     "`a` a block is not closed\n"
     "`,` `,` stands where a value is expected\n",
     "a\n  b = 1\n  c\n"},
    {"brace_too_many", "a {\n}\n}\nb = 1\n}\n",
     "`}` `}` closes nothing\n"
     "`}` `}` closes nothing\n",
     "b = 1\na\n"},
    {"set_twice", "a = 1\nb {\n  c = 1\n  c = 2\n}\na = 2\na = 3\n",
     "`c` `c` is set twice\n"
     "`a` `a` is set twice\n"
     "`a` `a` is set twice\n",
     "a = 1\nb\n  c = 1\n"},
    {"json", "{\n  \"a\": 1\n}\n", "`{` `{` stands where a name is expected\n", ""},
    {"yaml", "a: 1\nb:\n  - c\nd = 1\n",
     "`:` `:` stands where `=` or `{` is expected\n"
     "`:` `:` stands where `=` or `{` is expected\n"
     "`-` `-` stands where a name is expected\n",
     "d = 1\n"},
    {"heredoc_that_is_not_closed", "a = 1 +\nb = <<END\n  c\n  END;\n",
     "`\n` the end of the line stands where a value is expected\n"
     "`<<END` a heredoc is not closed\n",
     ""},
    {"headers", "a b = 1\nc \"${d}\" {\n  e = 1\n}\nf\n{\n}\ng = 1\n",
     "`=` `=` stands where `{` is expected\n"
     "`${` a template sequence stands in a label\n"
     "`\n` the end of the line stands where `=` or `{` is expected\n"
     "`{` `{` stands where a name is expected\n",
     "g = 1\n"},
};
INSTANTIATE_TEST_SUITE_P(Recovered, ErrorsTest, testing::ValuesIn(kCases), case_name);

}  // namespace
}  // namespace stageplot::terraform::hcl
