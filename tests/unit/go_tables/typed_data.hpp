// Data of cases as values: JSON, in which a number is a float64 as in Helm, and an object with one key that begins with
// `$` is a value of another Go type (record/values.go).
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "document/arena.hpp"
#include "document/value.hpp"

namespace stageplot::go_tables {

[[nodiscard]] document::Value typed_value(document::Arena& arena, const nlohmann::json& data);

}  // namespace stageplot::go_tables
