// The languages of values.schema.json themselves, one schema a draft: what a schema must look like before Helm holds
// values against it.
#pragma once

#include <string_view>

#include "document/value.hpp"
#include "schema/draft.hpp"

namespace stageplot::chart {

/// The draft that a schema's `$schema` names; the newest where it names none, or one that is unknown.
[[nodiscard]] schema::Draft draft_of(const document::Value& schema);

/// `https://json-schema.org/draft/2020-12/schema#`
[[nodiscard]] std::string_view metaschema_uri(schema::Draft draft);

/// One document that says the same as the draft's metaschema with its vocabularies: references lead to its root alone.
/// Made once a thread. Source: json-schema.org, the core and validation specifications of each draft.
[[nodiscard]] const document::Value& metaschema(schema::Draft draft);

}  // namespace stageplot::chart
