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

std::string GitTree::load_for(std::string_view path) const {
  std::string current{path};
  for (int links = 0; links <= kMostLinks; ++links) {
    const std::string entry = current.substr(0, current.find('/'));
    if (std::ranges::find(entries_, entry) == entries_.end()) return {};
    const auto [known, is_new] = loaded_.try_emplace(entry);
    if (is_new) {
      GitProblem problem;
      // A tar archive has a header for each file, and fills up blocks.
      const auto archive = repository_.archive(commit_, entry, limits_.bytes + (limits_.bytes >> 1), problem);
      known->second = archive ? files_.add_tar(*archive, limits_) : problem.detail;
      if (!archive || !known->second.empty()) problem_ = archive ? GitProblem{.detail = known->second} : problem;
    }
    if (!known->second.empty()) return known->second;
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
