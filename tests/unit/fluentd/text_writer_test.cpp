// What is written for a text, and that the reader gives it back.
#include "fluentd/text_writer.hpp"

#include "document/map.hpp"
#include "unit/fluentd/read_support.hpp"

namespace stageplot::fluentd {
namespace {

std::string quoted(std::string_view text) {
  std::string out;
  write_quoted(out, text);
  return out;
}

TEST(TextWriter, EscapesWhatFluentdWouldTakeForMore) {
  EXPECT_EQ(quoted(""), R"("")");
  EXPECT_EQ(quoted("/logs/titan.log"), R"("/logs/titan.log")");
  EXPECT_EQ(quoted("a\"b\\c'd"), R"("a\"b\\c'd")");
  EXPECT_EQ(quoted(std::string_view("\n\r\t\f\b\0", 6)), R"("\n\r\t\f\b\0")");
  EXPECT_EQ(quoted("#{ENV['X']} ${tag} #"), R"("\#{ENV['X']} ${tag} #")");
  EXPECT_EQ(quoted("é\u0085\u2028\U0001F600"), "\"é\u0085\u2028\U0001F600\"");
}

TEST(TextWriter, EscapesThePartsOfAStringSoThatTheyCannotMeet) {
  // `#` before and `{` behind an action would open Ruby together.
  std::string left;
  write_escaped_part(left, "a#");
  std::string right;
  write_escaped_part(right, "{b}");
  EXPECT_EQ(left, R"(a\#)");
  EXPECT_EQ(right, R"(\{b})");
  ReadFixture fixture("a \"" + left + right + "\"\n");
  ASSERT_TRUE(fixture.root.has_value());
  EXPECT_EQ(show(*fixture.root), "a: double [a#{b}]\n");
}

TEST(TextWriter, KnowsWhatCanStandWithoutQuotes) {
  for (const std::string_view text : {"a", "titan.logs", "/logs/x-1", "8m", "5s", "true"}) {
    EXPECT_TRUE(is_bare_safe(text)) << text;
  }
  for (const std::string_view text : {"", "a b", "a#", "\"a", "[a]", "{a}", "@a", "é", "a\n", "a\r"}) {
    EXPECT_FALSE(is_bare_safe(text)) << text;
  }
}

TEST(TextWriter, WritesListsAndMapsAsJson) {
  document::Arena arena;
  using document::Value;
  std::vector<document::Member> members{
      {.key = arena.borrow("b#{x}"), .value = Value::of(arena.borrow("#{y}\n\"\\\x7f#"))},
      {.key = arena.borrow("a"),
       .value =
           Value::of(arena.list(std::vector<Value>{Value::of_integer(-1), Value::of_unsigned(18446744073709551615u),
                                                   Value::of_float(1.5), Value::of(true), Value::nothing()}))},
      {.key = arena.borrow("c"), .value = Value::of(arena.list(0))},
      {.key = arena.borrow("d"), .value = Value::of(arena.map())}};
  std::string out;
  write_json(out, Value::of(document::make_map(arena, members)));
  EXPECT_EQ(out, R"({"a": [-1, 18446744073709551615, 1.5, true, null], "b\u0023{x}": "\u0023{y}\u000a\"\\\u007f#", )"
                 R"("c": [], "d": {}})");
  ReadFixture fixture("p " + out + "\n");
  ASSERT_TRUE(fixture.root.has_value());
  EXPECT_TRUE(fixture.root->parameters.at(0).value.ruby.empty());
}

}  // namespace
}  // namespace stageplot::fluentd
