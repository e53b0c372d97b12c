// Texts in memory that behave like a directory.
#include <algorithm>

#include "source/file_tree.hpp"

namespace stageplot::source {

ReadResult MemoryTree::read(std::string_view path) const {
  const auto found = files_.find(path);
  if (found == files_.end()) return {};
  return {found->second, true, {}};
}

std::vector<Entry> MemoryTree::list(std::string_view path) const {
  std::vector<Entry> entries;
  std::string prefix{path};
  if (!prefix.empty()) prefix += '/';
  for (auto it = files_.lower_bound(prefix); it != files_.end() && it->first.starts_with(prefix); ++it) {
    const std::string_view rest = std::string_view{it->first}.substr(prefix.size());
    const std::size_t slash = rest.find('/');
    const EntryKind kind = slash == std::string_view::npos ? EntryKind::file : EntryKind::directory;
    const std::string name{rest.substr(0, slash)};
    if (entries.empty() || entries.back().name != name) entries.push_back({name, kind});
  }
  // Whole paths sort otherwise than names: `dev-2/a` stands before `dev/a`.
  std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) { return a.name < b.name; });
  return entries;
}

}  // namespace stageplot::source
