#include "writer/exchange.hpp"

#include <cerrno>
#include <set>

#include "writer/compare.hpp"
#include "writer/digest.hpp"
#include "writer/lock_file.hpp"

namespace stageplot::writer {
namespace {

using Kind = JournalEntry::Kind;

std::string folder_above(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string::npos ? std::string{} : path.substr(0, slash);
}

/// The entries of a folder's lock; none where it has no readable one.
std::vector<LockEntry> entries_of(const Folder& folder) {
  std::string text;
  if (!Disk::read(folder, kLockName, text).ok()) return {};
  return parse_lock(text).entries;
}

bool is_absence(int code) {
  return code == ENOENT || code == ENOTDIR;
}

}  // namespace

DiskStatus Exchange::apply(const std::vector<JournalEntry>& entries, Attempt attempt) {
  effects_.clear();
  for (const JournalEntry& entry : entries) {
    const bool puts = entry.kind == Kind::put_folder || entry.kind == Kind::put_file;
    Effect& effect = effects_.emplace_back(Effect::none);
    if (DiskStatus status = puts ? put(entry, attempt, effect) : remove(entry, effect); !status.ok()) return status;
  }
  return settle(entries);
}

DiskStatus Exchange::open_place(const JournalEntry& entry, Place& place) const {
  const std::string above = folder_above(entry.path);
  place.name = entry.path.substr(above.empty() ? 0 : above.size() + 1);
  return Disk::open(root_, above, place.above);
}

DiskStatus Exchange::put(const JournalEntry& entry, Attempt attempt, Effect& effect) {
  if (DiskStatus status = disk_.make_parents(root_, entry.path); !status.ok()) return status;
  Place place;
  if (DiskStatus status = open_place(entry, place); !status.ok()) return status;
  if (attempt == Attempt::again && !is_pending(entry, place)) return {};

  const std::string staged = entry.staged_name();
  DiskStatus status;
  if (Disk::kind(place.above, place.name) == EntryKind::absent) {
    effect = Effect::moved_in;
    status = disk_.move(staging_, staged, place.above, place.name);
  } else {
    effect = Effect::exchanged;
    status = disk_.exchange(staging_, staged, place.above, place.name);
  }
  if (status.ok()) return status;
  effect = Effect::none;
  if (!Disk::is_refusal(status.code)) return status;
  effect = Effect::file_by_file;
  if (entry.kind == Kind::put_folder) return put_file_by_file(entry, place);
  return disk_.rename(staging_, staged, place.above, place.name);
}

/// After a crash: an exchange that was done leaves the old folder where the new one was staged.
bool Exchange::is_pending(const JournalEntry& entry, const Place& place) const {
  const std::string staged = entry.staged_name();
  if (entry.kind == Kind::put_file) {
    std::string text;
    return Disk::read(staging_, staged, text).ok() && sha256(text) == entry.digest;
  }
  Folder target;
  if (Disk::open(place.above, place.name, target).ok() && holds_exactly(target, entry.digest)) return false;
  Folder folder;
  return Disk::open(staging_, staged, folder).ok() && holds_part_of(folder, entry.digest);
}

DiskStatus Exchange::put_file_by_file(const JournalEntry& entry, const Place& place) {
  Folder staged;
  if (DiskStatus status = Disk::open(staging_, entry.staged_name(), staged); !status.ok()) return status;
  if (DiskStatus status = disk_.make_folder(place.above, place.name); !status.ok()) return status;
  Folder target;
  if (DiskStatus status = Disk::open(place.above, place.name, target); !status.ok()) return status;

  // Both locks stay readable until the last rename, so that this can begin again at any point.
  const std::vector<LockEntry> wanted = entries_of(staged);
  for (const LockEntry& old : entries_of(target)) {
    if (find_entry(wanted, old.path) != nullptr) continue;
    if (DiskStatus status = remove_one(target, old.path); !status.ok()) return status;
  }
  // A file may take the place of a folder.
  if (DiskStatus status = remove_empty_folders(target); !status.ok()) return status;
  for (const LockEntry& file : wanted) {
    if (DiskStatus status = move_one(staged, target, file.path); !status.ok()) return status;
  }
  return disk_.rename(staged, kLockName, target, kLockName);
}

DiskStatus Exchange::move_one(const Folder& from, const Folder& to, const std::string& path) {
  const std::string above = folder_above(path);
  const std::string name = path.substr(above.empty() ? 0 : above.size() + 1);
  Folder source;
  if (DiskStatus status = Disk::open(from, above, source); !status.ok()) return status;
  if (Disk::kind(source, name) == EntryKind::absent) return {};
  if (DiskStatus status = disk_.make_parents(to, path); !status.ok()) return status;
  Folder target;
  if (DiskStatus status = Disk::open(to, above, target); !status.ok()) return status;
  return disk_.rename(source, name, target, name);
}

DiskStatus Exchange::remove_one(const Folder& folder, const std::string& path) {
  const std::string above = folder_above(path);
  const std::string name = path.substr(above.empty() ? 0 : above.size() + 1);
  Folder opened;
  DiskStatus status = Disk::open(folder, above, opened);
  if (is_absence(status.code)) return {};
  if (!status.ok()) return status;
  // A folder that was put in the file's place holds nothing, or the unit would have been refused.
  if (Disk::kind(opened, name) == EntryKind::folder) return {};
  status = disk_.remove_file(opened, name);
  return status.code == ENOENT ? DiskStatus{} : status;
}

DiskStatus Exchange::remove_empty_folders(const Folder& folder) {
  std::vector<Entry> entries;
  if (DiskStatus status = Disk::list(folder, entries); !status.ok()) return status;
  for (const Entry& entry : entries) {
    if (entry.kind != EntryKind::folder) continue;
    Folder child;
    if (DiskStatus status = Disk::open(folder, entry.name, child); !status.ok()) return status;
    if (DiskStatus status = remove_empty_folders(child); !status.ok()) return status;
    const DiskStatus status = disk_.remove_folder(folder, entry.name);
    if (!status.ok() && status.code != ENOTEMPTY && status.code != EEXIST) return status;
  }
  return {};
}

DiskStatus Exchange::remove(const JournalEntry& entry, Effect& effect) {
  Place place;
  DiskStatus status = open_place(entry, place);
  if (is_absence(status.code)) return {};
  if (!status.ok()) return status;
  // What was moved away already isn't looked for again: something else may have come in its place.
  if (Disk::kind(place.above, place.name) == EntryKind::absent ||
      Disk::kind(staging_, entry.removed_name()) != EntryKind::absent) {
    return {};
  }
  status = disk_.move(place.above, place.name, staging_, entry.removed_name());
  if (status.ok()) {
    effect = Effect::moved_out;
    return status;
  }
  if (entry.kind == Kind::remove_file || !Disk::is_refusal(status.code)) return status;
  effect = Effect::file_by_file;
  return remove_file_by_file(place);
}

DiskStatus Exchange::remove_file_by_file(const Place& place) {
  Folder target;
  if (DiskStatus status = Disk::open(place.above, place.name, target); !status.ok()) return status;
  for (const LockEntry& old : entries_of(target)) {
    if (DiskStatus status = remove_one(target, old.path); !status.ok()) return status;
  }
  if (DiskStatus status = remove_one(target, std::string(kLockName)); !status.ok()) return status;
  if (DiskStatus status = remove_empty_folders(target); !status.ok()) return status;
  return disk_.remove_folder(place.above, place.name);
}

DiskStatus Exchange::settle(const std::vector<JournalEntry>& entries) {
  std::set<std::string> environments;
  for (const JournalEntry& entry : entries) {
    if (entry.kind == Kind::remove_folder) environments.insert(folder_above(entry.path));
  }
  for (const std::string& environment : environments) {
    const DiskStatus status = disk_.remove_folder(root_, environment);
    if (!status.ok() && status.code != ENOTEMPTY && status.code != EEXIST && !is_absence(status.code)) return status;
  }
  return disk_.sync_all(root_);
}

bool Exchange::undo(const std::vector<JournalEntry>& entries) {
  for (const Effect effect : effects_) {
    if (effect == Effect::file_by_file) return false;
  }
  while (!effects_.empty()) {
    if (!undo_one(entries[effects_.size() - 1], effects_.back()).ok()) return false;
    effects_.pop_back();
  }
  return true;
}

DiskStatus Exchange::undo_one(const JournalEntry& entry, Effect effect) {
  Place place;
  switch (effect) {
    case Effect::none:
    case Effect::file_by_file:
      break;
    case Effect::exchanged:
      if (DiskStatus status = open_place(entry, place); !status.ok()) return status;
      return disk_.exchange(staging_, entry.staged_name(), place.above, place.name);
    case Effect::moved_in:
      if (DiskStatus status = open_place(entry, place); !status.ok()) return status;
      if (DiskStatus s = disk_.move(place.above, place.name, staging_, entry.staged_name()); !s.ok()) return s;
      break;
    case Effect::moved_out:
      // settle() may have removed the environment with its last unit.
      if (DiskStatus status = disk_.make_parents(root_, entry.path); !status.ok()) return status;
      if (DiskStatus status = open_place(entry, place); !status.ok()) return status;
      return disk_.move(staging_, entry.removed_name(), place.above, place.name);
  }
  // An environment that was made for this entry goes with it, unless there is something else in it.
  if (const std::string above = folder_above(entry.path); !above.empty()) (void)disk_.remove_folder(root_, above);
  return {};
}

}  // namespace stageplot::writer
