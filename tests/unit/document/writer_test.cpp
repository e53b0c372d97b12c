// What the recorded tables of go_yaml_test can't say: runs for source maps, errors, objects, kinds that JSON has not.
#include <cmath>

#include "document/json_writer.hpp"
#include "document/map.hpp"
#include "document/object.hpp"
#include "document/yaml_key_order.hpp"
#include "document/yaml_writer.hpp"
#include "unit/document/reading.hpp"

namespace stageplot::document {
namespace {

/// `text|place` for each run: the text that it covers and the line and column that it came from.
std::string runs_of(const WrittenText& written, const Reading& reading) {
  std::string out;
  for (std::size_t i = 0; i < written.runs.size(); ++i) {
    const std::size_t begin = written.runs[i].begin;
    const std::size_t end = i + 1 < written.runs.size() ? written.runs[i + 1].begin : written.text.size();
    std::string text = written.text.substr(begin, end - begin);
    for (std::size_t at = 0; (at = text.find('\n', at)) != std::string::npos;) text.replace(at, 1, "\\n");
    const source::Span span = reading.origins.span(written.runs[i].origin);
    const auto place = reading.sources.position(span.file, span.begin);
    out += text + "|" + std::to_string(place.line) + ":" + std::to_string(place.column) + "\n";
  }
  return out;
}

TEST(YamlWriter, KnowsWhereEachPartCameFrom) {
  Reading reading;
  const auto value = reading.yaml("b: [1, {c: x}, []]\na: |\n  two\n  lines\n");
  const WrittenText written = write_yaml(*value, {.runs = true});
  EXPECT_EQ(written.text, "a: |\n  two\n  lines\nb:\n- 1\n- c: x\n- []\n");
  EXPECT_EQ(runs_of(written, reading),
            "a: |2:1\n"
            "|\\n  two\\n  lines\\n|2:4\n"
            "b:\\n|1:1\n"
            "- |1:5\n"
            "1\\n|1:5\n"
            "- |1:8\n"
            "c: |1:9\n"
            "x\\n|1:12\n"
            "- |1:16\n"
            "[]\\n|1:16\n");
}

TEST(JsonWriter, KnowsWhereEachPartCameFrom) {
  Reading reading;
  const auto value = reading.yaml("b: [1, x]\na: {}\n");
  const WrittenText written = write_json(*value, {.runs = true});
  EXPECT_EQ(written.text, R"({"a":{},"b":[1,"x"]})");
  EXPECT_EQ(runs_of(written, reading), "{|1:1\n\"a\":|2:1\n{},|2:4\n\"b\":|1:1\n[|1:4\n1,|1:5\n\"x\"]}|1:8\n");
}

TEST(JsonWriter, Pretty) {
  Reading reading;
  const auto value = reading.yaml("{b: [1, []], a: {}, c: {d: \"<&>\"}}\n");
  EXPECT_EQ(
      write_json(*value, {.pretty = true, .html_escape = true}).text,
      "{\n  \"a\": {},\n  \"b\": [\n    1,\n    []\n  ],\n  \"c\": {\n    \"d\": \"\\u003c\\u0026\\u003e\"\n  }\n}");
  EXPECT_EQ(write_json(*value).text, R"({"a":{},"b":[1,[]],"c":{"d":"<&>"}})");
}

TEST(Writers, RefuseWhatGoRefuses) {
  const Value infinity = Value::of_float(INFINITY);
  EXPECT_EQ(write_json(infinity).error, "json: unsupported value: +Inf");
  EXPECT_EQ(write_yaml(infinity).error, "json: unsupported value: +Inf");
  EXPECT_EQ(write_yaml(infinity).text, "");

  Arena arena;
  Map* self = arena.map();
  set(arena, *self, arena.borrow("self"), Value::of(self));
  EXPECT_EQ(write_json(Value::of(self)).error, "json: unsupported value: encountered a cycle");
  EXPECT_EQ(write_yaml(Value::of(self)).error, "json: unsupported value: encountered a cycle");
}

TEST(Writers, AskForThePlainValueOfAnObject) {
  Arena arena;
  Object object;
  const Value version = Value::of(&object, TypeId::semver);
  const Value list = Value::of(arena.list(std::span<const Value>{&version, 1}));
  EXPECT_EQ(write_json(list).text, "[null]");
  const PlainValue plain = [&arena](const Value&) { return Value::of(arena.borrow("1.2.3")); };
  EXPECT_EQ(write_json(list, {.plain_value = plain}).text, R"(["1.2.3"])");
  EXPECT_EQ(write_yaml(list, {.plain_value = plain}).text, "- 1.2.3\n");
}

TEST(Writers, WriteIntegersAndBytesWhole) {
  Arena arena;
  Value bytes = Value::of(arena.borrow("hi"));
  bytes.kind = Kind::bytes;
  const std::vector<Value> items = {Value::of_integer(INT64_MIN), Value::of_unsigned(UINT64_MAX), bytes};
  const Value list = Value::of(arena.list(items));
  EXPECT_EQ(write_json(list).text, R"([-9223372036854775808,18446744073709551615,"aGk="])");
  EXPECT_EQ(write_yaml(list).text, "- -9223372036854775808\n- 18446744073709551615\n- aGk=\n");
}

TEST(YamlKeyOrder, IsNatural) {
  const std::vector<std::string> ordered = {"",  "-",  "_a",  "1",  "2",   "10", "A", "B",
                                            "a", "a1", "a01", "a2", "a10", "ab", "b", "é"};
  for (std::size_t i = 0; i < ordered.size(); ++i) {
    for (std::size_t j = 0; j < ordered.size(); ++j) {
      EXPECT_EQ(yaml_key_before(ordered[i], ordered[j]), i < j) << ordered[i] << " " << ordered[j];
    }
  }
}

}  // namespace
}  // namespace stageplot::document
