// Every byte of an expression leads to its place in the file, whatever the style of the scalar.
#include "policy/expression_text.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "document/map.hpp"
#include "document/yaml_reader.hpp"

namespace stageplot::policy {
namespace {

struct Case {
  std::string_view name;
  std::string_view yaml;  // a map with `e`
  std::string_view part;  // of the expression as YAML reads it
  std::uint32_t line;
  std::uint32_t column;
  std::string_view shown;  // the bytes of the file that are marked
};

class ExpressionPlaces : public testing::TestWithParam<Case> {};

TEST_P(ExpressionPlaces, LeadIntoTheFile) {
  const Case& expected = GetParam();
  source::SourceFiles sources;
  document::Arena arena;
  document::Origins origins;
  diagnostics::Diagnostics findings;
  const source::FileId file = sources.add("policy.yaml", std::string{expected.yaml});
  const auto root = document::read_yaml(file, sources, arena, origins,
                                        {.resolution = document::YamlResolution::kubernetes}, findings);
  ASSERT_TRUE(root);
  const document::Value* value = document::find(*root, "e");
  ASSERT_NE(value, nullptr);
  const source::Span span = origins.span(value->origin);
  const ExpressionText text(value->text(), sources.text(span), span);
  const std::size_t begin = text.text().find(expected.part);
  ASSERT_NE(begin, std::string::npos) << text.text();
  const source::Span place =
      text.place({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + expected.part.size())});
  const source::Position position = sources.position(place.file, place.begin);
  EXPECT_EQ(position.line, expected.line);
  EXPECT_EQ(position.column, expected.column);
  EXPECT_EQ(sources.text(place), expected.shown);
}

INSTANTIATE_TEST_SUITE_P(
    Styles, ExpressionPlaces,
    testing::Values(Case{"plain", "e: a.b == 1\n", "== 1", 1, 8, "== 1"},
                    Case{"plain_of_two_lines", "e: a.b\n  == wrong\n", "wrong", 2, 6, "wrong"},
                    Case{"single_quotes", "e: 'a == ''x'' && wrong'\n", "wrong", 1, 19, "wrong"},
                    Case{"quote_in_single_quotes", "e: 'a == ''x'' && wrong'\n", "'x'", 1, 10, "''x'"},
                    Case{"double_quotes", "e: \"a == \\\"x\\\" && wrong\"\n", "wrong", 1, 19, "wrong"},
                    Case{"line_break_in_double_quotes", "e: \"a == 1 &&\\n  wrong\"\n", "wrong", 1, 18, "wrong"},
                    Case{"escaped_line_break", "e: \"a == 1 && \\\n  wrong\"\n", "wrong", 2, 3, "wrong"},
                    Case{"literal", "e: |\n  a == 1 &&\n    wrong\n", "wrong", 3, 5, "wrong"},
                    Case{"literal_stripped", "e: |-\n  wrong\n", "wrong", 2, 3, "wrong"},
                    Case{"literal_with_indentation", "e: |2\n    a\n   wrong\n", "wrong", 3, 4, "wrong"},
                    Case{"literal_with_empty_lines", "e: |\n\n\n  a &&\n\n  wrong\n", "wrong", 6, 3, "wrong"},
                    Case{"folded", "e: >-\n  a == 1 &&\n  b == 2 &&\n    wrong\n", "wrong", 4, 5, "wrong"},
                    Case{"with_a_comment", "e: |  # what it says\n  // two\n  wrong\n", "wrong", 3, 3, "wrong"},
                    Case{"with_an_anchor", "e: &same |\n  wrong\n", "wrong", 2, 3, "wrong"},
                    Case{"behind_other_letters", "e: |\n  a == 'größe' && wrong\n", "wrong", 2, 19, "wrong"},
                    Case{"carriage_returns", "e: |\r\n  a &&\r\n  wrong\r\n", "wrong", 3, 3, "wrong"}),
    [](const auto& c) { return std::string{c.param.name}; });

TEST(ExpressionText, ShowsTheWholeScalarWhereItCannotTell) {
  const source::Span span{source::FileId{1}, 3, 13};
  const ExpressionText text("a b", "x y z", span);
  EXPECT_EQ(text.place({0, 1}), span);
}

TEST(ExpressionText, PutsTheEndBehindTheLastWord) {
  const source::Span span{source::FileId{1}, 0, 11};
  const ExpressionText text("a ==\n", "|\n  a ==\n", span);
  EXPECT_EQ(text.place({5, 5}), (source::Span{source::FileId{1}, 8, 8}));
}

}  // namespace
}  // namespace stageplot::policy
