#include "schema/keywords.hpp"

#include <algorithm>
#include <array>

namespace stageplot::schema {
namespace {

constexpr Draft k4 = Draft::draft4;
constexpr Draft k6 = Draft::draft6;
constexpr Draft k7 = Draft::draft7;
constexpr Draft k2019 = Draft::draft2019_09;
constexpr Draft k2020 = Draft::draft2020_12;

// clang-format off
constexpr std::array kKeywords{
    KeywordInfo{"$anchor", Keyword::anchor, k2019, k2020, kCore},
    KeywordInfo{"$comment", Keyword::comment, k7, k2020, kCore},
    KeywordInfo{"$defs", Keyword::definitions, k2019, k2020, kCore, Holds::schema_map},
    KeywordInfo{"$dynamicAnchor", Keyword::dynamic_anchor, k2020, k2020, kCore},
    KeywordInfo{"$dynamicRef", Keyword::dynamic_ref, k2020, k2020, kCore},
    KeywordInfo{"$id", Keyword::id, k6, k2020, kCore},
    KeywordInfo{"$recursiveAnchor", Keyword::recursive_anchor, k2019, k2019, kCore},
    KeywordInfo{"$recursiveRef", Keyword::recursive_ref, k2019, k2019, kCore},
    KeywordInfo{"$ref", Keyword::ref, k4, k2020, kCore},
    KeywordInfo{"$schema", Keyword::schema, k4, k2020, kCore},
    KeywordInfo{"$vocabulary", Keyword::vocabulary, k2019, k2020, kCore},
    KeywordInfo{"additionalItems", Keyword::additional_items, k4, k2019, kApplicator, Holds::schema},
    KeywordInfo{"additionalProperties", Keyword::additional_properties, k4, k2020, kApplicator, Holds::schema},
    KeywordInfo{"allOf", Keyword::all_of, k4, k2020, kApplicator, Holds::schemas},
    KeywordInfo{"anyOf", Keyword::any_of, k4, k2020, kApplicator, Holds::schemas},
    KeywordInfo{"const", Keyword::constant, k6, k2020, kValidation},
    KeywordInfo{"contains", Keyword::contains, k6, k2020, kApplicator, Holds::schema},
    KeywordInfo{"contentEncoding", Keyword::annotation, k7, k2020, kAnnotation},
    KeywordInfo{"contentMediaType", Keyword::annotation, k7, k2020, kAnnotation},
    KeywordInfo{"contentSchema", Keyword::content_schema, k2019, k2020, kAnnotation, Holds::schema},
    KeywordInfo{"default", Keyword::default_value, k4, k2020, kAnnotation},
    KeywordInfo{"definitions", Keyword::definitions, k4, k2020, kCore, Holds::schema_map},
    KeywordInfo{"dependencies", Keyword::dependencies, k4, k2020, kApplicator, Holds::schema_map_or_strings},
    KeywordInfo{"dependentRequired", Keyword::dependent_required, k2019, k2020, kValidation},
    KeywordInfo{"dependentSchemas", Keyword::dependent_schemas, k2019, k2020, kApplicator, Holds::schema_map},
    KeywordInfo{"deprecated", Keyword::annotation, k2019, k2020, kAnnotation},
    KeywordInfo{"description", Keyword::description, k4, k2020, kAnnotation},
    KeywordInfo{"else", Keyword::alternative, k7, k2020, kApplicator, Holds::schema},
    KeywordInfo{"enum", Keyword::enumeration, k4, k2020, kValidation},
    KeywordInfo{"examples", Keyword::annotation, k6, k2020, kAnnotation},
    KeywordInfo{"exclusiveMaximum", Keyword::exclusive_maximum, k4, k2020, kValidation},
    KeywordInfo{"exclusiveMinimum", Keyword::exclusive_minimum, k4, k2020, kValidation},
    KeywordInfo{"format", Keyword::annotation, k4, k2020, kAnnotation},
    KeywordInfo{"id", Keyword::old_id, k4, k4, kCore},
    KeywordInfo{"if", Keyword::condition, k7, k2020, kApplicator, Holds::schema},
    KeywordInfo{"items", Keyword::items, k4, k2019, kApplicator, Holds::schema_or_schemas},
    KeywordInfo{"items", Keyword::items, k2020, k2020, kApplicator, Holds::schema},
    KeywordInfo{"maxContains", Keyword::max_contains, k2019, k2020, kValidation},
    KeywordInfo{"maxItems", Keyword::max_items, k4, k2020, kValidation},
    KeywordInfo{"maxLength", Keyword::max_length, k4, k2020, kValidation},
    KeywordInfo{"maxProperties", Keyword::max_properties, k4, k2020, kValidation},
    KeywordInfo{"maximum", Keyword::maximum, k4, k2020, kValidation},
    KeywordInfo{"minContains", Keyword::min_contains, k2019, k2020, kValidation},
    KeywordInfo{"minItems", Keyword::min_items, k4, k2020, kValidation},
    KeywordInfo{"minLength", Keyword::min_length, k4, k2020, kValidation},
    KeywordInfo{"minProperties", Keyword::min_properties, k4, k2020, kValidation},
    KeywordInfo{"minimum", Keyword::minimum, k4, k2020, kValidation},
    KeywordInfo{"multipleOf", Keyword::multiple_of, k4, k2020, kValidation},
    KeywordInfo{"not", Keyword::negation, k4, k2020, kApplicator, Holds::schema},
    KeywordInfo{"oneOf", Keyword::one_of, k4, k2020, kApplicator, Holds::schemas},
    KeywordInfo{"pattern", Keyword::pattern, k4, k2020, kValidation},
    KeywordInfo{"patternProperties", Keyword::pattern_properties, k4, k2020, kApplicator, Holds::schema_map},
    KeywordInfo{"prefixItems", Keyword::prefix_items, k2020, k2020, kApplicator, Holds::schemas},
    KeywordInfo{"properties", Keyword::properties, k4, k2020, kApplicator, Holds::schema_map},
    KeywordInfo{"propertyNames", Keyword::property_names, k6, k2020, kApplicator, Holds::schema},
    KeywordInfo{"readOnly", Keyword::annotation, k7, k2020, kAnnotation},
    KeywordInfo{"required", Keyword::required, k4, k2020, kValidation},
    KeywordInfo{"then", Keyword::consequence, k7, k2020, kApplicator, Holds::schema},
    KeywordInfo{"title", Keyword::title, k4, k2020, kAnnotation},
    KeywordInfo{"type", Keyword::type, k4, k2020, kValidation},
    KeywordInfo{"unevaluatedItems", Keyword::unevaluated_items, k2019, k2020, kUnevaluated, Holds::schema},
    KeywordInfo{"unevaluatedProperties", Keyword::unevaluated_properties, k2019, k2020, kUnevaluated, Holds::schema},
    KeywordInfo{"uniqueItems", Keyword::unique_items, k4, k2020, kValidation},
    KeywordInfo{"writeOnly", Keyword::annotation, k7, k2020, kAnnotation},
    KeywordInfo{"x-model-only", Keyword::x_model_only, k4, k2020, kAnnotation},
    KeywordInfo{"x-type", Keyword::x_type, k4, k2020, kAnnotation},
};
// clang-format on

constexpr bool sorted() {
  for (std::size_t i = 1; i < kKeywords.size(); ++i) {
    if (kKeywords[i].name < kKeywords[i - 1].name) return false;
  }
  return true;
}
static_assert(sorted());

}  // namespace

const KeywordInfo* find_keyword(std::string_view name, Draft draft) {
  const auto* found = std::lower_bound(kKeywords.begin(), kKeywords.end(), name,
                                       [](const KeywordInfo& row, std::string_view key) { return row.name < key; });
  for (; found != kKeywords.end() && found->name == name; ++found) {
    if (found->first <= draft && draft <= found->last) return found;
  }
  return nullptr;
}

std::string_view name(Keyword keyword) {
  for (const KeywordInfo& row : kKeywords) {
    if (row.keyword == keyword) return row.name;
  }
  return {};
}

std::span<const KeywordInfo> all_keywords() {
  return kKeywords;
}

std::uint8_t vocabulary_bit(std::string_view uri) {
  constexpr std::array<std::string_view, 2> kBases{"https://json-schema.org/draft/2019-09/vocab/",
                                                   "https://json-schema.org/draft/2020-12/vocab/"};
  for (const std::string_view base : kBases) {
    if (uri.substr(0, base.size()) != base) continue;
    const std::string_view word = uri.substr(base.size());
    if (word == "core") return kCore;
    // In 2019-09 the unevaluated keywords belong to the applicators.
    if (word == "applicator") return base == kBases[0] ? kApplicator | kUnevaluated : kApplicator;
    if (word == "unevaluated") return kUnevaluated;
    if (word == "validation") return kValidation;
    return kAnnotation;
  }
  return 0;
}

}  // namespace stageplot::schema
