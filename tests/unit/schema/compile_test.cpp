// Findings in schema files, and lookups of what a schema says about a path.
#include <gtest/gtest.h>

#include <string>

#include "schema/compile.hpp"
#include "schema/decode.hpp"
#include "unit/schema/documents.hpp"

namespace stageplot::schema {
namespace {

using document::Value;

std::string compile_findings(std::string schema_text) {
  Documents documents;
  const Value value = documents.json(std::move(schema_text));
  const CompiledSchema schema =
      compile_schema(value, documents.origins, {.unknown_keywords = UnknownKeywords::refuse}, documents.diagnostics);
  // Whatever is wrong with it, it can be used.
  (void)is_valid(schema, documents.json("value.json", R"({"a": [1, "x", null]})"));
  return documents.listed();
}

struct Case {
  std::string_view name;
  std::string_view schema;
  std::string_view expected;
};

class SchemaFile : public testing::TestWithParam<Case> {};

TEST_P(SchemaFile, IsChecked) {
  EXPECT_EQ(compile_findings(std::string(GetParam().schema)), GetParam().expected);
}

INSTANTIATE_TEST_SUITE_P(
    Table, SchemaFile,
    testing::Values(
        Case{"Good", R"({"type": "object", "x-note": 1})", ""},
        Case{"NoSchema", R"([1])", "1:1 schema.bad-schema (#) a schema is due here, a map or true or false\n"},
        Case{"NestedNoSchema", R"({"properties": {"a": 1}})",
             "1:22 schema.bad-schema (#) a schema is due here, a map or true or false\n"},
        Case{"MisspeltKeyword", R"({"properties": {"a": {"minimun": 1}}})",
             "1:23 schema.bad-schema (#/properties/a) `minimun` is no keyword of JSON Schema | did you mean "
             "`minimum`?\n"},
        Case{"WrongKeywordType", R"({"minimum": "3", "maxLength": -1, "required": "a", "enum": 1, "allOf": {}})",
             "1:13 schema.bad-schema (#) `minimum` is `\"3\"`, but must be a number\n"
             "1:31 schema.bad-schema (#) `maxLength` is `-1`, but must be a whole number from 0 on\n"
             "1:47 schema.bad-schema (#) `required` is `\"a\"`, but must be a list of keys\n"
             "1:60 schema.bad-schema (#) `enum` is `1`, but must be a list\n"
             "1:72 schema.bad-schema (#) `allOf` is a map, but must be a list of schemas\n"},
        Case{"UnknownType", R"({"type": ["string", "int"]})",
             "1:10 schema.bad-schema (#) `type` is a list, but must be one or a list of array, boolean, integer, null, "
             "number, object, string\n"},
        Case{"UnknownScalarType", R"({"x-type": "quantty"})",
             "1:12 schema.bad-schema (#) `x-type` names no type of ours | did you mean `quantity`?\n"},
        Case{"UnknownReference", R"({"properties": {"a": {"$ref": "#/$defs/b"}}})",
             "1:31 schema.unknown-reference (#/properties/a) nothing is at `#/$defs/b`, which `$ref` names | name a "
             "schema of this file (`#/$defs/NAME`) or of another file of the project\n"},
        Case{"UnknownDocument", R"({"$ref": "https://example.com/other.json"})",
             "1:10 schema.unknown-reference (#) nothing is at `https://example.com/other.json`, which `$ref` names | "
             "name a schema of this file (`#/$defs/NAME`) or of another file of the project\n"},
        Case{"EndlessReference",
             R"({"$ref": "#/$defs/a", "$defs": {"a": {"allOf": [{"$ref": "#/$defs/b"}]}, "b": {"$ref": "#/$defs/a"}}})",
             "1:88 schema.endless-reference (#/$defs/b) this leads back to `#/$defs/a` without going into the value | "
             "take one of the references on the way round away\n"},
        Case{"RecursionIntoTheValueIsFine", R"({"additionalProperties": {"$ref": "#"}})", ""},
        Case{"LookAhead", R"({"pattern": "^(?!test-)[a-z]+$"})",
             "1:13 schema.unsupported-pattern (#) the pattern `^(?!test-)[a-z]+$` can't be used: RE2 has no look-ahead "
             "`(?!` | say it without; a second pattern under `not` often does it\n"},
        Case{"BadPatternOfKeys", R"({"patternProperties": {"[a": {}}})",
             "1:24 schema.unsupported-pattern (#) the pattern `[a` can't be used: a class `[` is not closed | say it "
             "without; a second pattern under `not` often does it\n"},
        Case{"DivisionByZero", R"({"multipleOf": 0})",
             "1:16 schema.bad-schema (#) `multipleOf` is `0`, but must be a number above zero\n"}),
    [](const auto& each) { return std::string(each.param.name); });

class SchemaNotes : public testing::Test {
 protected:
  Notes notes(std::string_view path) {
    if (!schema_) {
      value_ = documents_.json(R"({
        "description": "A service.",
        "properties": {
          "workload": {"description": "What runs.", "$ref": "#/$defs/workload"},
          "alerts": {"x-model-only": "read by policies", "additionalProperties": {"properties": {"after": {"description": "How long."}}}},
          "choice": {"oneOf": [{"properties": {"a": {"description": "The a."}}}, {"properties": {"b": {"description": "The b."}}}]}
        },
        "patternProperties": {"^x-": {"description": "A note."}},
        "additionalProperties": false,
        "$defs": {"workload": {"description": "Not shown.", "properties": {
          "ports": {"items": {"properties": {"name": {"description": "Its name."}}}},
          "variables": {"additionalProperties": {"description": "One variable."}}}}}})");
      schema_.emplace(compile_schema(value_, documents_.origins, {}, documents_.diagnostics));
    }
    return schema_->notes(path);
  }

  Documents documents_;
  Value value_;
  std::optional<CompiledSchema> schema_;
};

TEST_F(SchemaNotes, AreFoundByPath) {
  EXPECT_EQ(notes("").description, "A service.");
  EXPECT_EQ(notes("workload").description, "What runs.");
  EXPECT_EQ(notes("workload.ports[3].name").description, "Its name.");
  EXPECT_EQ(notes("workload.variables[\"a.b\"]").description, "One variable.");
  EXPECT_EQ(notes("workload.variables.NODE_ENV").description, "One variable.");
  EXPECT_EQ(notes("choice.b").description, "The b.");
  EXPECT_EQ(notes("x-why").description, "A note.");
  EXPECT_EQ(notes("alerts.cpu.after").description, "How long.");
}

TEST_F(SchemaNotes, ModelOnlyHoldsForAllBelow) {
  EXPECT_EQ(notes("alerts").model_only, "read by policies");
  EXPECT_EQ(notes("alerts.cpu.after").model_only, "read by policies");
  EXPECT_EQ(notes("workload").model_only, "");
}

TEST_F(SchemaNotes, SayWhetherThePathIsKnown) {
  EXPECT_TRUE(notes("workload.ports").known);
  EXPECT_FALSE(notes("wrkload").known);
  EXPECT_FALSE(notes("workload.nothing").known);
}

TEST_F(SchemaNotes, OfBranchesAreThoseThatHoldForTheTree) {
  Value schema = documents_.json(R"({
    "if": {"properties": {"platform": {"const": "ec2"}}, "required": ["platform"]},
    "then": {"properties": {"metrics": {"x-model-only": "found by tags"}}},
    "else": {"properties": {"ports": {"items": {"if": {"required": ["name"]}, "then": {"properties": {"name": {"x-model-only": "one port"}}}}}}}
  })");
  const CompiledSchema compiled(compile_schema(schema, documents_.origins, {}, documents_.diagnostics));
  const Value ec2 = documents_.json(R"({"platform": "ec2", "metrics": {"path": "/m"}, "ports": [{"name": "http"}]})");
  const Value pods =
      documents_.json(R"({"platform": "pods", "metrics": {"path": "/m"}, "ports": [{"name": "http"}, {}]})");
  EXPECT_EQ(compiled.notes("metrics.path").model_only, "found by tags");
  EXPECT_EQ(compiled.notes("metrics.path", ec2).model_only, "found by tags");
  EXPECT_EQ(compiled.notes("metrics.path", pods).model_only, "");
  EXPECT_EQ(compiled.notes("ports[0].name", ec2).model_only, "");
  EXPECT_EQ(compiled.notes("ports[0].name", pods).model_only, "one port");
  EXPECT_EQ(compiled.notes("ports[1].name", pods).model_only, "");
}

}  // namespace
}  // namespace stageplot::schema
