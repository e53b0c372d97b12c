// Branches over values that nobody knows yet: a mark may turn out to be anything, so it decides nothing.
#include <gtest/gtest.h>

#include <string>

#include "schema/decode.hpp"
#include "unit/schema/documents.hpp"

namespace stageplot::schema {
namespace {

std::string findings(std::string schema_text, std::string yaml_text) {
  Documents documents;
  const document::Value schema_value = documents.json("schema.json", std::move(schema_text));
  const CompiledSchema schema = compile_schema(schema_value, documents.origins, {}, documents.diagnostics);
  const document::Value written = documents.yaml("model.yaml", std::move(yaml_text));
  document::Arena unit;
  (void)decode(schema, written, {}, unit, documents.origins, documents.diagnostics);
  return documents.listed();
}

constexpr const char* kIf = R"({"if": {"properties": {"used": {"const": true}}, "required": ["used"]},
  "then": {"required": ["path"]}, "else": {"properties": {"path": false}}})";

TEST(SchemaMarks, AConditionOnAMarkDemandsNeitherBranch) {
  EXPECT_NE(findings(kIf, "used: true\n"), "");
  EXPECT_NE(findings(kIf, "used: false\npath: /x\n"), "");
  EXPECT_EQ(findings(kIf, "used: !unknown \"nobody says\"\n"), "");
  EXPECT_EQ(findings(kIf, "used: !unknown \"nobody says\"\npath: /x\n"), "");
}

TEST(SchemaMarks, ButThatOneOfThemHolds) {
  constexpr const char* kEither = R"({"if": {"properties": {"used": {"const": true}}},
    "then": {"required": ["path"]}, "else": {"required": ["reason"]}})";
  EXPECT_NE(findings(kEither, "used: !unknown \"nobody says\"\n"), "");
  EXPECT_EQ(findings(kEither, "used: !unknown \"nobody says\"\nreason: none\n"), "");
}

TEST(SchemaMarks, AConditionThatDoesNotHangOnTheMarkIsDecided) {
  constexpr const char* kBoth = R"({"if": {"properties": {"a": {"const": 1}, "b": {"const": 2}}},
    "then": {}, "else": {"required": ["c"]}})";
  EXPECT_NE(findings(kBoth, "a: !unknown \"nobody says\"\nb: 3\n"), "");
  EXPECT_NE(findings(kBoth, "b: 3\na: !unknown \"nobody says\"\n"), "");
}

TEST(SchemaMarks, ANegationOfAMarkIsNotBroken) {
  constexpr const char* kNot = R"({"not": {"properties": {"name": {"pattern": "^sg-"}}, "required": ["name"]}})";
  EXPECT_NE(findings(kNot, "name: sg-1\n"), "");
  EXPECT_EQ(findings(kNot, "name: !unknown \"nobody says\"\n"), "");
}

TEST(SchemaMarks, OneOfSeveralMayBeTheOneThatIsMeant) {
  constexpr const char* kOne = R"({"oneOf": [{"properties": {"kind": {"const": "a"}}, "required": ["kind"]},
    {"properties": {"kind": {"const": "b"}}, "required": ["kind"]}]})";
  EXPECT_EQ(findings(kOne, "kind: !unknown \"nobody says\"\n"), "");
  EXPECT_NE(findings(kOne, "kind: c\n"), "");
  EXPECT_NE(findings(kOne, "other: 1\n"), "");
}

TEST(SchemaMarks, NestedConditionsStayOpen) {
  constexpr const char* kNested = R"({"if": {"if": {"properties": {"used": {"const": true}}}, "then": {}, "else": false},
    "then": {"required": ["path"]}})";
  EXPECT_EQ(findings(kNested, "used: !unknown \"nobody says\"\n"), "");
  EXPECT_NE(findings(kNested, "used: true\n"), "");
}

}  // namespace
}  // namespace stageplot::schema
