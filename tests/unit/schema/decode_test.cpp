// The decoded tree: typed scalars, defaults, secrets, and what is shared.
#include <gtest/gtest.h>

#include <string>

#include "document/dump.hpp"
#include "document/map.hpp"
#include "schema/decode.hpp"
#include "unit/schema/documents.hpp"

namespace stageplot::schema {
namespace {

using document::TypeId;
using document::Value;

class Decode : public testing::Test {
 protected:
  Value decode_yaml(std::string schema_text, std::string yaml_text, const DecodeOptions& options = {}) {
    schema_value_ = documents_.json("schema.json", std::move(schema_text));
    const CompiledSchema schema = compile_schema(schema_value_, documents_.origins,
                                                 {.unknown_keywords = UnknownKeywords::refuse}, documents_.diagnostics);
    written_ = documents_.yaml("model.yaml", std::move(yaml_text));
    documents_.arena.freeze();
    decoded_ = decode(schema, written_, options, unit_, documents_.origins, documents_.diagnostics);
    EXPECT_EQ(documents_.listed(), "");
    return decoded_;
  }

  TypeId type_at(std::string_view path) const { return document::find_path(decoded_, path)->type; }

  Documents documents_;
  document::Arena unit_;
  Value schema_value_;
  Value written_;
  Value decoded_;
};

TEST_F(Decode, NamesTheTypeAndKeepsTheText) {
  decode_yaml(R"({"properties": {
      "cpu": {"type": ["string", "number"], "x-type": "quantity"}, "wait": {"x-type": "duration"},
      "share": {"x-type": "percent"}, "port": {"type": "integer", "x-type": "port"}, "role": {"x-type": "arn"},
      "host": {"x-type": "fqdn"}, "range": {"x-type": "cidr"}, "chunk": {"x-type": "bytes"}, "plain": {"type": "string"}}})",
              "cpu: 0.5\nwait: 30s\nshare: 75%\nport: 8080\nrole: arn:aws:iam::343550350117:role/x\n"
              "host: a.example.com\nrange: 10.0.0.0/8\nchunk: 8m\nplain: 30s\n");
  EXPECT_EQ(document::dump(decoded_), document::dump(written_));
  EXPECT_EQ(type_at("cpu"), TypeId::quantity);
  EXPECT_EQ(type_at("wait"), TypeId::duration);
  EXPECT_EQ(type_at("share"), TypeId::percent);
  EXPECT_EQ(type_at("port"), TypeId::port);
  EXPECT_EQ(type_at("role"), TypeId::arn);
  EXPECT_EQ(type_at("host"), TypeId::fqdn);
  EXPECT_EQ(type_at("range"), TypeId::cidr);
  EXPECT_EQ(type_at("chunk"), TypeId::byte_size);
  EXPECT_EQ(type_at("plain"), TypeId::natural);
}

TEST_F(Decode, NumbersBesideDurationsAndPercentagesStayNumbers) {
  decode_yaml(R"({"properties": {"wait": {"type": ["string", "integer"], "x-type": "duration"},
                                 "unavailable": {"type": ["string", "integer"], "x-type": "percent"}}})",
              "wait: 10000\nunavailable: 1\n");
  EXPECT_EQ(type_at("wait"), TypeId::natural);
  EXPECT_EQ(type_at("unavailable"), TypeId::natural);
}

TEST_F(Decode, SharesWhatDoesNotChange) {
  decode_yaml(R"({"properties": {"a": {"properties": {"cpu": {"x-type": "quantity"}}}, "b": {"type": "object"},
                                 "c": {"type": "array", "items": {"x-type": "duration"}}}})",
              "a: {cpu: 1, other: {x: 1}}\nb: {x: {word: z}}\nc: [1s, 2s]\n");
  EXPECT_NE(decoded_.m, written_.m);
  EXPECT_NE(document::find_path(decoded_, "a")->m, document::find_path(written_, "a")->m);
  EXPECT_EQ(document::find_path(decoded_, "a.other")->m, document::find_path(written_, "a.other")->m);
  EXPECT_EQ(document::find_path(decoded_, "b")->m, document::find_path(written_, "b")->m);
  EXPECT_NE(document::find_path(decoded_, "c")->l, document::find_path(written_, "c")->l);
  EXPECT_EQ(document::find_path(written_, "a.cpu")->type, TypeId::natural);
}

TEST_F(Decode, AllocatesNothingWhereNothingChanges) {
  decode_yaml(R"({"properties": {"a": {"type": "integer"}}})", "a: 1\nb: {c: [1, 2]}\n");
  EXPECT_EQ(decoded_.m, written_.m);
  EXPECT_EQ(unit_.bytes_used(), 0u);
}

TEST_F(Decode, AnAliasedMapIsTypedOnlyWhereTheSchemaSaysSo) {
  decode_yaml(R"({"properties": {"a": {"properties": {"x": {"x-type": "duration"}}}, "b": {"type": "object"}}})",
              "a: &shared {x: 30s}\nb: *shared\n");
  EXPECT_EQ(type_at("a.x"), TypeId::duration);
  EXPECT_EQ(type_at("b.x"), TypeId::natural);
}

TEST_F(Decode, FillsInDefaultsWithTheirPlaceInTheSchema) {
  decode_yaml(R"({"properties": {
      "probe": {"$ref": "#/$defs/probe"},
      "name": {"type": "string", "default": "main"},
      "given": {"default": 1}},
    "$defs": {"probe": {"default": {"path": "/heartbeat"},
                        "properties": {"path": {"type": "string"}, "delay": {"x-type": "duration", "default": "30s"}}}}})",
              "given: 2\n");
  EXPECT_EQ(document::dump(decoded_),
            "map of 3\n\"given\": int 2\n\"name\": \"main\" default\n\"probe\": map of 2 default\n"
            "  \"delay\": \"30s\" default\n  \"path\": \"/heartbeat\" default\n");
  const Value* delay = document::find_path(decoded_, "probe.delay");
  ASSERT_NE(delay, nullptr);
  EXPECT_TRUE(delay->has(document::kDefault));
  EXPECT_EQ(delay->type, TypeId::duration);
  EXPECT_EQ(documents_.sources.text(documents_.origins.span(delay->origin)), "\"30s\"");
  EXPECT_TRUE(document::find_path(decoded_, "probe.path")->has(document::kDefault));
  EXPECT_FALSE(document::find_path(decoded_, "given")->has(document::kDefault));
}

TEST_F(Decode, LeavesDefaultsOutWhereAsked) {
  decode_yaml(R"({"properties": {"name": {"default": "main"}}})", "a: 1\n", {.defaults = Defaults::leave_out});
  EXPECT_EQ(decoded_.m, written_.m);
}

TEST_F(Decode, TakesTypesAndDefaultsFromTheBranchThatHolds) {
  decode_yaml(R"({"properties": {"size": {"oneOf": [
                    {"type": "string", "pattern": "s$", "x-type": "duration"},
                    {"type": "string", "pattern": "%$", "x-type": "percent"}]}},
                  "if": {"required": ["tls"]}, "then": {"properties": {"port": {"default": 443}}},
                  "else": {"properties": {"port": {"default": 80}}}})",
              "size: 75%\n");
  EXPECT_EQ(type_at("size"), TypeId::percent);
  EXPECT_EQ(document::find_path(decoded_, "port")->i, 80);
}

TEST_F(Decode, FlagsAllScalarsBelowASecret) {
  decode_yaml(R"({"properties": {"password": {"x-type": "secret"}}})",
              "password: {secret: {kubernetes: {name: db, keys: [a, b]}}}\nother: 1\n");
  EXPECT_TRUE(document::find_path(decoded_, "password.secret.kubernetes.name")->has(document::kSecret));
  EXPECT_TRUE(document::find_path(decoded_, "password.secret.kubernetes.keys")->items()[1].has(document::kSecret));
  EXPECT_FALSE(document::find_path(decoded_, "other")->has(document::kSecret));
  EXPECT_FALSE(document::find_path(written_, "password.secret.kubernetes.name")->has(document::kSecret));
}

TEST_F(Decode, LeavesMarksAsTheyAre) {
  decode_yaml(
      R"({"properties": {"a": {"type": "integer"}, "b": {"x-type": "duration"}, "c": {"x-type": "quantity"}}})",
      "a: !unknown \"no source\"\nb: !deploy {name: WAIT, example: 30s}\nc: !assumed {value: 500m, reason: guess}\n");
  EXPECT_EQ(type_at("a"), TypeId::unknown);
  EXPECT_EQ(type_at("b"), TypeId::deploy);
  EXPECT_EQ(type_at("c"), TypeId::quantity);
  EXPECT_TRUE(document::find_path(decoded_, "c")->has(document::kAssumed));
}

TEST(DecodeFindings, ABadDefaultIsReportedInTheSchema) {
  Documents documents;
  document::Arena unit;
  const Value schema_value =
      documents.json("schema.json", R"({"properties": {"wait": {"x-type": "duration", "default": "30"}}})");
  const CompiledSchema schema = compile_schema(schema_value, documents.origins, {}, documents.diagnostics);
  const Value written = documents.yaml("model.yaml", "a: 1\n");
  (void)decode(schema, written, {}, unit, documents.origins, documents.diagnostics);
  EXPECT_EQ(
      documents.rendered(),
      R"(error[schema.bad-scalar]: `wait` is `30`, which is not a duration: the unit is missing, one of ms, s, m, h, d
 --> schema.json:1:59   (wait)
1 | {"properties": {"wait": {"x-type": "duration", "default": "30"}}}
  |                                                           ^^^^
 ::: schema.json:1:36
1 | {"properties": {"wait": {"x-type": "duration", "default": "30"}}}
  |                                    ---------- the schema: #/properties/wait/x-type
help: for example `30s` or `1h30m`; run `stageplot rule schema.bad-scalar`

1 error
)");
}

TEST(DecodeFindings, GiveThePartThatIsRightAnyway) {
  Documents documents;
  document::Arena unit;
  const Value schema_value = documents.json(
      R"({"properties": {"a": {"x-type": "duration"}, "b": {"x-type": "duration"}}, "additionalProperties": false})");
  const CompiledSchema schema = compile_schema(schema_value, documents.origins, {}, documents.diagnostics);
  const Value written = documents.yaml("model.yaml", "a: 30s\nb: soon\nother: 1\n");
  const Value decoded = decode(schema, written, {.path = "workload"}, unit, documents.origins, documents.diagnostics);
  EXPECT_EQ(documents.listed(),
            "2:4 schema.bad-scalar (workload.b) `b` is `soon`, which is not a duration: it does not begin with a "
            "number | for example `30s` or `1h30m`\n"
            "3:1 schema.unknown-key (workload.other) unknown key `other` in `workload` | known keys: `a`, `b`\n");
  EXPECT_EQ(document::find_path(decoded, "a")->type, TypeId::duration);
  EXPECT_EQ(document::find_path(decoded, "b")->type, TypeId::natural);
}

TEST(DecodeLimits, DepthStepsAndMemoryAreBounded) {
  Documents documents;
  const Value schema_value = documents.json(R"({"items": {"$ref": "#"}, "x-type": "secret"})");
  const CompiledSchema schema = compile_schema(schema_value, documents.origins, {}, documents.diagnostics);
  const Value deep = documents.json("deep.json", std::string(150, '[') + std::string(150, ']'));
  const Value wide = documents.json("wide.json", "[1, 2, 3, 4, 5, 6, 7, 8, 9]");
  document::Arena unit;
  EXPECT_TRUE(validate(schema, deep, {}, documents.origins, documents.diagnostics));
  EXPECT_FALSE(validate(schema, deep, {.max_depth = 100}, documents.origins, documents.diagnostics));
  EXPECT_FALSE(validate(schema, deep, {.max_steps = 100}, documents.origins, documents.diagnostics));
  document::Arena tiny(64);
  (void)decode(schema, wide, {}, tiny, documents.origins, documents.diagnostics);
  EXPECT_EQ(documents.listed(),
            "1:51 schema.limit () the document can't be validated: that takes more than 100 steps | make it flatter or "
            "smaller\n"
            "1:102 schema.limit () the document can't be validated: it is nested deeper than 100 levels | make it "
            "flatter or smaller\n"
            "1:1 schema.limit () the document can't be decoded: it takes more memory than the limit\n");
}

TEST(DecodeLimits, ACircleThatOnlyTheDynamicScopeShowsIsStopped) {
  Documents documents;
  const Value schema_value = documents.json(R"({"$dynamicAnchor": "a", "$dynamicRef": "#a"})");
  const CompiledSchema schema = compile_schema(schema_value, documents.origins, {}, documents.diagnostics);
  const Value value = documents.json("value.json", "1");
  EXPECT_FALSE(validate(schema, value, {}, documents.origins, documents.diagnostics));
  EXPECT_EQ(documents.listed(),
            "1:1 schema.limit () the document can't be validated: its schema goes in a circle of references | take a "
            "reference on the way round out of the schema\n");
}

}  // namespace
}  // namespace stageplot::schema
