// One tree laid over another: a project's files over the shipped ones.
#include <algorithm>

#include "source/file_tree.hpp"

namespace stageplot::source {

ReadResult OverlayTree::read(std::string_view path) const {
  ReadResult result = upper_.read(path);
  return result.exists ? result : lower_.read(path);
}

std::vector<Entry> OverlayTree::list(std::string_view path) const {
  std::vector<Entry> entries = upper_.list(path);
  for (Entry& entry : lower_.list(path)) {
    const bool hidden = std::ranges::any_of(entries, [&](const Entry& other) { return other.name == entry.name; });
    if (!hidden) entries.push_back(std::move(entry));
  }
  std::ranges::sort(entries, {}, &Entry::name);
  return entries;
}

}  // namespace stageplot::source
