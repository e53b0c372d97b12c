// What Helm prints about values that a values.schema.json refuses. The words, their order and their nesting are those
// of the library that each Helm version uses; the verdict and the findings are the schema stage's. Only asked for once
// that stage has refused the values. Where the libraries walk over a Go map, whose order is random, keys come sorted
// here.
#pragma once

#include <string>

#include "chart/profile.hpp"
#include "document/value.hpp"

namespace stageplot::chart {

/// One line a misfit (`- image: Invalid type. …`), each ended; empty where the library sees none.
[[nodiscard]] std::string schema_words(const document::Value& schema, const document::Value& values,
                                       SchemaLibrary library);

/// github.com/xeipuuv/gojsonschema v1.2.
[[nodiscard]] std::string gojsonschema_words(const document::Value& schema, const document::Value& values);
/// github.com/santhosh-tekuri/jsonschema v6.
[[nodiscard]] std::string santhosh_words(const document::Value& schema, const document::Value& values);

}  // namespace stageplot::chart
