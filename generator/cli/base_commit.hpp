// The commit that `--base` means, and why it can't be had: each of git's refusals with the command that helps.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "diagnostics/collector.hpp"
#include "source/git_repository.hpp"
#include "source/git_tree.hpp"

namespace stageplot::cli {

/// The base of a comparison.
struct BaseCommit {
  source::GitRepository repository;
  std::string commit;                // in full
  std::string name;                  // `main@1a2b3c4`
  std::string how;                   // a note: which commit that is, and how far it is from HEAD
  std::vector<std::string> entries;  // of the project's folder
};

/// `REF` and `REF...` are the commit where HEAD has left REF (`git merge-base REF HEAD`), `REF..` is REF itself.
/// nullopt after a finding `base.*`.
[[nodiscard]] std::optional<BaseCommit> find_base(const std::string& reference, const std::string& directory,
                                                  diagnostics::Diagnostics& diagnostics);

/// What a commit's tree could not give.
void report_unreadable_base(const BaseCommit& base, const source::GitProblem& problem,
                            diagnostics::Diagnostics& diagnostics);

}  // namespace stageplot::cli
