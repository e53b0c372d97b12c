#include "source/tree_difference.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

namespace stageplot::source {
namespace {

constexpr int kDeepest = 64;

class Walk {
 public:
  Walk(const FileTree& a, const FileTree& b, std::size_t most) : a_(a), b_(b), most_(most) {}

  void entry(const std::string& path, std::optional<EntryKind> a, std::optional<EntryKind> b, int depth) {
    if (paths_.size() >= most_ || depth > kDeepest) return;
    if (a == EntryKind::directory || b == EntryKind::directory) {
      folder(path, depth);
    } else if (a != b || a_.read(path).text != b_.read(path).text) {
      paths_.push_back(path);
    }
  }
  /// What only one tree has as a folder is empty in the other one.
  void folder(const std::string& path, int depth) {
    std::map<std::string, std::pair<std::optional<EntryKind>, std::optional<EntryKind>>> entries;
    for (const Entry& entry : a_.list(path)) entries[entry.name].first = entry.kind;
    for (const Entry& entry : b_.list(path)) entries[entry.name].second = entry.kind;
    for (const auto& [name, kinds] : entries) entry(path + '/' + name, kinds.first, kinds.second, depth + 1);
  }
  [[nodiscard]] std::vector<std::string> take() {
    std::ranges::sort(paths_);
    return std::move(paths_);
  }

 private:
  const FileTree& a_;
  const FileTree& b_;
  std::size_t most_;
  std::vector<std::string> paths_;
};

std::optional<EntryKind> kind_of(const FileTree& tree, const std::string& entry) {
  if (!tree.list(entry).empty()) return EntryKind::directory;
  return tree.read(entry).exists ? std::optional(EntryKind::file) : std::nullopt;
}

}  // namespace

std::vector<std::string> differing_files(const FileTree& a, const FileTree& b, std::span<const std::string> entries,
                                         std::size_t most) {
  Walk walk(a, b, most);
  for (const std::string& entry : entries) walk.entry(entry, kind_of(a, entry), kind_of(b, entry), 0);
  return walk.take();
}

}  // namespace stageplot::source
