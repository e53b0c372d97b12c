// The project at the base of a comparison, loaded with its own templates and schemas by the tool of today.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "cli/base_commit.hpp"
#include "cli/project.hpp"

namespace stageplot::cli {

class BaseProject {
 public:
  BaseProject(BaseCommit commit, std::size_t jobs);

  /// False after a finding `base.*`: git could not give its files, or nothing of it can be rendered. Errors that
  /// concern single units leave these without a tree.
  [[nodiscard]] bool load(diagnostics::Diagnostics& diagnostics);

  /// Notes which of the files that make outputs are not in `work_tree` as HEAD has them.
  void note_uncommitted(const source::FileTree& work_tree);

  /// Notes about the comparison: which commit the base is, and what of its model is wrong.
  [[nodiscard]] std::vector<std::string> notes() const { return notes_; }
  [[nodiscard]] const BaseCommit& commit() const { return commit_; }
  [[nodiscard]] const model::Model& model() const { return *model_; }
  [[nodiscard]] const render::Plan& plan() const { return *plan_; }
  [[nodiscard]] const source::SourceFiles& sources() const { return project_.sources(); }

 private:
  void report_unsound(const std::vector<diagnostics::Diagnostic>& errors, diagnostics::Diagnostics& diagnostics) const;

  BaseCommit commit_;
  source::GitTree files_;
  Project project_;
  std::unique_ptr<model::Model> model_;
  std::unique_ptr<render::Plan> plan_;
  std::vector<std::string> notes_;
};

}  // namespace stageplot::cli
