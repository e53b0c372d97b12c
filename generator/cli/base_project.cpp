#include "cli/base_project.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "diagnostics/rules/base.hpp"
#include "source/tree_difference.hpp"

namespace stageplot::cli {
namespace {

constexpr std::size_t kMostNamed = 3;

/// What a project is read from, as far as its outputs hang on it.
const std::vector<std::string>& folders() {
  static const std::vector<std::string> kFolders{"environments", "schemas", "stageplot.yaml", "templates"};
  return kFolders;
}

std::string count_errors(std::size_t number) {
  return std::to_string(number) + (number == 1 ? " error" : " errors");
}

}  // namespace

BaseProject::BaseProject(BaseCommit commit, std::size_t jobs)
    : commit_(std::move(commit)), files_(commit_.repository, commit_.commit, commit_.entries), project_(files_, jobs) {}

bool BaseProject::load(diagnostics::Diagnostics& diagnostics) {
  files_.prefetch(folders());
  // The version of the tool that it wanted then is not asked for.
  model_ = project_.load_model({}, project_.diagnostics());
  plan_ = project_.load_plan(*model_);
  if (const auto problem = files_.problem()) {
    report_unreadable_base(commit_, *problem, diagnostics);
    return false;
  }
  notes_.push_back(commit_.how);
  std::vector<diagnostics::Diagnostic> errors =
      diagnostics::finish(std::move(project_.diagnostics()), project_.sources());
  std::erase_if(errors, [](const diagnostics::Diagnostic& finding) { return !finding.counts_as_error(); });
  if (errors.empty()) return true;
  const bool renders = !plan_->targets.empty() &&
                       std::ranges::any_of(model_->units, [](const auto& unit) { return !unit.tree.is_nil(); });
  if (!renders) {
    report_unsound(errors, diagnostics);
    return false;
  }
  const auto& place = errors.front().primary.resolved;
  notes_.push_back(
      "the base's model has " + count_errors(errors.size()) + ": " +
      (place ? place->file + ':' + std::to_string(place->begin.line) + ':' + std::to_string(place->begin.column) + ": "
             : std::string{}) +
      errors.front().summary);
  return true;
}

void BaseProject::note_uncommitted(const source::FileTree& work_tree) {
  source::GitProblem problem;
  const auto head = commit_.repository.commit("HEAD", problem);
  const auto entries = head ? commit_.repository.entries(*head, problem) : std::nullopt;
  if (!entries) return;
  std::set<std::string> read(folders().begin(), folders().end());
  for (std::string& entry : files_.entries_read()) read.insert(std::move(entry));
  const source::GitTree committed(commit_.repository, *head, *entries);
  if (*head != commit_.commit) committed.prefetch(folders());
  const source::FileTree& before = *head == commit_.commit ? static_cast<const source::FileTree&>(files_) : committed;
  const std::vector<std::string> names(read.begin(), read.end());
  const std::vector<std::string> files = source::differing_files(before, work_tree, names);
  if (files.empty()) return;
  std::string note = "compared as they are on disk, and not committed like that: ";
  for (std::size_t i = 0; i < std::min(files.size(), kMostNamed); ++i) note += (i == 0 ? "" : ", ") + files[i];
  if (files.size() > kMostNamed) note += " and " + std::to_string(files.size() - kMostNamed) + " more";
  notes_.push_back(std::move(note));
}

void BaseProject::report_unsound(const std::vector<diagnostics::Diagnostic>& errors,
                                 diagnostics::Diagnostics& diagnostics) const {
  const diagnostics::Diagnostic& first = errors.front();
  diagnostics::Diagnostic finding{
      .rule = &diagnostics::rules::base_unsound,
      .owner = diagnostics::Owner::external,
      .summary = "the project at `" + commit_.name + "` cannot be loaded: " + first.summary,
      .help =
          "name a later commit with `--base REF..`, or compare with the outputs that are committed: `stageplot diff "
          "--rendered rendered`"};
  if (first.primary.resolved) {
    finding.primary.resolved = first.primary.resolved;
    finding.primary.resolved->file = commit_.name + ':' + first.primary.resolved->file;
  }
  if (errors.size() > 1) finding.summary += ", and " + std::to_string(errors.size() - 1) + " more";
  diagnostics.add(std::move(finding));
}

}  // namespace stageplot::cli
