// Places inside a scalar, through indentation, quotes and escapes.
#include "cloudconfig/scalar_places.hpp"

#include "document/map.hpp"
#include "document/yaml_reader.hpp"

namespace stageplot::cloudconfig {
namespace {

/// What stands in the text where the value has `part`.
std::string under(std::string text, std::string_view part) {
  source::SourceFiles sources;
  document::Arena arena;
  document::Origins origins;
  diagnostics::Diagnostics diagnostics;
  const source::FileId file = sources.add("a.yaml", std::move(text));
  const auto root = document::read_yaml(file, sources, arena, origins,
                                        {.resolution = document::YamlResolution::kubernetes}, diagnostics);
  if (!root || !diagnostics.empty()) return "unreadable";
  const document::Value* value = document::find(*root, "k");
  const ScalarPlaces places(sources.text(file), origins.span(value->origin), value->text());
  const std::size_t at = value->text().find(part);
  if (at == std::string_view::npos) return "not in the value";
  return std::string(sources.text(places.span(at, at + part.size())));
}

TEST(ScalarPlaces, OfLiteralBlocks) {
  EXPECT_EQ(under("k: |\n  one\n  two\n\n    three\n", "two"), "two");
  EXPECT_EQ(under("k: |\n  one\n  two\n\n    three\n", "  three"), "  three");
  EXPECT_EQ(under("k: |2\n    one\n  two\n", "  one"), "  one");
  EXPECT_EQ(under("k: |- # why\n  one\n  two\n", "two"), "two");
  EXPECT_EQ(under("k: |\n  one\n  two\n", "one\ntwo"), "one\n  two");
  EXPECT_EQ(under("a:\n  - x\nk: |\n one", "one"), "one");
  EXPECT_EQ(under("k: |\n  one\r\n  two\r\n", "two"), "two");
  EXPECT_EQ(under("k: !!str |\n  one\n", "one"), "one");
}

TEST(ScalarPlaces, OfQuotes) {
  EXPECT_EQ(under("k: \"a\\nb\\tc\"\n", "b"), "b");
  EXPECT_EQ(under("k: \"a\\nb\\tc\"\n", "\n"), "\\n");
  EXPECT_EQ(under("k: \"\\u00e9\\U0001F600 \\x41z\"\n", "z"), "z");
  EXPECT_EQ(under("k: \"\\u00e9 z\"\n", "é"), "\\u00e9");
  EXPECT_EQ(under("k: 'it''s z'\n", "z"), "z");
  EXPECT_EQ(under("k: 'it''s z'\n", "'s"), "''s");
  EXPECT_EQ(under("k: plain z\n", "z"), "z");
}

TEST(ScalarPlaces, OfFoldedTextIsTheWhole) {
  EXPECT_EQ(under("k: >\n  one\n  two\n", "two"), ">\n  one\n  two");
  EXPECT_EQ(under("k: \"one\n  two\"\n", "two"), "\"one\n  two\"");
  EXPECT_EQ(under("k: one\n  two\n", "two"), "one\n  two");
}

}  // namespace
}  // namespace stageplot::cloudconfig
