// The trees of an output, as its language reads it: one an object of a stream, else one of the whole file.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "comparison/rendered_side.hpp"
#include "diff/shape.hpp"

namespace stageplot::comparison {

struct Tree {
  std::string group;  // of a Kubernetes object, with its kind, namespace and name
  std::string kind;
  std::string space;
  std::string name;
  document::Value value;
};

/// In the order of the file. The values live in the unit's arena; each has its place in the output as its origin.
/// nullopt where the output's language has no trees, or its reader refuses it.
[[nodiscard]] std::optional<std::vector<Tree>> read_trees(RenderedSide& side, render::RenderedOutput& output);

/// How trees of a dialect are compared.
[[nodiscard]] const diff::Shape& shape_of(std::string_view dialect);

}  // namespace stageplot::comparison
