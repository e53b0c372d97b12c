// Looks up what a schema says about a data path, without a value: descriptions for findings and reports,
// `x-model-only`.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "schema/compile.hpp"
#include "schema/program.hpp"

namespace stageplot::schema {

[[nodiscard]] Notes find_notes(const Program& program, std::string_view path);

/// The node and all nodes that apply to the same place through `$ref`, allOf, anyOf, oneOf, if/then/else and
/// dependentSchemas; the node first.
[[nodiscard]] std::vector<NodeId> same_place(const Program& program, NodeId node);

/// The keys that a node, or one of the same place, names under `properties`; sorted.
[[nodiscard]] std::vector<std::string_view> known_keys(const Program& program, const std::vector<NodeId>& nodes);

}  // namespace stageplot::schema
