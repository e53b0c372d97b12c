// What Helm prints about values that a values.schema.json refuses. The words, their order and their nesting are those
// of the library that each Helm version uses; the verdict and the findings are the schema stage's. Where the libraries
// walk over a Go map, whose order is random, keys come sorted here.
#pragma once

#include <string>

#include "chart/profile.hpp"
#include "document/value.hpp"

namespace stageplot::chart {

/// github.com/xeipuuv/gojsonschema v1.2: one line a misfit (`- image: Invalid type. …`), each ended; empty where the
/// library sees none. `refused` says that the schema stage has refused the values; else there are words only where a
/// `format` does, of which that stage knows nothing.
[[nodiscard]] std::string gojsonschema_words(const document::Value& schema, const document::Value& values,
                                             bool refused);
/// github.com/santhosh-tekuri/jsonschema v6, likewise.
[[nodiscard]] std::string santhosh_words(const document::Value& schema, const document::Value& values, bool refused);
/// gojsonschema's words for a schema that it cannot read, not ended; empty where it can.
[[nodiscard]] std::string schema_problem(const document::Value& schema);
/// santhosh-tekuri's words for a schema that its own draft's metaschema refuses, the last line not ended; empty where
/// it is one.
[[nodiscard]] std::string wrong_schema_words(const document::Value& schema);

}  // namespace stageplot::chart
