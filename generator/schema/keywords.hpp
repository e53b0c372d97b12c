// The one table of JSON Schema's keywords: in which drafts each is known, which vocabulary it belongs to, and where it
// holds further schemas. Support for a draft is rows here; the compiler asks nothing but this table which keywords
// count.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "schema/draft.hpp"

namespace stageplot::schema {

enum class Keyword : std::uint8_t {
  // core
  schema,
  id,
  old_id,
  anchor,
  dynamic_anchor,
  recursive_anchor,
  vocabulary,
  comment,
  definitions,
  ref,
  dynamic_ref,
  recursive_ref,
  // assertions
  type,
  enumeration,
  constant,
  multiple_of,
  maximum,
  exclusive_maximum,
  minimum,
  exclusive_minimum,
  max_length,
  min_length,
  pattern,
  max_items,
  min_items,
  unique_items,
  max_contains,
  min_contains,
  max_properties,
  min_properties,
  required,
  dependent_required,
  // applicators
  properties,
  pattern_properties,
  additional_properties,
  property_names,
  prefix_items,
  items,
  additional_items,
  contains,
  all_of,
  any_of,
  one_of,
  negation,
  condition,
  consequence,
  alternative,
  dependent_schemas,
  dependencies,
  unevaluated_properties,
  unevaluated_items,
  // annotations
  title,
  description,
  default_value,
  content_schema,
  annotation,
  // ours
  x_type,
  x_model_only,
  // not a keyword: the schema `false`, for findings
  false_schema,
};

inline constexpr std::size_t kKeywordCount = static_cast<std::size_t>(Keyword::false_schema) + 1;

/// The vocabularies that a metaschema can leave out, as bits.
enum Vocabulary : std::uint8_t {
  kCore = 1,
  kApplicator = 2,
  kUnevaluated = 4,
  kValidation = 8,
  kAnnotation = 16,  // metadata, format and content
  kAllVocabularies = 31,
};

/// Where a keyword's value holds schemas.
enum class Holds : std::uint8_t { nothing, schema, schemas, schema_map, schema_or_schemas, schema_map_or_strings };

struct KeywordInfo {
  std::string_view name;
  Keyword keyword;
  Draft first;
  Draft last;
  Vocabulary vocabulary;
  Holds holds = Holds::nothing;
};

/// The keyword of this name in this draft, or nullptr.
[[nodiscard]] const KeywordInfo* find_keyword(std::string_view name, Draft draft);
/// Its name in schemas, for findings.
[[nodiscard]] std::string_view name(Keyword keyword);
/// Sorted by name; a name can come twice with different drafts.
[[nodiscard]] std::span<const KeywordInfo> all_keywords();

/// The vocabulary with this URI, 0 where it is none of the standard's.
[[nodiscard]] std::uint8_t vocabulary_bit(std::string_view uri);

}  // namespace stageplot::schema
