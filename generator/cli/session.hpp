// What every command that reads a project begins with: the project in a directory, its policies and waivers, the run's
// findings. Commands say which stages they call; the session only holds what they share.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "cli/common_options.hpp"
#include "cli/exit_code.hpp"
#include "cli/project.hpp"
#include "cli/selection.hpp"
#include "policy/policy.hpp"
#include "policy/waivers/waivers.hpp"
#include "render/plan.hpp"
#include "source/file_tree.hpp"

namespace stageplot::cli {

class Session {
 public:
  Session(const CommonOptions& options, const Streams& streams);

  [[nodiscard]] Project& project() { return project_; }
  [[nodiscard]] source::SourceFiles& sources() { return project_.sources(); }
  [[nodiscard]] const source::SourceFiles& sources() const { return project_.sources(); }
  [[nodiscard]] diagnostics::Diagnostics& diagnostics() { return project_.diagnostics(); }
  [[nodiscard]] std::size_t jobs() const { return project_.jobs(); }
  [[nodiscard]] const CommonOptions& options() const { return options_; }
  [[nodiscard]] const Streams& streams() const { return streams_; }
  /// A path on disk of something in the project's folder.
  [[nodiscard]] std::string path_on_disk(const std::string& path) const;

  /// False after a `usage.*` finding: the folder is none, or `--format` is wrong.
  [[nodiscard]] bool usable();
  [[nodiscard]] std::unique_ptr<model::Model> load_model();
  /// The model of one unit, from its files alone and with their findings. Where the project has no such unit, the whole
  /// model, which says why.
  [[nodiscard]] std::unique_ptr<model::Model> load_unit(std::string_view environment, std::string_view service);
  /// The policies and waivers alone, for what needs no model. `origins` must be the table of the values that they judge.
  void load_policies(document::Origins& origins);
  [[nodiscard]] std::unique_ptr<render::Plan> load_plan(model::Model& model, const render::PlanOptions& options = {});

  /// Of the project, read with the model.
  [[nodiscard]] waivers::Waivers& waivers() { return waivers_; }
  /// Of the project, read with the model.
  [[nodiscard]] const policy::Policies& policies() const { return *policies_; }
  /// Gives the findings so far their waivers: before a command asks whether there are errors.
  void waive();

  /// Forgets the findings so far that are no errors, for commands that look at outputs alone: `check` is there for
  /// them.
  void keep_errors();

  /// Waives and prints the findings; see report_findings.
  [[nodiscard]] ExitCode finish(ExitCode otherwise = ExitCode::clean);
  /// Prints the findings and gives `code`, whatever they are.
  [[nodiscard]] ExitCode fail(ExitCode code);

 private:
  enum class Loaded { whole_model, one_unit };
  /// Policies and waivers: what `policies/` holds.
  void load_policies(model::Model& model, Loaded loaded);
  /// Completes what a killed render left under rendered/, unless another one is at work there.
  void finish_earlier_write();

  const CommonOptions& options_;
  const Streams& streams_;
  source::DirectoryTree directory_;
  Project project_;
  waivers::Waivers waivers_;
  std::unique_ptr<policy::Policies> policies_ = std::make_unique<policy::Policies>();
};

}  // namespace stageplot::cli
