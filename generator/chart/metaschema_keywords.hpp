// Which keyword came with which draft, what it holds there, and to which vocabulary it belongs: one table for the
// metaschemas as documents (metaschema) and for the short way to see that a schema is one (plain_schema).
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "schema/draft.hpp"

namespace stageplot::chart {

/// What a metaschema lets stand under a keyword. "Old" shapes are those of the first drafts.
enum class Shape : std::uint8_t {
  anything,
  text,
  boolean,
  number,
  positive,
  old_positive,
  count,
  old_count,
  schema,
  schemas,      // a list with one or more
  one_or_more,  // a schema, or such a list
  schema_or_boolean,
  schema_map,
  pattern_map,  // its keys are regular expressions
  texts,        // a list without repetitions
  old_texts,    // not empty, too
  texts_map,
  dependencies,
  old_dependencies,
  list,
  old_list,
  uri,
  reference,
  identifier,
  anchor,
  old_anchor,
  pattern,
  vocabulary,
  types
};

/// In this order the newest metaschemas name their vocabularies. `root` keywords stand beside them.
enum class Vocabulary : std::uint8_t { core, applicator, unevaluated, validation, metadata, format, content, root };
inline constexpr std::size_t kVocabularies = 7;

struct MetaschemaKeyword {
  std::string_view name;
  Shape holds = Shape::anything;
  Vocabulary vocabulary = Vocabulary::core;
  schema::Draft first = schema::Draft::draft4;
  schema::Draft last = schema::Draft::draft2020_12;
};

/// In the order in which the metaschemas list them.
[[nodiscard]] std::span<const MetaschemaKeyword> metaschema_keywords();

/// nullptr for what the draft does not know, which may hold anything.
[[nodiscard]] const MetaschemaKeyword* find_metaschema_keyword(std::string_view name, schema::Draft draft);

}  // namespace stageplot::chart
