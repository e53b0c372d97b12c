#include "comparison/trees.hpp"

#include <utility>

#include "document/map.hpp"
#include "document/yaml_reader.hpp"
#include "fluentd/diff_tree.hpp"
#include "kubernetes/shape.hpp"
#include "readback/read_back.hpp"
#include "terraform/hcl/diff_tree.hpp"

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

/// Read again where a chart has got it with Helm's numbers, so that both sides have the same types.
std::optional<std::vector<Tree>> read_yaml(RenderedSide& side, const render::RenderedOutput& output,
                                           diagnostics::Diagnostics& unread) {
  const auto value = document::read_yaml(output.file_id, side.space.sources, side.space.arena, side.space.origins,
                                         {.resolution = document::YamlResolution::kubernetes}, unread);
  if (!value) return std::nullopt;
  return std::vector<Tree>{{.value = *value}};
}

}  // namespace

std::optional<std::vector<Tree>> read_trees(RenderedSide& side, render::RenderedOutput& output) {
  diagnostics::Diagnostics unread;  // `check` reports what can't be read
  if (output.dialect == "yaml" || output.dialect == "yaml-tftpl") return read_yaml(side, output, unread);
  const readback::Artifact artifact = readback::read_output(side.render, output, side.space, unread);
  if (!artifact.readable) return std::nullopt;
  render::UnitSpace& space = side.space;
  if (output.dialect == "kubernetes") {
    std::vector<Tree> trees;
    for (const Value& object : output.documents) trees.push_back(object_tree(object));
    return trees;
  }
  if (artifact.fluentd) {
    return std::vector<Tree>{{.value = fluentd::to_diff_tree(*artifact.fluentd, space.arena, space.origins)}};
  }
  if (artifact.hcl != nullptr) {
    const auto origin_of = [&](terraform::hcl::Range range) {
      return space.origins.written({output.file_id, range.begin, range.end});
    };
    return std::vector<Tree>{{.value = terraform::hcl::to_diff_tree(*artifact.hcl, space.arena, origin_of)}};
  }
  return std::nullopt;
}

const diff::Shape& shape_of(std::string_view dialect) {
  static const diff::Shape kPlain;
  static const kubernetes::ObjectShape kObjects;
  static const fluentd::ConfigurationShape kConfiguration;
  static const terraform::hcl::BodyShape kBody;
  if (dialect == "kubernetes") return kObjects;
  if (dialect == "fluentd") return kConfiguration;
  return dialect == "hcl" ? static_cast<const diff::Shape&>(kBody) : kPlain;
}

}  // namespace stageplot::comparison
