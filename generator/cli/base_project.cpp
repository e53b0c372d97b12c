#include "cli/base_project.hpp"

#include <algorithm>
#include <utility>

#include "diagnostics/rules/base.hpp"

namespace stageplot::cli {

BaseProject::BaseProject(BaseCommit commit, std::size_t jobs)
    : commit_(std::move(commit)), files_(commit_.repository, commit_.commit, commit_.entries), project_(files_, jobs) {}

bool BaseProject::load(diagnostics::Diagnostics& diagnostics) {
  // The version of the tool that it wanted then is not asked for.
  model_ = project_.load_model({}, project_.diagnostics());
  plan_ = project_.load_plan(*model_);
  if (const auto problem = files_.problem()) {
    report_unreadable_base(commit_, *problem, diagnostics);
    return false;
  }
  const bool renders = !plan_->targets.empty() &&
                       std::ranges::any_of(model_->units, [](const auto& unit) { return !unit.tree.is_nil(); });
  if (renders || !project_.diagnostics().has_errors()) return true;
  report_unsound(diagnostics);
  return false;
}

void BaseProject::report_unsound(diagnostics::Diagnostics& diagnostics) {
  const auto findings = diagnostics::finish(std::move(project_.diagnostics()), project_.sources());
  diagnostics::Diagnostic finding{.rule = &diagnostics::rules::base_unsound,
                                  .owner = diagnostics::Owner::external,
                                  .help =
                                      "name a later commit with `--base REF..`, or compare with the outputs that "
                                      "are committed: `stageplot diff --rendered rendered`"};
  std::size_t errors = 0;
  for (const diagnostics::Diagnostic& error : findings) {
    if (!error.counts_as_error() || ++errors > 1) continue;
    finding.summary = "the project at `" + commit_.name + "` cannot be loaded: " + error.summary;
    if (error.primary.resolved) {
      finding.primary.resolved = error.primary.resolved;
      finding.primary.resolved->file = commit_.name + ':' + error.primary.resolved->file;
    }
  }
  if (errors > 1) finding.summary += ", and " + std::to_string(errors - 1) + " more";
  diagnostics.add(std::move(finding));
}

}  // namespace stageplot::cli
