// Made of the one table of all drafts' keywords (metaschema_keywords) rather than written as five documents.
#include "chart/metaschema.hpp"

#include <array>
#include <memory>
#include <string>

#include "chart/metaschema_keywords.hpp"
#include "document/arena.hpp"
#include "document/json_reader.hpp"
#include "document/map.hpp"

namespace stageplot::chart {

using document::Value;
using schema::Draft;

namespace {

/// The schema of a shape.
std::string_view text_of(Shape shape) {
  switch (shape) {
    case Shape::anything:
      return "true";
    case Shape::text:
      return R"({"type":"string"})";
    case Shape::boolean:
      return R"({"type":"boolean"})";
    case Shape::number:
      return R"({"type":"number"})";
    case Shape::positive:
      return R"({"type":"number","exclusiveMinimum":0})";
    case Shape::old_positive:
      return R"({"type":"number","minimum":0,"exclusiveMinimum":true})";
    case Shape::count:
      return R"({"type":"integer","minimum":0})";
    case Shape::old_count:
      return R"({"allOf":[{"type":"integer","minimum":0},{}]})";
    case Shape::schema:
      return R"({"$ref":"#"})";
    // Where the published metaschemas refer, this one does, too: a reference changes how misfits nest.
    case Shape::schemas:
      return R"({"$ref":"#/$defs/schemas"})";
    case Shape::one_or_more:
      return R"({"anyOf":[{"$ref":"#"},{"$ref":"#/$defs/schemas"}]})";
    case Shape::schema_or_boolean:
      return R"({"anyOf":[{"type":"boolean"},{"$ref":"#"}]})";
    case Shape::schema_map:
      return R"({"type":"object","additionalProperties":{"$ref":"#"}})";
    case Shape::pattern_map:
      return R"({"type":"object","additionalProperties":{"$ref":"#"},"propertyNames":{"format":"regex"}})";
    case Shape::texts:
      return R"({"type":"array","items":{"type":"string"},"uniqueItems":true})";
    case Shape::old_texts:
      return R"({"type":"array","items":{"type":"string"},"minItems":1,"uniqueItems":true})";
    case Shape::texts_map:
      return R"({"type":"object","additionalProperties":{"type":"array","items":{"type":"string"},"uniqueItems":true}})";
    case Shape::dependencies:
      return R"({"type":"object","additionalProperties":{"anyOf":[{"$ref":"#"},)"
             R"({"type":"array","items":{"type":"string"},"uniqueItems":true}]}})";
    case Shape::old_dependencies:
      return R"({"type":"object","additionalProperties":{"anyOf":[{"$ref":"#"},)"
             R"({"type":"array","items":{"type":"string"},"minItems":1,"uniqueItems":true}]}})";
    case Shape::list:
      return R"({"type":"array"})";
    case Shape::old_list:
      return R"({"type":"array","minItems":1,"uniqueItems":true})";
    case Shape::uri:
      return R"({"type":"string","format":"uri"})";
    case Shape::reference:
      return R"({"type":"string","format":"uri-reference"})";
    case Shape::identifier:
      return R"({"type":"string","format":"uri-reference","pattern":"^[^#]*#?$"})";
    case Shape::anchor:
      return R"({"type":"string","pattern":"^[A-Za-z_][-A-Za-z0-9._]*$"})";
    case Shape::old_anchor:
      return R"({"type":"string","pattern":"^[A-Za-z][-A-Za-z0-9.:_]*$"})";
    case Shape::pattern:
      return R"({"type":"string","format":"regex"})";
    case Shape::vocabulary:
      return R"({"type":"object","propertyNames":{"type":"string","format":"uri"},"additionalProperties":{"type":"boolean"}})";
    case Shape::types:
      return R"({"anyOf":[{"enum":["array","boolean","integer","null","number","object","string"]},{"type":"array",)"
             R"("items":{"enum":["array","boolean","integer","null","number","object","string"]},)"
             R"("minItems":1,"uniqueItems":true}]})";
  }
  return {};
}

/// `{"type":…,"properties":{…}` of the draft's keywords that `chosen` takes, without the closing brace.
template <typename Choice>
std::string object_of(Draft draft, std::string_view types, Choice chosen) {
  std::string text = R"({"type":)" + std::string{types} + R"(,"properties":{)";
  bool first = true;
  for (const MetaschemaKeyword& keyword : metaschema_keywords()) {
    if (draft < keyword.first || draft > keyword.last || !chosen(keyword)) continue;
    text += (first ? "\"" : ",\"") + std::string{keyword.name} + "\":" + std::string{text_of(keyword.holds)};
    first = false;
  }
  return text + '}';
}

std::string text_of(Draft draft) {
  const std::string head = R"(,"$schema":")" + std::string{metaschema_uri(draft)} + '"';
  std::string shared = R"("schemas":{"type":"array","minItems":1,"items":{"$ref":"#"}})";
  const auto every = [](const MetaschemaKeyword&) { return true; };
  if (draft == Draft::draft4) {
    return object_of(draft, R"("object")", every) +
           R"(,"dependencies":{"exclusiveMaximum":["maximum"],"exclusiveMinimum":["minimum"]},"$defs":{)" + shared +
           '}' + head + '}';
  }
  constexpr std::string_view kTypesOfSchemas = R"(["object","boolean"])";
  if (draft <= Draft::draft7) {
    return object_of(draft, kTypesOfSchemas, every) + R"(,"$defs":{)" + shared + '}' + head + '}';
  }
  std::string all;
  for (std::size_t i = 0; i < kVocabularies; ++i) {
    const auto in = [i](const MetaschemaKeyword& keyword) { return static_cast<std::size_t>(keyword.vocabulary) == i; };
    const std::string name = std::to_string(i);
    shared += ",\"" + name + "\":" + object_of(draft, kTypesOfSchemas, in) + '}';
    all += (i == 0 ? "" : ",") + std::string{R"({"$ref":"#/$defs/)"} + name + "\"}";
  }
  const auto beside = [](const MetaschemaKeyword& keyword) { return keyword.vocabulary == Vocabulary::root; };
  return object_of(draft, kTypesOfSchemas, beside) + R"(,"allOf":[)" + all + R"(],"$defs":{)" + shared + '}' + head +
         '}';
}

constexpr std::array<std::string_view, 5> kUris{
    "http://json-schema.org/draft-04/schema#", "http://json-schema.org/draft-06/schema#",
    "http://json-schema.org/draft-07/schema#", "https://json-schema.org/draft/2019-09/schema#",
    "https://json-schema.org/draft/2020-12/schema#"};

/// Without scheme and empty fragment: both schemes are the same to the library.
std::string_view bare(std::string_view uri) {
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (uri.starts_with(scheme)) uri.remove_prefix(scheme.size());
  }
  if (uri.ends_with('#')) uri.remove_suffix(1);
  return uri;
}

}  // namespace

Draft draft_of(const Value& schema) {
  const Value* named = document::find(schema, "$schema");
  if (named == nullptr || !named->is_string()) return Draft::draft2020_12;
  for (std::size_t i = 0; i < kUris.size(); ++i) {
    if (bare(named->text()) == bare(kUris[i])) return static_cast<Draft>(i);
  }
  return Draft::draft2020_12;
}

std::string_view metaschema_uri(Draft draft) {
  return kUris[static_cast<std::size_t>(draft)];
}

const Value& metaschema(Draft draft) {
  struct Kept {
    document::Arena arena;
    Value value;
  };
  thread_local std::array<std::unique_ptr<Kept>, kUris.size()> made;
  std::unique_ptr<Kept>& kept = made[static_cast<std::size_t>(draft)];
  if (!kept) {
    kept = std::make_unique<Kept>();
    std::string error;
    kept->value =
        document::read_json_text(text_of(draft), document::OriginId::none, kept->arena, {}, error).value_or(Value{});
  }
  return kept->value;
}

}  // namespace stageplot::chart
