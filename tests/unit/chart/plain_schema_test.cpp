// The short way must never take what the long one refuses: a mutation of a schema with every keyword shows it.
#include "chart/plain_schema.hpp"

#include <gtest/gtest.h>

#include <array>
#include <random>
#include <string>

#include "chart/metaschema.hpp"
#include "chart/schema_words.hpp"
#include "document/arena.hpp"
#include "document/json_reader.hpp"
#include "document/json_writer.hpp"
#include "document/map.hpp"

namespace stageplot::chart {
namespace {

using document::Value;

Value read(document::Arena& arena, const std::string& text) {
  std::string error;
  const auto value = document::read_json_text(text, document::OriginId::none, arena, {}, error);
  EXPECT_TRUE(value) << error << ": " << text;
  return value.value_or(Value{});
}

bool is_plain(const std::string& text) {
  document::Arena arena;
  return is_plain_schema(read(arena, text));
}

/// What the library behind Helm says of the schema.
std::string words(const Value& schema) {
  return santhosh_words(metaschema(draft_of(schema)), schema, true);
}

constexpr std::array<std::string_view, 5> kDrafts{
    "http://json-schema.org/draft-04/schema#", "http://json-schema.org/draft-06/schema#",
    "http://json-schema.org/draft-07/schema#", "https://json-schema.org/draft/2019-09/schema",
    "https://json-schema.org/draft/2020-12/schema"};

/// Every keyword that means a schema, a number, a text or a list in all drafts; `$schema` goes before it.
constexpr std::string_view kEverything = R"(
  "title": "values", "description": "all of them", "default": {"a": [1]}, "type": ["object", "null"],
  "required": ["image", "replicas"], "minProperties": 1, "maxProperties": 90,
  "properties": {
    "image": {"type": "string", "pattern": "^[a-z]+$", "minLength": 1, "maxLength": 80, "format": "uri"},
    "replicas": {"type": "integer", "minimum": 0, "maximum": 9.5, "multipleOf": 1},
    "kind": {"enum": ["a", "b", 1, null, true]},
    "ports": {"type": "array", "items": {"$ref": "#/definitions/port"}, "minItems": 0, "maxItems": 4, "uniqueItems": true},
    "extra": {"anyOf": [{"type": "string"}, {"not": {"type": "null"}}], "oneOf": [{}], "allOf": [{"type": "number"}]}
  },
  "patternProperties": {"^x-": {"type": "string"}}, "additionalProperties": {"type": "string"},
  "definitions": {"port": {"type": "number"}}, "dependencies": {"image": ["kind"], "kind": {"type": "object"}},
  "unknown": [{"type": 7}]
})";

std::string everything(std::string_view draft) {
  return R"({"$schema": ")" + std::string{draft} + "\"," + std::string{kEverything};
}

TEST(PlainSchema, TakesASchemaOfEachDraft) {
  for (const std::string_view draft : kDrafts) EXPECT_TRUE(is_plain(everything(draft))) << draft;
  EXPECT_TRUE(is_plain("{}"));
  EXPECT_TRUE(is_plain("true"));
  EXPECT_TRUE(is_plain(R"({"$id": "values.json#", "if": {}, "then": true, "$comment": "", "const": 1})"));
}

TEST(PlainSchema, LeavesWhatIsWrong) {
  for (const std::string_view text : {
           "[]",
           "7",
           R"({"type": "text"})",
           R"({"type": []})",
           R"({"type": ["string", "string"]})",
           R"({"properties": []})",
           R"({"properties": {"a": {"minimum": "1"}}})",
           R"({"items": [{}]})",
           R"({"minLength": -1})",
           R"({"minLength": 1.5})",
           R"({"multipleOf": 0})",
           R"({"required": ["a", "a"]})",
           R"({"allOf": []})",
           R"({"$id": "a#b"})",
           R"({"$schema": "http://json-schema.org/draft-07/schema#", "pattern": "("})",
           R"({"$schema": "http://json-schema.org/draft-07/schema#", "patternProperties": {"(": {}}})",
           R"({"$schema": "http://json-schema.org/draft-07/schema#", "enum": [1, 1.0]})",
           R"({"$schema": "http://json-schema.org/draft-07/schema#", "enum": []})",
           R"({"$schema": "http://json-schema.org/draft-04/schema#", "items": {"not": true}})",
           R"({"$schema": "http://json-schema.org/draft-04/schema#", "required": []})",
           R"({"$schema": "http://json-schema.org/draft-04/schema#", "exclusiveMinimum": true})",
           R"({"$schema": "http://json-schema.org/draft-04/schema#", "dependencies": {"a": []}})",
       }) {
    document::Arena arena;
    const Value schema = read(arena, std::string{text});
    EXPECT_NE(words(schema), "") << text;
    EXPECT_FALSE(is_plain_schema(schema)) << text;
  }
}

TEST(PlainSchema, EndsWithDepth) {
  std::string text = "{}";
  for (int i = 0; i < 60; ++i) text = R"({"not":)" + text + '}';
  EXPECT_FALSE(is_plain(text));
}

/// All places of a tree, the tree itself included.
void collect(Value& value, std::vector<Value*>& places) {
  places.push_back(&value);
  if (value.is_list()) {
    for (Value& item : std::span{const_cast<Value*>(value.items().data()), value.items().size()}) collect(item, places);
  } else if (value.is_map()) {
    for (const document::Member& member : value.map().members()) collect(const_cast<Value&>(member.value), places);
  }
}

TEST(PlainSchema, NeverTakesWhatTheMetaschemaRefuses) {
  constexpr std::array<std::string_view, 16> kOther{
      "null", "true",     "7",  "-1",   "1.5",          "0",           R"("")",          R"("string")",
      "[]",   R"(["a"])", "{}", "[{}]", R"(["a","a"])", R"({"a":{}})", R"({"a":["b"]})", R"([1,"a",null])"};
  std::mt19937 random(1);
  int taken = 0;
  int refused = 0;
  for (const std::string_view draft : kDrafts) {
    for (int round = 0; round < 600; ++round) {
      document::Arena arena;
      Value schema = read(arena, everything(draft));
      std::vector<Value*> places;
      collect(schema, places);
      *places[random() % places.size()] = read(arena, std::string{kOther[random() % kOther.size()]});
      const bool is_plain = is_plain_schema(schema);
      const bool is_right = words(schema).empty();
      // Neither anchors nor depth are here: both ways must agree.
      EXPECT_EQ(is_plain, is_right) << document::write_json(schema, {}).text;
      ++(is_right ? taken : refused);
    }
  }
  EXPECT_GT(taken, 300);
  EXPECT_GT(refused, 300);
}

}  // namespace
}  // namespace stageplot::chart
