#include "comparison/trees.hpp"

#include <utility>

#include "document/map.hpp"
#include "fluentd/tree.hpp"
#include "readback/read_back.hpp"

namespace stageplot::comparison {
namespace {

using document::Value;

std::string text_at(const Value& object, std::string_view path) {
  const Value* value = document::find_path(object, path);
  return value != nullptr && value->is_string() ? std::string{value->text()} : std::string{};
}

/// What an object is told apart by: its group without the version, kind, namespace and name.
Tree object_tree(const Value& object) {
  const std::string version = text_at(object, "apiVersion");
  const std::size_t slash = version.find('/');
  return {.group = slash == std::string::npos ? std::string{} : version.substr(0, slash),
          .kind = text_at(object, "kind"),
          .space = text_at(object, "metadata.namespace"),
          .name = text_at(object, "metadata.name"),
          .value = object};
}

}  // namespace

std::optional<std::vector<Tree>> read_trees(RenderedSide& side, render::RenderedOutput& output) {
  diagnostics::Diagnostics unread;  // the checks of a render report what they can't read
  readback::Artifact artifact = readback::read_output(side.render, output, side.space, unread);
  if (!artifact.readable) return std::nullopt;
  std::vector<Tree> trees;
  if (output.dialect == "kubernetes") {
    for (const Value& object : output.documents) trees.push_back(object_tree(object));
  } else if (output.dialect == "yaml" || output.dialect == "yaml-tftpl") {
    for (const Value& document : output.documents) trees.push_back({.value = document});
  } else if (artifact.fluentd) {
    trees.push_back({.value = fluentd::to_tree(*artifact.fluentd, side.space.arena, side.space.origins)});
  } else {
    return std::nullopt;
  }
  return trees;
}

const diff::Shape& shape_of(std::string_view /*dialect*/) {
  static const diff::Shape kPlain;
  return kPlain;
}

}  // namespace stageplot::comparison
