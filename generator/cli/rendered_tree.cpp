#include "cli/rendered_tree.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "writer/digest.hpp"
#include "writer/lock_file.hpp"

namespace stageplot::cli {
namespace {

// As many folders in one another, and files, as an output's path and a unit may have.
constexpr int kDeepest = 16;
constexpr std::size_t kMostFiles = 10'000;

/// Appends the files below `folder`, by their paths from `from` on.
void list_files(const source::FileTree& tree, const std::string& folder, std::size_t from, int depth,
                std::vector<std::string>& paths) {
  if (depth > kDeepest) return;
  for (const source::Entry& entry : tree.list(folder)) {
    const std::string path = folder + '/' + entry.name;
    if (paths.size() >= kMostFiles) return;
    if (entry.kind == source::EntryKind::file) paths.push_back(path.substr(from));
    if (entry.kind == source::EntryKind::directory) list_files(tree, path, from, depth + 1, paths);
  }
}

}  // namespace

RenderedTree::RenderedTree(std::string path, std::string shown_as)
    : tree_(std::move(path)), shown_as_(std::move(shown_as)) {}

std::vector<artifact::UnitName> RenderedTree::units() const {
  std::vector<artifact::UnitName> units;
  for (const source::Entry& environment : tree_.list("")) {
    if (environment.kind != source::EntryKind::directory || environment.name.starts_with('.')) continue;
    for (const source::Entry& service : tree_.list(environment.name)) {
      artifact::UnitName unit{environment.name, service.name};
      if (service.kind != source::EntryKind::directory) continue;
      if (tree_.read(unit.folder() + '/' + std::string{writer::kLockName}).exists) units.push_back(std::move(unit));
    }
  }
  std::ranges::sort(units);
  return units;
}

comparison::TreeUnit RenderedTree::read(const artifact::UnitName& name) const {
  comparison::TreeUnit unit{.folder = shown_as_ + '/' + name.folder()};
  std::optional<writer::LockFile> lock;
  if (const auto text = tree_.read(name.folder() + '/' + std::string{writer::kLockName}).text) {
    lock = writer::parse_lock(*text);
    if (lock->state != writer::LockFile::State::valid) lock.reset();
  }
  std::vector<std::string> paths;
  if (lock) {
    for (const writer::LockEntry& entry : lock->entries) paths.push_back(entry.path);
  } else {
    list_files(tree_, name.folder(), name.folder().size() + 1, 0, paths);
    std::erase(paths, std::string{writer::kLockName});
  }
  std::ranges::sort(paths);
  for (std::string& path : paths) {
    source::ReadResult file = tree_.read(name.folder() + '/' + path);
    if (!file.text) continue;
    const writer::LockEntry* entry = lock ? writer::find_entry(lock->entries, path) : nullptr;
    if (entry != nullptr && writer::sha256(*file.text) != entry->digest) unit.hand_edited.insert(path);
    unit.files.push_back({.path = std::move(path), .text = std::move(*file.text)});
  }
  return unit;
}

}  // namespace stageplot::cli
