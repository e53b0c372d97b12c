// The files of a project as a commit has them. Of a repository with much beside the project's model nothing more is
// read than what is asked for: each entry of its top folder comes as an archive of its own, once.
#pragma once

#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "source/archive_tree.hpp"
#include "source/file_tree.hpp"
#include "source/git_repository.hpp"

namespace stageplot::source {

/// Safe to read from several threads. A submodule is an empty folder in it.
class GitTree final : public FileTree {
 public:
  /// `entries` are those of `commit`; `repository` must outlive this.
  GitTree(const GitRepository& repository, std::string commit, std::vector<std::string> entries,
          ArchiveLimits limits = {});

  /// Fetches entries of the top folder together that will be asked for anyway; those that are not there are left out.
  void prefetch(const std::vector<std::string>& entries) const;

  [[nodiscard]] ReadResult read(std::string_view path) const override;
  [[nodiscard]] std::vector<Entry> list(std::string_view path) const override;

  /// The entries of the top folder that were asked for so far, in the order of their names.
  [[nodiscard]] std::vector<std::string> entries_read() const;
  /// What git could not give so far; nullopt where everything that was asked for is there.
  [[nodiscard]] std::optional<GitProblem> problem() const;

 private:
  /// Fetches the entry that a path begins with, and those that links on it lead to. Empty, or why it can't be read.
  std::string load_for(std::string_view path) const;
  /// Entries that are there and were not fetched yet.
  void fetch(const std::vector<std::string>& entries) const;

  const GitRepository& repository_;
  std::string commit_;
  std::vector<std::string> entries_;
  ArchiveLimits limits_;
  mutable std::mutex mutex_;
  mutable ArchiveTree files_;
  mutable std::map<std::string, std::string, std::less<>> loaded_;  // entry → why it can't be read, or nothing
  mutable std::optional<GitProblem> problem_;
};

}  // namespace stageplot::source
