// Source: json-schema.org, the core and validation specifications of each draft.
#include "chart/metaschema_keywords.hpp"

#include <algorithm>
#include <array>

namespace stageplot::chart {
namespace {

using enum schema::Draft;

constexpr std::array kKeywords{
    MetaschemaKeyword{"id", Shape::text, Vocabulary::core, draft4, draft4},
    MetaschemaKeyword{"$id", Shape::reference, Vocabulary::core, draft6, draft7},
    MetaschemaKeyword{"$id", Shape::identifier, Vocabulary::core, draft2019_09},
    MetaschemaKeyword{"$schema", Shape::uri, Vocabulary::core},
    MetaschemaKeyword{"$ref", Shape::text, Vocabulary::core, draft4, draft4},
    MetaschemaKeyword{"$ref", Shape::reference, Vocabulary::core, draft6},
    MetaschemaKeyword{"$anchor", Shape::old_anchor, Vocabulary::core, draft2019_09, draft2019_09},
    MetaschemaKeyword{"$anchor", Shape::anchor, Vocabulary::core, draft2020_12},
    MetaschemaKeyword{"$recursiveRef", Shape::reference, Vocabulary::core, draft2019_09, draft2019_09},
    MetaschemaKeyword{"$recursiveAnchor", Shape::boolean, Vocabulary::core, draft2019_09, draft2019_09},
    MetaschemaKeyword{"$dynamicRef", Shape::reference, Vocabulary::core, draft2020_12},
    MetaschemaKeyword{"$dynamicAnchor", Shape::anchor, Vocabulary::core, draft2020_12},
    MetaschemaKeyword{"$vocabulary", Shape::vocabulary, Vocabulary::core, draft2019_09},
    MetaschemaKeyword{"$comment", Shape::text, Vocabulary::core, draft7},
    MetaschemaKeyword{"$defs", Shape::schema_map, Vocabulary::core, draft2019_09},
    MetaschemaKeyword{"prefixItems", Shape::schemas, Vocabulary::applicator, draft2020_12},
    MetaschemaKeyword{"items", Shape::one_or_more, Vocabulary::applicator, draft4, draft2019_09},
    MetaschemaKeyword{"items", Shape::schema, Vocabulary::applicator, draft2020_12},
    MetaschemaKeyword{"additionalItems", Shape::schema_or_boolean, Vocabulary::applicator, draft4, draft4},
    MetaschemaKeyword{"additionalItems", Shape::schema, Vocabulary::applicator, draft6, draft2019_09},
    MetaschemaKeyword{"contains", Shape::schema, Vocabulary::applicator, draft6},
    MetaschemaKeyword{"additionalProperties", Shape::schema_or_boolean, Vocabulary::applicator, draft4, draft4},
    MetaschemaKeyword{"additionalProperties", Shape::schema, Vocabulary::applicator, draft6},
    MetaschemaKeyword{"properties", Shape::schema_map, Vocabulary::applicator},
    MetaschemaKeyword{"patternProperties", Shape::schema_map, Vocabulary::applicator, draft4, draft6},
    MetaschemaKeyword{"patternProperties", Shape::pattern_map, Vocabulary::applicator, draft7},
    MetaschemaKeyword{"dependentSchemas", Shape::schema_map, Vocabulary::applicator, draft2019_09},
    MetaschemaKeyword{"propertyNames", Shape::schema, Vocabulary::applicator, draft6},
    MetaschemaKeyword{"if", Shape::schema, Vocabulary::applicator, draft7},
    MetaschemaKeyword{"then", Shape::schema, Vocabulary::applicator, draft7},
    MetaschemaKeyword{"else", Shape::schema, Vocabulary::applicator, draft7},
    MetaschemaKeyword{"allOf", Shape::schemas, Vocabulary::applicator},
    MetaschemaKeyword{"anyOf", Shape::schemas, Vocabulary::applicator},
    MetaschemaKeyword{"oneOf", Shape::schemas, Vocabulary::applicator},
    MetaschemaKeyword{"not", Shape::schema, Vocabulary::applicator},
    MetaschemaKeyword{"unevaluatedItems", Shape::schema, Vocabulary::applicator, draft2019_09, draft2019_09},
    MetaschemaKeyword{"unevaluatedProperties", Shape::schema, Vocabulary::applicator, draft2019_09, draft2019_09},
    MetaschemaKeyword{"unevaluatedItems", Shape::schema, Vocabulary::unevaluated, draft2020_12},
    MetaschemaKeyword{"unevaluatedProperties", Shape::schema, Vocabulary::unevaluated, draft2020_12},
    MetaschemaKeyword{"type", Shape::types, Vocabulary::validation},
    MetaschemaKeyword{"const", Shape::anything, Vocabulary::validation, draft6},
    MetaschemaKeyword{"enum", Shape::old_list, Vocabulary::validation, draft4, draft7},
    MetaschemaKeyword{"enum", Shape::list, Vocabulary::validation, draft2019_09},
    MetaschemaKeyword{"multipleOf", Shape::old_positive, Vocabulary::validation, draft4, draft4},
    MetaschemaKeyword{"multipleOf", Shape::positive, Vocabulary::validation, draft6},
    MetaschemaKeyword{"maximum", Shape::number, Vocabulary::validation},
    MetaschemaKeyword{"exclusiveMaximum", Shape::boolean, Vocabulary::validation, draft4, draft4},
    MetaschemaKeyword{"exclusiveMaximum", Shape::number, Vocabulary::validation, draft6},
    MetaschemaKeyword{"minimum", Shape::number, Vocabulary::validation},
    MetaschemaKeyword{"exclusiveMinimum", Shape::boolean, Vocabulary::validation, draft4, draft4},
    MetaschemaKeyword{"exclusiveMinimum", Shape::number, Vocabulary::validation, draft6},
    MetaschemaKeyword{"maxLength", Shape::count, Vocabulary::validation},
    MetaschemaKeyword{"minLength", Shape::old_count, Vocabulary::validation, draft4, draft7},
    MetaschemaKeyword{"minLength", Shape::count, Vocabulary::validation, draft2019_09},
    MetaschemaKeyword{"pattern", Shape::pattern, Vocabulary::validation},
    MetaschemaKeyword{"maxItems", Shape::count, Vocabulary::validation},
    MetaschemaKeyword{"minItems", Shape::old_count, Vocabulary::validation, draft4, draft7},
    MetaschemaKeyword{"minItems", Shape::count, Vocabulary::validation, draft2019_09},
    MetaschemaKeyword{"uniqueItems", Shape::boolean, Vocabulary::validation},
    MetaschemaKeyword{"maxContains", Shape::count, Vocabulary::validation, draft2019_09},
    MetaschemaKeyword{"minContains", Shape::count, Vocabulary::validation, draft2019_09},
    MetaschemaKeyword{"maxProperties", Shape::count, Vocabulary::validation},
    MetaschemaKeyword{"minProperties", Shape::old_count, Vocabulary::validation, draft4, draft7},
    MetaschemaKeyword{"minProperties", Shape::count, Vocabulary::validation, draft2019_09},
    MetaschemaKeyword{"required", Shape::old_texts, Vocabulary::validation, draft4, draft4},
    MetaschemaKeyword{"required", Shape::texts, Vocabulary::validation, draft6},
    MetaschemaKeyword{"dependentRequired", Shape::texts_map, Vocabulary::validation, draft2019_09},
    MetaschemaKeyword{"title", Shape::text, Vocabulary::metadata},
    MetaschemaKeyword{"description", Shape::text, Vocabulary::metadata},
    MetaschemaKeyword{"default", Shape::anything, Vocabulary::metadata},
    MetaschemaKeyword{"deprecated", Shape::boolean, Vocabulary::metadata, draft2019_09},
    MetaschemaKeyword{"readOnly", Shape::boolean, Vocabulary::metadata, draft7},
    MetaschemaKeyword{"writeOnly", Shape::boolean, Vocabulary::metadata, draft7},
    MetaschemaKeyword{"examples", Shape::list, Vocabulary::metadata, draft6},
    MetaschemaKeyword{"format", Shape::text, Vocabulary::format},
    MetaschemaKeyword{"contentEncoding", Shape::text, Vocabulary::content, draft7},
    MetaschemaKeyword{"contentMediaType", Shape::text, Vocabulary::content, draft7},
    MetaschemaKeyword{"contentSchema", Shape::schema, Vocabulary::content, draft2019_09},
    MetaschemaKeyword{"definitions", Shape::schema_map, Vocabulary::root},
    MetaschemaKeyword{"dependencies", Shape::old_dependencies, Vocabulary::root, draft4, draft4},
    MetaschemaKeyword{"dependencies", Shape::dependencies, Vocabulary::root, draft6},
    MetaschemaKeyword{"$recursiveAnchor", Shape::anchor, Vocabulary::root, draft2020_12},
    MetaschemaKeyword{"$recursiveRef", Shape::reference, Vocabulary::root, draft2020_12},
};

constexpr auto by_name() {
  auto keywords = kKeywords;
  std::ranges::sort(keywords, {}, &MetaschemaKeyword::name);
  return keywords;
}
constexpr auto kByName = by_name();

}  // namespace

std::span<const MetaschemaKeyword> metaschema_keywords() {
  return kKeywords;
}

const MetaschemaKeyword* find_metaschema_keyword(std::string_view name, schema::Draft draft) {
  for (const MetaschemaKeyword& keyword : std::ranges::equal_range(kByName, name, {}, &MetaschemaKeyword::name)) {
    if (keyword.first <= draft && draft <= keyword.last) return &keyword;
  }
  return nullptr;
}

}  // namespace stageplot::chart
