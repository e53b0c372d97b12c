#include "model/schemas.hpp"

#include <string>
#include <utility>

#include "diagnostics/rules/project.hpp"
#include "document/json_reader.hpp"

namespace stageplot::model {

std::optional<schema::CompiledSchema> load_schema(std::string_view name, const source::FileTree& tree,
                                                  source::SourceFiles& sources, document::Arena& arena,
                                                  document::Origins& origins, diagnostics::Diagnostics& diagnostics) {
  const std::string path = "schemas/" + std::string{name} + ".schema.json";
  source::ReadResult read = tree.read(path);
  if (!read.text) {
    diagnostics::Label primary;
    primary.resolved = source::ResolvedSpan{.file = path, .begin = {}, .end = {}, .source_line = {}};
    diagnostics.add({.rule = &diagnostics::rules::project_unreadable,
                     .summary = "`" + path + "` cannot be read: " + (read.exists ? read.error : "it is not there"),
                     .primary = primary});
    return std::nullopt;
  }
  const source::FileId file = sources.add(path, std::move(*read.text));
  const std::size_t errors = diagnostics.errors();
  const auto root = document::read_json(file, sources, arena, origins, {}, diagnostics);
  if (!root) return std::nullopt;
  schema::CompiledSchema compiled =
      schema::compile_schema(*root, origins, {.unknown_keywords = schema::UnknownKeywords::refuse}, diagnostics);
  if (diagnostics.errors() != errors) return std::nullopt;
  return compiled;
}

Schemas load_schemas(const source::FileTree& tree, source::SourceFiles& sources, document::Arena& arena,
                     document::Origins& origins, diagnostics::Diagnostics& diagnostics) {
  Schemas schemas;
  schemas.project = load_schema("project", tree, sources, arena, origins, diagnostics);
  schemas.environment = load_schema("environment", tree, sources, arena, origins, diagnostics);
  schemas.service = load_schema("service", tree, sources, arena, origins, diagnostics);
  return schemas;
}

}  // namespace stageplot::model
