// The schemas that the model is checked against, compiled once: of `stageplot.yaml`, of environments, of services.
#pragma once

#include <optional>
#include <string_view>

#include "diagnostics/collector.hpp"
#include "document/arena.hpp"
#include "schema/compile.hpp"
#include "source/file_tree.hpp"
#include "source/source_files.hpp"

namespace stageplot::model {

struct Schemas {
  std::optional<schema::CompiledSchema> project;
  std::optional<schema::CompiledSchema> environment;
  std::optional<schema::CompiledSchema> service;

  [[nodiscard]] bool complete() const { return project && environment && service; }
};

/// Reads and compiles `schemas/NAME.schema.json`; nullopt after a finding. The result has views into `arena` and
/// `sources`.
[[nodiscard]] std::optional<schema::CompiledSchema> load_schema(std::string_view name, const source::FileTree& tree,
                                                                source::SourceFiles& sources, document::Arena& arena,
                                                                document::Origins& origins,
                                                                diagnostics::Diagnostics& diagnostics);

/// Reads `schemas/{project,environment,service}.schema.json`. What cannot be read or compiled is a finding and absent.
[[nodiscard]] Schemas load_schemas(const source::FileTree& tree, source::SourceFiles& sources, document::Arena& arena,
                                   document::Origins& origins, diagnostics::Diagnostics& diagnostics);

}  // namespace stageplot::model
