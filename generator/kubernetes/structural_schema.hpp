// Turns the schema of a CustomResourceDefinition into a JSON Schema that says the same: a structural schema drops what
// it does not name unless told otherwise, and has words of its own for "integer or string" and "may be null".
#pragma once

#include "document/arena.hpp"
#include "document/value.hpp"

namespace stageplot::kubernetes {

/// `schema` is `openAPIV3Schema` of a version. Its values keep their places. What stands under `metadata` is left open:
/// it is Kubernetes' own.
[[nodiscard]] document::Value to_json_schema(const document::Value& schema, document::Arena& arena);

}  // namespace stageplot::kubernetes
