// The short way to see that a values.schema.json is a schema of its draft. Nearly all are, and telling what is wrong
// (wrong_schema_words) walks the metaschema at every place, which was a third of the work for a chart of two large
// schemas.
#pragma once

#include "document/value.hpp"

namespace stageplot::chart {

/// True: the draft's metaschema takes the schema, and wrong_schema_words() says nothing. False says nothing: the schema
/// may be wrong, or has what is not looked at here (anchors, vocabularies, great depth).
[[nodiscard]] bool is_plain_schema(const document::Value& schema);

}  // namespace stageplot::chart
