// Written as one table of all drafts' keywords rather than as five documents: which keyword came when, what it holds,
// and to which vocabulary it belongs, since newer metaschemas are made of those.
#include "chart/metaschema.hpp"

#include <array>
#include <memory>
#include <string>

#include "document/arena.hpp"
#include "document/json_reader.hpp"
#include "document/map.hpp"

namespace stageplot::chart {

using document::Value;
using schema::Draft;

namespace {

constexpr std::string_view kAnything = "true";
constexpr std::string_view kText = R"({"type":"string"})";
constexpr std::string_view kBoolean = R"({"type":"boolean"})";
constexpr std::string_view kNumber = R"({"type":"number"})";
constexpr std::string_view kPositive = R"({"type":"number","exclusiveMinimum":0})";
constexpr std::string_view kOldPositive = R"({"type":"number","minimum":0,"exclusiveMinimum":true})";
constexpr std::string_view kCount = R"({"type":"integer","minimum":0})";
constexpr std::string_view kOldCount = R"({"allOf":[{"type":"integer","minimum":0},{}]})";
constexpr std::string_view kSchema = R"({"$ref":"#"})";
// Where the published metaschemas refer, this one does, too: a reference changes how misfits nest.
constexpr std::string_view kSchemas = R"({"$ref":"#/$defs/schemas"})";
constexpr std::string_view kOneOrMore = R"({"anyOf":[{"$ref":"#"},{"$ref":"#/$defs/schemas"}]})";
constexpr std::string_view kSchemaOrBoolean = R"({"anyOf":[{"type":"boolean"},{"$ref":"#"}]})";
constexpr std::string_view kSchemaMap = R"({"type":"object","additionalProperties":{"$ref":"#"}})";
constexpr std::string_view kPatternMap =
    R"({"type":"object","additionalProperties":{"$ref":"#"},"propertyNames":{"format":"regex"}})";
constexpr std::string_view kTexts = R"({"type":"array","items":{"type":"string"},"uniqueItems":true})";
constexpr std::string_view kOldTexts = R"({"type":"array","items":{"type":"string"},"minItems":1,"uniqueItems":true})";
constexpr std::string_view kTextsMap =
    R"({"type":"object","additionalProperties":{"type":"array","items":{"type":"string"},"uniqueItems":true}})";
constexpr std::string_view kDependencies = R"({"type":"object","additionalProperties":{"anyOf":[{"$ref":"#"},)"
                                           R"({"type":"array","items":{"type":"string"},"uniqueItems":true}]}})";
constexpr std::string_view kOldDependencies =
    R"({"type":"object","additionalProperties":{"anyOf":[{"$ref":"#"},)"
    R"({"type":"array","items":{"type":"string"},"minItems":1,"uniqueItems":true}]}})";
constexpr std::string_view kList = R"({"type":"array"})";
constexpr std::string_view kOldList = R"({"type":"array","minItems":1,"uniqueItems":true})";
constexpr std::string_view kUri = R"({"type":"string","format":"uri"})";
constexpr std::string_view kReference = R"({"type":"string","format":"uri-reference"})";
constexpr std::string_view kIdentifier = R"({"type":"string","format":"uri-reference","pattern":"^[^#]*#?$"})";
constexpr std::string_view kAnchor = R"({"type":"string","pattern":"^[A-Za-z_][-A-Za-z0-9._]*$"})";
constexpr std::string_view kOldAnchor = R"({"type":"string","pattern":"^[A-Za-z][-A-Za-z0-9.:_]*$"})";
constexpr std::string_view kPattern = R"({"type":"string","format":"regex"})";
constexpr std::string_view kVocabulary =
    R"({"type":"object","propertyNames":{"type":"string","format":"uri"},"additionalProperties":{"type":"boolean"}})";
constexpr std::string_view kTypes =
    R"({"anyOf":[{"enum":["array","boolean","integer","null","number","object","string"]},{"type":"array",)"
    R"("items":{"enum":["array","boolean","integer","null","number","object","string"]},)"
    R"("minItems":1,"uniqueItems":true}]})";

/// In this order the newest metaschemas name their vocabularies. `root` keywords stand beside them.
enum class Vocabulary : std::uint8_t { core, applicator, unevaluated, validation, metadata, format, content, root };
constexpr std::size_t kVocabularies = 7;

struct Keyword {
  std::string_view name;
  std::string_view holds;
  Vocabulary vocabulary;
  Draft first = Draft::draft4;
  Draft last = Draft::draft2020_12;
};

using enum Draft;
using enum Vocabulary;

constexpr std::array kKeywords{
    Keyword{"id", kText, core, draft4, draft4},
    Keyword{"$id", kReference, core, draft6, draft7},
    Keyword{"$id", kIdentifier, core, draft2019_09},
    Keyword{"$schema", kUri, core},
    Keyword{"$ref", kText, core, draft4, draft4},
    Keyword{"$ref", kReference, core, draft6},
    Keyword{"$anchor", kOldAnchor, core, draft2019_09, draft2019_09},
    Keyword{"$anchor", kAnchor, core, draft2020_12},
    Keyword{"$recursiveRef", kReference, core, draft2019_09, draft2019_09},
    Keyword{"$recursiveAnchor", kBoolean, core, draft2019_09, draft2019_09},
    Keyword{"$dynamicRef", kReference, core, draft2020_12},
    Keyword{"$dynamicAnchor", kAnchor, core, draft2020_12},
    Keyword{"$vocabulary", kVocabulary, core, draft2019_09},
    Keyword{"$comment", kText, core, draft7},
    Keyword{"$defs", kSchemaMap, core, draft2019_09},
    Keyword{"prefixItems", kSchemas, applicator, draft2020_12},
    Keyword{"items", kOneOrMore, applicator, draft4, draft2019_09},
    Keyword{"items", kSchema, applicator, draft2020_12},
    Keyword{"additionalItems", kSchemaOrBoolean, applicator, draft4, draft4},
    Keyword{"additionalItems", kSchema, applicator, draft6, draft2019_09},
    Keyword{"contains", kSchema, applicator, draft6},
    Keyword{"additionalProperties", kSchemaOrBoolean, applicator, draft4, draft4},
    Keyword{"additionalProperties", kSchema, applicator, draft6},
    Keyword{"properties", kSchemaMap, applicator},
    Keyword{"patternProperties", kSchemaMap, applicator, draft4, draft6},
    Keyword{"patternProperties", kPatternMap, applicator, draft7},
    Keyword{"dependentSchemas", kSchemaMap, applicator, draft2019_09},
    Keyword{"propertyNames", kSchema, applicator, draft6},
    Keyword{"if", kSchema, applicator, draft7},
    Keyword{"then", kSchema, applicator, draft7},
    Keyword{"else", kSchema, applicator, draft7},
    Keyword{"allOf", kSchemas, applicator},
    Keyword{"anyOf", kSchemas, applicator},
    Keyword{"oneOf", kSchemas, applicator},
    Keyword{"not", kSchema, applicator},
    Keyword{"unevaluatedItems", kSchema, applicator, draft2019_09, draft2019_09},
    Keyword{"unevaluatedProperties", kSchema, applicator, draft2019_09, draft2019_09},
    Keyword{"unevaluatedItems", kSchema, unevaluated, draft2020_12},
    Keyword{"unevaluatedProperties", kSchema, unevaluated, draft2020_12},
    Keyword{"type", kTypes, validation},
    Keyword{"const", kAnything, validation, draft6},
    Keyword{"enum", kOldList, validation, draft4, draft7},
    Keyword{"enum", kList, validation, draft2019_09},
    Keyword{"multipleOf", kOldPositive, validation, draft4, draft4},
    Keyword{"multipleOf", kPositive, validation, draft6},
    Keyword{"maximum", kNumber, validation},
    Keyword{"exclusiveMaximum", kBoolean, validation, draft4, draft4},
    Keyword{"exclusiveMaximum", kNumber, validation, draft6},
    Keyword{"minimum", kNumber, validation},
    Keyword{"exclusiveMinimum", kBoolean, validation, draft4, draft4},
    Keyword{"exclusiveMinimum", kNumber, validation, draft6},
    Keyword{"maxLength", kCount, validation},
    Keyword{"minLength", kOldCount, validation, draft4, draft7},
    Keyword{"minLength", kCount, validation, draft2019_09},
    Keyword{"pattern", kPattern, validation},
    Keyword{"maxItems", kCount, validation},
    Keyword{"minItems", kOldCount, validation, draft4, draft7},
    Keyword{"minItems", kCount, validation, draft2019_09},
    Keyword{"uniqueItems", kBoolean, validation},
    Keyword{"maxContains", kCount, validation, draft2019_09},
    Keyword{"minContains", kCount, validation, draft2019_09},
    Keyword{"maxProperties", kCount, validation},
    Keyword{"minProperties", kOldCount, validation, draft4, draft7},
    Keyword{"minProperties", kCount, validation, draft2019_09},
    Keyword{"required", kOldTexts, validation, draft4, draft4},
    Keyword{"required", kTexts, validation, draft6},
    Keyword{"dependentRequired", kTextsMap, validation, draft2019_09},
    Keyword{"title", kText, metadata},
    Keyword{"description", kText, metadata},
    Keyword{"default", kAnything, metadata},
    Keyword{"deprecated", kBoolean, metadata, draft2019_09},
    Keyword{"readOnly", kBoolean, metadata, draft7},
    Keyword{"writeOnly", kBoolean, metadata, draft7},
    Keyword{"examples", kList, metadata, draft6},
    Keyword{"format", kText, format},
    Keyword{"contentEncoding", kText, content, draft7},
    Keyword{"contentMediaType", kText, content, draft7},
    Keyword{"contentSchema", kSchema, content, draft2019_09},
    Keyword{"definitions", kSchemaMap, root},
    Keyword{"dependencies", kOldDependencies, root, draft4, draft4},
    Keyword{"dependencies", kDependencies, root, draft6},
    Keyword{"$recursiveAnchor", kAnchor, root, draft2020_12},
    Keyword{"$recursiveRef", kReference, root, draft2020_12},
};

/// `{"type":…,"properties":{…}` of the draft's keywords that `chosen` takes, without the closing brace.
template <typename Choice>
std::string object_of(Draft draft, std::string_view types, Choice chosen) {
  std::string text = R"({"type":)" + std::string{types} + R"(,"properties":{)";
  bool first = true;
  for (const Keyword& keyword : kKeywords) {
    if (draft < keyword.first || draft > keyword.last || !chosen(keyword)) continue;
    text += (first ? "\"" : ",\"") + std::string{keyword.name} + "\":" + std::string{keyword.holds};
    first = false;
  }
  return text + '}';
}

std::string text_of(Draft draft) {
  const std::string head = R"(,"$schema":")" + std::string{metaschema_uri(draft)} + '"';
  std::string shared = R"("schemas":{"type":"array","minItems":1,"items":{"$ref":"#"}})";
  const auto every = [](const Keyword&) { return true; };
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
    const auto in = [i](const Keyword& keyword) { return static_cast<std::size_t>(keyword.vocabulary) == i; };
    const std::string name = std::to_string(i);
    shared += ",\"" + name + "\":" + object_of(draft, kTypesOfSchemas, in) + '}';
    all += (i == 0 ? "" : ",") + std::string{R"({"$ref":"#/$defs/)"} + name + "\"}";
  }
  const auto beside = [](const Keyword& keyword) { return keyword.vocabulary == Vocabulary::root; };
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
