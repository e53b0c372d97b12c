// The git repository around a project, read through the program `git`: which commit a reference is, where two of them
// have parted, a tree of files at a commit. Read-only, and nothing that a repository's configuration or attributes name
// is run: no filters, hooks, pagers, transports.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "source/outside_program.hpp"

namespace stageplot::source {

/// Why git could not answer.
struct GitProblem {
  enum class Kind {
    no_git,             // the program isn't there
    no_repository,      // the directory is in none
    foreign_owner,      // another user's, and not in safe.directory; `detail` is its path
    no_work_tree,       // a bare repository
    unknown_reference,  // names no commit of this clone
    no_common_commit,   // two commits without a merge base
    missing_objects,    // a clone that fetches files when they are needed (partial clone)
    failed,             // anything else, in git's words
  };
  Kind kind = Kind::failed;
  std::string detail;
};

class GitRepository {
 public:
  /// The repository that `directory` lies in.
  [[nodiscard]] static std::optional<GitRepository> open(const std::string& directory, GitProblem& problem);

  /// Its root on disk.
  [[nodiscard]] const std::string& root() const { return root_; }
  /// The directory that was opened, from the root: `deploy/shop/`; empty for the root itself.
  [[nodiscard]] const std::string& prefix() const { return prefix_; }
  /// Whether older commits are missing in this clone.
  [[nodiscard]] bool shallow() const { return shallow_; }

  /// The commit that `reference` names, 40 or 64 hexadecimal digits.
  [[nodiscard]] std::optional<std::string> commit(const std::string& reference, GitProblem& problem) const;
  /// The newest commit that both commits come from.
  [[nodiscard]] std::optional<std::string> merge_base(const std::string& a, const std::string& b,
                                                      GitProblem& problem) const;
  /// How many commits `to` has that `from` has not.
  [[nodiscard]] std::optional<std::size_t> commits_between(const std::string& from, const std::string& to) const;
  /// Short names of branches and tags, remote ones too; a few thousand at most.
  [[nodiscard]] std::vector<std::string> references() const;

  /// The entries of the folder at a commit that is this repository's prefix(); nullopt where there is no such folder.
  [[nodiscard]] std::optional<std::vector<std::string>> entries(const std::string& commit, GitProblem& problem) const;
  /// Some of those entries, with everything below them, as a tar archive of what is committed, byte for byte:
  /// attributes that change or leave out files don't count.
  [[nodiscard]] std::optional<std::string> archive(const std::string& commit, const std::vector<std::string>& entries,
                                                   std::size_t max_bytes, GitProblem& problem) const;

 private:
  [[nodiscard]] ProgramRun run(const std::vector<std::string>& arguments, const ProgramLimits& limits = {}) const;
  /// The tree of prefix() at a commit, as git names it.
  [[nodiscard]] std::string tree_at(const std::string& commit) const;

  std::string program_;
  std::string root_;
  std::string prefix_;
  std::string git_directory_;
  bool shallow_ = false;
};

}  // namespace stageplot::source
