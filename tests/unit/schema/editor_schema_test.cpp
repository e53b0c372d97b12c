#include "schema/editor_schema.hpp"

#include <gtest/gtest.h>

#include <string>

#include "document/json_writer.hpp"
#include "schema/decode.hpp"
#include "unit/schema/documents.hpp"

namespace stageplot::schema {
namespace {

using document::Value;

std::string relaxed(std::string schema_text) {
  Documents documents;
  document::Arena arena;
  return document::write_json(editor_schema(documents.json(std::move(schema_text)), arena), {}).text;
}

/// The schema without the definition of marks that every one has.
std::string relaxed_without_marks(std::string schema_text) {
  static const std::string kMark = relaxed("{}").substr(std::string("{\"$defs\":{").size());
  const std::string mark = kMark.substr(0, kMark.size() - 2);
  std::string text = relaxed(std::move(schema_text));
  const std::size_t at = text.find(mark);
  EXPECT_NE(at, std::string::npos);
  return text.replace(at, mark.size(), "MARK");
}

TEST(EditorSchema, WrapsEveryPlaceAndKeepsDescriptionsOutside) {
  EXPECT_EQ(relaxed_without_marks(R"({"type": "object", "required": ["a"], "additionalProperties": false,
                        "properties": {"a": {"type": "integer", "description": "The a.", "default": 1}}})"),
            R"({"$defs":{MARK},"additionalProperties":false,"patternProperties":{"^x-":true},)"
            R"("properties":{"a":{"anyOf":[{"type":"integer"},{"$ref":"#/$defs/stageplotMark"}],)"
            R"("default":1,"description":"The a."}},"type":"object"})");
}

TEST(EditorSchema, KeepsDefinitionsInPlaceAndReferencesValid) {
  EXPECT_EQ(
      relaxed_without_marks(
          R"({"properties": {"a": {"items": {"$ref": "#/$defs/a"}}, "b": {"$ref": "#/properties/a/items"}},
                        "$defs": {"a": {"type": "array", "items": {"type": "string"}}}})"),
      R"({"$defs":{"a":{"items":{"anyOf":[{"type":"string"},{"$ref":"#/$defs/stageplotMark"}]},"type":"array"},MARK},)"
      R"("properties":{"a":{"anyOf":[{"items":{"anyOf":[{"$ref":"#/$defs/a"},{"$ref":"#/$defs/stageplotMark"}]}},)"
      R"({"$ref":"#/$defs/stageplotMark"}]},)"
      R"("b":{"anyOf":[{"$ref":"#/properties/a/anyOf/0/items"},{"$ref":"#/$defs/stageplotMark"}]}}})");
}

TEST(EditorSchema, DropsWhatOnlyTheWholeCanFulfil) {
  EXPECT_EQ(relaxed_without_marks(R"({"oneOf": [{"required": ["a"]}, {"required": ["b"]}], "minProperties": 1,
                        "if": {"required": ["a"]}, "then": {"properties": {"c": true}, "required": ["c"]},
                        "dependentRequired": {"a": ["b"]}})"),
            R"({"$defs":{MARK},"allOf":[{"anyOf":[{"properties":{"c":true}},true]}]})");
}

class EditorVerdict : public testing::Test {
 protected:
  bool accepts(std::string value_json) {
    Documents documents;
    document::Arena arena;
    const Value strict = documents.json("strict.json", R"({
      "type": "object", "required": ["replicas", "level"], "additionalProperties": false,
      "properties": {
        "replicas": {"type": "object", "required": ["min"], "additionalProperties": false,
                     "properties": {"min": {"type": "integer"}, "max": {"$ref": "#/properties/replicas/properties/min"}}},
        "level": {"enum": ["debug", "info"]},
        "wait": {"type": "string", "x-type": "duration"}}})");
    const Value editor = editor_schema(strict, arena);
    const CompiledSchema schema =
        compile_schema(editor, documents.origins, {.unknown_keywords = UnknownKeywords::refuse}, documents.diagnostics);
    EXPECT_EQ(documents.listed(), "");
    return is_valid(schema, documents.json("value.json", std::move(value_json)));
  }
};

TEST_F(EditorVerdict, AcceptsLayersAsEditorsSeeThem) {
  EXPECT_TRUE(accepts("{}"));
  EXPECT_TRUE(accepts(R"({"level": null, "replicas": {"max": 3}})"));
  EXPECT_TRUE(accepts(R"({"level": "${environment.level}", "replicas": "${other.replicas}"})"));
  EXPECT_TRUE(accepts(R"({"replicas": {"value": {"min": 1}, "reason": "like prod"}})"));
  EXPECT_TRUE(accepts(R"({"replicas": {"min": {"name": "REPLICAS", "example": 3}}})"));
  EXPECT_TRUE(accepts(R"({"replicas": {"min": "no source says"}})"));
  EXPECT_TRUE(accepts(R"({"x-why": [1], "replicas": {"x-note": "text"}})"));
  EXPECT_TRUE(accepts(R"({"wait": "30s"})"));
}

TEST_F(EditorVerdict, StillRefusesWhatIsWrongInEveryLayer) {
  EXPECT_FALSE(accepts(R"({"lvel": "info"})"));
  EXPECT_FALSE(accepts(R"({"level": "loud"})"));
  EXPECT_FALSE(accepts(R"({"replicas": {"min": "three"}})"));
  EXPECT_FALSE(accepts(R"({"replicas": {"max": true}})"));
  EXPECT_FALSE(accepts(R"({"replicas": {"mn": 1}})"));
  EXPECT_FALSE(accepts(R"({"replicas": {"value": 1, "reason": "r", "more": 1}})"));
}

}  // namespace
}  // namespace stageplot::schema
