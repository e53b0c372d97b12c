// Looks up what a schema says about a data path, without a value: descriptions for findings and reports,
// `x-model-only`.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "schema/compile.hpp"
#include "schema/program.hpp"

namespace stageplot::schema {

/// `tree`, where it is given, decides about if/then/else.
[[nodiscard]] Notes find_notes(const Program& program, std::string_view path, const document::Value* tree = nullptr);

/// The node and all nodes that apply to the same place through `$ref`, allOf, anyOf, oneOf, if/then/else and
/// dependentSchemas; the node first. Of if/then/else those that hold for `value`; without it all three.
[[nodiscard]] std::vector<NodeId> same_place(const Program& program, NodeId node,
                                             const document::Value* value = nullptr);

/// The keys that a node, or one of the same place, names under `properties`; sorted.
[[nodiscard]] std::vector<std::string_view> known_keys(const Program& program, const std::vector<NodeId>& nodes);

}  // namespace stageplot::schema
