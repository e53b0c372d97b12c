// From files to the typed model: find, read, layer, resolve references, check against the schemas, decode. The flow's
// first half, up to the checks.
#pragma once

#include <array>
#include <memory>
#include <string_view>

#include "diagnostics/collector.hpp"
#include "model/documents.hpp"
#include "model/model.hpp"
#include "source/file_tree.hpp"
#include "source/source_files.hpp"

namespace stageplot::model {

/// What the tool itself reads of a unit's tree, whatever the targets print: loading, and the choice of the cluster's
/// tables and of Helm's rules.
inline constexpr std::array<std::string_view, 4> kReadByLoading{
    "environment.extends", "environment.kubernetes.helmVersion", "environment.kubernetes.version",
    "environment.services"};

/// One unit alone: its environment and its own files are all that is read. Both empty: everything.
struct LoadScope {
  std::string_view environment;
  std::string_view service;

  [[nodiscard]] bool everything() const { return environment.empty(); }
};

struct LoadOptions {
  std::size_t jobs = 1;           // threads
  std::string_view tool_version;  // compared with what the project asks for; empty: not compared
  LoadScope scope;
};

/// Loads the project at the root of `tree`, whose `schemas/` may come from the tool itself (an OverlayTree). Every
/// finding of every file and unit in the scope is reported; units and environments that are not sound have nil trees.
/// With a scope the model has that one environment and unit, or lacks them where the project does. All values are
/// frozen afterwards. `sources` must outlive the model.
[[nodiscard]] std::unique_ptr<Model> load_model(const source::FileTree& tree, source::SourceFiles& sources,
                                                const LoadOptions& options, diagnostics::Diagnostics& diagnostics);

}  // namespace stageplot::model
