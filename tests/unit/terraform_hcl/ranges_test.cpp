// Each node knows its bytes.
#include <gtest/gtest.h>

#include "terraform/hcl/parser.hpp"
#include "terraform/hcl/walk.hpp"

namespace stageplot::terraform::hcl {
namespace {

void append_ranges(const Expression& expression, std::string_view text, int depth, std::string& out) {
  out.append(static_cast<std::size_t>(2 * depth), ' ');
  out += text.substr(expression.range.begin, expression.range.end - expression.range.begin);
  out += '\n';
  for_each_child(expression, [&](const Expression& child) { append_ranges(child, text, depth + 1, out); });
}

std::string ranges_of(std::string_view text) {
  const Formula formula = parse_expression(text);
  EXPECT_TRUE(formula.errors.empty());
  std::string out;
  append_ranges(*formula.expression, text, 0, out);
  return out;
}

TEST(RangesTest, hold_an_expression_with_all_that_belongs_to_it) {
  EXPECT_EQ(ranges_of("f( a.b [ 0 ].* .c, -(1 + 2) * 3 ... )"),
            "f( a.b [ 0 ].* .c, -(1 + 2) * 3 ... )\n"
            "  a.b [ 0 ].* .c\n"
            "    a.b [ 0 ]\n"
            "      a.b\n"
            "        a\n"
            "      0\n"
            "    .* .c\n"
            "      .*\n"
            "  -(1 + 2) * 3\n"
            "    -(1 + 2)\n"
            "      (1 + 2)\n"
            "        1 + 2\n"
            "          1\n"
            "          2\n"
            "    3\n");
}

TEST(RangesTest, hold_the_sequences_of_templates) {
  EXPECT_EQ(ranges_of("\"a${ b }%{ if c }d%{ else }%{ endif }\""),
            "\"a${ b }%{ if c }d%{ else }%{ endif }\"\n"
            "  a\n"
            "  b\n"
            "  %{ if c }d%{ else }%{ endif }\n"
            "    c\n"
            "    d\n"
            "      d\n"
            "    \n"
            "      \n");
}

TEST(RangesTest, hold_collections) {
  EXPECT_EQ(ranges_of("{ a = [for x in b : x if c], (d) : e[*].f }"),
            "{ a = [for x in b : x if c], (d) : e[*].f }\n"
            "  a\n"
            "  [for x in b : x if c]\n"
            "    b\n"
            "    x\n"
            "    c\n"
            "  (d)\n"
            "    d\n"
            "  e[*].f\n"
            "    e\n"
            "    [*].f\n"
            "      [*]\n");
}

TEST(RangesTest, hold_blocks_and_attributes) {
  const std::string text = "\xEF\xBB\xBF# c\na \"b\" c { # d\n  e = 1 # f\n}\n";
  const File file = parse_file(text);
  ASSERT_TRUE(file.errors.empty());
  const auto word = [&](Range range) { return text.substr(range.begin, range.end - range.begin); };
  const Block& block = file.body.blocks[0];
  EXPECT_EQ(word(block.type_range), "a");
  EXPECT_EQ(word(block.labels[0].range), "\"b\"");
  EXPECT_EQ(word(block.labels[1].range), "c");
  EXPECT_EQ(word(block.header), "a \"b\" c");
  EXPECT_EQ(word(block.range), "a \"b\" c { # d\n  e = 1 # f\n}");
  EXPECT_EQ(word(block.body.range), " # d\n  e = 1 # f\n");
  const Attribute* attribute = block.body.find("e");
  ASSERT_NE(attribute, nullptr);
  EXPECT_EQ(word(attribute->name_range), "e");
  EXPECT_EQ(word(attribute->range), "e = 1");
  EXPECT_EQ(block.body.find("f"), nullptr);
}

TEST(RangesTest, stay_right_in_an_indented_heredoc) {
  const std::string text = "<<-END\n    a ${b}\n      c\n    END\n";
  const Formula formula = parse_expression(text);
  ASSERT_TRUE(formula.errors.empty());
  const auto* heredoc = formula.expression->as<Template>();
  ASSERT_NE(heredoc, nullptr);
  ASSERT_EQ(heredoc->parts.size(), 3U);
  EXPECT_EQ(text.substr(heredoc->parts[0]->range.begin), "a ${b}\n      c\n    END\n");
  EXPECT_EQ(heredoc->parts[0]->as<Text>()->value, "a ");
  EXPECT_EQ(text.substr(heredoc->parts[1]->range.begin, 1), "b");
  EXPECT_EQ(heredoc->parts[2]->as<Text>()->value, "\n  c\n");
}

}  // namespace
}  // namespace stageplot::terraform::hcl
