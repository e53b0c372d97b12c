#include "source/git_tree.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace stageplot::source {
namespace {

constexpr int kMostLinks = 40;

}  // namespace

GitTree::GitTree(const GitRepository& repository, std::string commit, std::vector<std::string> entries,
                 ArchiveLimits limits)
    : repository_(repository), commit_(std::move(commit)), entries_(std::move(entries)), limits_(limits) {}

void GitTree::fetch(const std::vector<std::string>& entries) const {
  GitProblem problem;
  // A tar archive has a header for each file, and fills up blocks.
  const auto archive = repository_.archive(commit_, entries, limits_.bytes + (limits_.bytes >> 1), problem);
  std::string error = archive ? files_.add_tar(*archive, limits_) : problem.detail;
  if (!archive) {
    problem_ = problem;
  } else if (!error.empty()) {
    problem_ = GitProblem{.detail = error};
  }
  if (!archive && error.empty()) error = "git could not give it";
  for (const std::string& entry : entries) loaded_.emplace(entry, error);
}

void GitTree::prefetch(const std::vector<std::string>& entries) const {
  const std::lock_guard lock(mutex_);
  std::vector<std::string> wanted;
  for (const std::string& entry : entries) {
    if (std::ranges::find(entries_, entry) != entries_.end() && !loaded_.contains(entry)) wanted.push_back(entry);
  }
  if (!wanted.empty()) fetch(wanted);
}

std::string GitTree::load_for(std::string_view path) const {
  std::string current{path};
  for (int links = 0; links <= kMostLinks; ++links) {
    const std::string entry = current.substr(0, current.find('/'));
    if (std::ranges::find(entries_, entry) == entries_.end()) return {};
    if (!loaded_.contains(entry)) fetch({entry});
    if (const std::string& problem = loaded_.at(entry); !problem.empty()) return problem;
    const std::optional<std::string> next = files_.step(current);
    if (!next || *next == current) return {};
    current = *next;
  }
  return {};
}

ReadResult GitTree::read(std::string_view path) const {
  const std::lock_guard lock(mutex_);
  if (std::string error = load_for(path); !error.empty()) return {{}, true, std::move(error)};
  return files_.read(path);
}

std::vector<Entry> GitTree::list(std::string_view path) const {
  const std::lock_guard lock(mutex_);
  if (!path.empty()) {
    return load_for(path).empty() ? files_.list(path) : std::vector<Entry>{};
  }
  for (const std::string& entry : entries_) (void)load_for(entry);
  return files_.list(path);
}

std::vector<std::string> GitTree::entries_read() const {
  const std::lock_guard lock(mutex_);
  std::vector<std::string> names;
  for (const auto& [name, problem] : loaded_) names.push_back(name);
  return names;
}

std::optional<GitProblem> GitTree::problem() const {
  const std::lock_guard lock(mutex_);
  return problem_;
}

}  // namespace stageplot::source
