// A project as one tree of files has it, today's or a commit's: its files over the tool's own, and what loading them
// finds.
#pragma once

#include <memory>
#include <string_view>

#include "diagnostics/collector.hpp"
#include "document/arena.hpp"
#include "model/load.hpp"
#include "render/plan.hpp"
#include "source/file_tree.hpp"
#include "source/source_files.hpp"

namespace stageplot::cli {

class Project {
 public:
  /// `files` must outlive it. Loading uses `jobs` threads.
  Project(const source::FileTree& files, std::size_t jobs);

  /// The project's files over the tool's own.
  [[nodiscard]] const source::FileTree& tree() const { return overlay_; }
  /// The project's own files.
  [[nodiscard]] const source::FileTree& files() const { return files_; }
  [[nodiscard]] source::SourceFiles& sources() { return sources_; }
  [[nodiscard]] const source::SourceFiles& sources() const { return sources_; }
  [[nodiscard]] diagnostics::Diagnostics& diagnostics() { return diagnostics_; }
  [[nodiscard]] std::size_t jobs() const { return jobs_; }

  /// The model, or with a scope one unit of it. Whether the project wants a tool of `tool_version` is checked where
  /// that isn't empty.
  [[nodiscard]] std::unique_ptr<model::Model> load_model(std::string_view tool_version,
                                                         diagnostics::Diagnostics& diagnostics,
                                                         const model::LoadScope& scope = {});
  [[nodiscard]] std::unique_ptr<render::Plan> load_plan(model::Model& model, const render::PlanOptions& options = {});

 private:
  const source::FileTree& files_;
  source::OverlayTree overlay_;
  source::SourceFiles sources_;
  document::Arena plan_arena_;
  diagnostics::Diagnostics diagnostics_;
  std::size_t jobs_;
};

}  // namespace stageplot::cli
