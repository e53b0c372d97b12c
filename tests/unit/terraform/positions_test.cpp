// Where actions may stand in Terraform's language, what their values become there, and what is refused with which
// words.
#include <gtest/gtest.h>

#include "target.hpp"
#include "terraform/dialect.hpp"

namespace stageplot::terraform {
namespace {

struct Case {
  std::string_view name;
  std::string text;
  std::string data;
  std::string expected;
};
void PrintTo(const Case& test_case, std::ostream* out) {
  *out << test_case.name;
}
std::string case_name(const testing::TestParamInfo<Case>& info) {
  return std::string(info.param.name);
}

class PositionTest : public testing::TestWithParam<Case> {};

TEST_P(PositionTest, prints_or_refuses) {
  EXPECT_EQ(render(dialect(), GetParam().text, GetParam().data), GetParam().expected);
}

const Case kPrinted[] = {
    {"text", "a = {{ .x }}\n", "x: eu-west-1", "a = \"eu-west-1\"\n"},
    {"text_that_looks_like_terraform", "a = {{ .x }}\n", "x: '\"${var.y}%{ if z }\"'",
     "a = \"\\\"$${var.y}%%{ if z }\\\"\"\n"},
    {"text_of_several_lines", "a = {{ .x }}\n", "x: \"a\\nb\\tc\\r\\\\\"", "a = \"a\\nb\\tc\\r\\\\\"\n"},
    {"text_nobody_sees", "a = {{ .x }}\n", "x: \"\\0\\x1b\\u200b\\u2028\"", "a = \"\\u0000\\u001b\\u200b\\u2028\"\n"},
    {"integer", "a = {{ .x }}\n", "x: -3", "a = -3\n"},
    {"number", "a = {{ .x }}\n", "x: 1.5e+21", "a = 1.5e+21\n"},
    {"boolean", "a = {{ .x }} # on or off\n", "x: true", "a = true # on or off\n"},
    {"nothing", "a = {{ .x }}\n", "x: null", "a = null\n"},
    {"list", "a = {{ .x }}\n", "x: [a, 1]", "a = [\"a\", 1]\n"},
    {"empty_list_and_map", "a = {{ .x }}\nb = {{ .other }}\n", "x: []\nother: {}", "a = []\nb = {}\n"},
    {"map", "a = {{ .x }}\n", "x: {b: 1, a b: 2, for: 3}", "a = {\n  \"a b\" = 2\n  b = 1\n  \"for\" = 3\n}\n"},
    {"map_in_a_block", "b {\n  a = {{ .x }}\n}\n", "x: {c: {d: 1}}",
     "b {\n  a = {\n    c = {\n      d = 1\n    }\n  }\n}\n"},
    {"map_on_one_line", "a = { b = {{ .x }}, c = 1 }\n", "x: {d: 1, e: [f]}",
     "a = { b = { d = 1, e = [\"f\"] }, c = 1 }\n"},
    {"list_of_maps", "a = {{ .x }}\n", "x: [{b: 1}]", "a = [\n  {\n    b = 1\n  },\n]\n"},
    {"quoted", "a = \"x-{{ .x }}-${var.y}\"\n", "x: 5", "a = \"x-5-${var.y}\"\n"},
    {"value_behind_a_dollar", "a = \"$${{ .x }} \"\n", "x: '{y}'", "a = \"$$\\u007by} \"\n"},
    {"two_values_that_would_join", "a = \"{{ .x }}{{ .other }}\"\n", "x: $\nother: '{z}'", "a = \"\\u0024{z}\"\n"},
    {"value_before_a_brace", "a = \"{{ .x }}{z}\"\n", "x: a%", "a = \"a\\u0025{z}\"\n"},
    {"dollar_before_other_text", "a = \"{{ .x }} {z}\"\n", "x: a$", "a = \"a$ {z}\"\n"},
    {"condition_in_quotes", "a = \"{{ if .x }}b{{ .x }}{{ end }}\"\n", "x: 1", "a = \"b1\"\n"},
    {"label", "resource \"aws_elb\" \"{{ .x }}\" {}\n", "x: app", "resource \"aws_elb\" \"app\" {}\n"},
    {"name", "{{ .x }} = 1\n", "x: app_env", "app_env = 1\n"},
    {"quoted_key_of_a_map", "a = {\n  \"{{ .x }}\" = 1\n}\n", "x: a b", "a = {\n  \"a b\" = 1\n}\n"},
    {"spread", "b {\n  {{ .x }}\n}\n", "x: {c: 1, d: e}", "b {\n  c = 1\n  d = \"e\"\n}\n"},
    {"spread_of_nothing", "b {\n  {{ .x }}\n}\n", "x: {}", "b {\n}\n"},
    {"elements", "a = [{{ .x }}, f({{ .other }})]\n", "x: {a: 1}\nother: z", "a = [{ a = 1 }, f(\"z\")]\n"},
    {"elements_on_lines", "a = [\n{{ range .x }}\n  {{ . }},\n{{ end }}\n]\n", "x: [1, 2]", "a = [\n  1,\n  2,\n]\n"},
    {"branches", "{{ if .x }}\na = 1\n{{ else }}\nb {\n}\n{{ end }}\nc = 2\n", "x: false", "b {\n}\nc = 2\n"},
};
INSTANTIATE_TEST_SUITE_P(Printed, PositionTest, testing::ValuesIn(kPrinted), case_name);

const Case kRefused[] = {
    {"part_of_an_expression", "a = {{ .x }} + 1\n", "x: 1", "escape.position: an action is a part of an expression\n"},
    {"behind_an_operator", "a = 1 + {{ .x }}\n", "x: 1", "escape.position: an action is a part of an expression\n"},
    {"inside_a_sequence", "a = \"${ {{ .x }} }\"\n", "x: 1", "escape.position: an action stands inside `${…}`\n"},
    {"in_a_comment", "# {{ .x }}\n", "x: 1", "escape.position: an action stands in a comment\n"},
    {"in_a_block_comment", "/* {{ .x }} */\n", "x: 1", "escape.position: an action stands in a comment\n"},
    {"in_a_heredoc", "a = <<X\n{{ .x }}\nX\n", "x: 1", "escape.position: an action stands in a heredoc\n"},
    {"part_of_a_name", "a_{{ .x }} = 1\n", "x: b", "escape.position: an action is a part of a name\n"},
    {"block_type", "{{ .x }} {\n}\n", "x: b", "escape.position: an action stands where a name of Terraform begins\n"},
    {"part_of_a_label", "b \"x-{{ .x }}\" {}\n", "x: z", "escape.position: an action is a part of a block's label\n"},
    {"behind_a_backslash", "a = \"\\{{ .x }}\"\n", "x: t",
     "escape.position: an action follows a backslash inside double quotes\n"},
    {"between_a_dollar_and_a_brace", "a = \"${{ .x }}{y}\"\n", "x: ''",
     "escape.position: an action stands between `$` or `%` and what could be a brace\n"},
    {"control_in_a_line", "a = {{ if .x }}1{{ else }}2{{ end }}\n", "x: 1",
     "escape.control: a control action stands behind `=`\n"},
    {"uneven_branches", "{{ if .x }}\na = [\n{{ end }}\n", "x: 1",
     "escape.branches-differ: this branch ends in a list, but began where a name begins\n"},
    {"unclosed", "a {\n", "x: 1", "escape.unclosed: the template ends in a block\n"},
    {"map_in_quotes", "a = \"{{ .x }}\"\n", "x: {}", "escape.value: a map is printed inside double quotes\n"},
    {"nothing_in_quotes", "a = \"{{ .x }}\"\n", "x: null",
     "escape.value: nothing (nil) is printed inside double quotes\n"},
    {"text_on_a_line", "{{ .x }}\n", "x: a = 1", "escape.value: a single value is printed on a line of its own\n"},
    {"spread_of_other_keys", "{{ .x }}\n", "x: {a b: 1}",
     "escape.key: a map is spread over lines, and one of its keys is no name of Terraform's\n"},
    {"label_that_is_no_name", "b \"{{ .x }}\" {}\n", "x: 'y\" {}'",
     "escape.key: the value is no name: Terraform's names begin with a letter or `_` and go on with letters, digits, "
     "`_` "
     "and `-`\n"},
    {"name_that_is_a_number", "{{ .x }} = 1\n", "x: 3", "escape.key: a single value is printed as a name\n"},
    {"text_that_terraform_changes", "a = {{ .x }}\n", "x: \"e\\u0301\"",
     "escape.text: the value has characters that Unicode can compose, and Terraform would change them\n"},
};
INSTANTIATE_TEST_SUITE_P(Refused, PositionTest, testing::ValuesIn(kRefused), case_name);

TEST(FragmentTest, stands_on_lines_and_as_a_value) {
  Target target(dialect(), "b {\n  {{ include \"tags\" . }}\n  c = {{ include \"map\" . }}\n}\n");
  target.add(dialect(), "tags", "tag = {{ .x }}\nother = 1\n");
  target.add(dialect(), "map", "{\n  d = {{ .x }}\n}\n");
  target.analyse();
  EXPECT_EQ(target.render_yaml("x: '${y}'"),
            "b {\n  tag = \"$${y}\"\n  other = 1\n  c = {\n    d = \"$${y}\"\n  }\n}\n");
}

}  // namespace
}  // namespace stageplot::terraform
