#include "writer/compare.hpp"

#include <algorithm>
#include <cerrno>
#include <optional>

#include "writer/digest.hpp"
#include "writer/findings.hpp"
#include "writer/lock_file.hpp"

namespace stageplot::writer {
namespace {

using artifact::OutputFile;
using artifact::UnitName;
using diagnostics::Diagnostics;

/// A unit's folder as it is found.
struct Contents {
  bool present = false;
  Folder folder;
  bool has_lock = false;
  std::string lock_text;
  LockFile lock;             // empty where there is none
  std::vector<Entry> files;  // sorted, without the lock
};

class Comparer {
 public:
  Comparer(const Folder& root, const UnitName& unit, HandEdits hand_edits, Diagnostics& findings)
      : root_(root), unit_(unit), hand_edits_(hand_edits), findings_(findings) {}

  Comparison compare(std::span<const OutputFile> files, std::string_view lock_text) {
    if (!read_contents()) return std::move(result_);
    for (const OutputFile& file : files) compare_file(file);
    compare_rest(files);
    report_unknown();
    if (result_.differences.empty() && contents_.lock_text != lock_text) {
      const bool has_lock = contents_.has_lock;
      add(kLockName, has_lock ? DifferenceKind::changed : DifferenceKind::missing);
    }
    return std::move(result_);
  }

  Comparison compare_removal(DifferenceKind kind) {
    if (!read_contents()) return std::move(result_);
    compare_rest({});
    report_unknown();
    const bool anything = contents_.has_lock || !contents_.files.empty();
    result_.differences.clear();
    if (anything) add({}, kind);
    return std::move(result_);
  }

 private:
  /// False when there is nothing more to say about the folder.
  bool read_contents() {
    // An output directory that isn't there has nothing in it.
    if (!root_.is_open()) return true;
    Folder environment;
    if (!open(root_, unit_.environment, environment)) return !stopped();
    if (!open(environment, unit_.service, contents_.folder)) return !stopped();
    contents_.present = true;
    if (!keep(Disk::walk(contents_.folder, contents_.files))) return false;
    const auto lock = std::lower_bound(contents_.files.begin(), contents_.files.end(), kLockName,
                                       [](const Entry& entry, std::string_view name) { return entry.name < name; });
    if (lock == contents_.files.end() || lock->name != kLockName) return true;
    if (lock->kind != EntryKind::file) {
      report(unknown_file(contents_.folder.path_of(kLockName), lock->kind));
      return false;
    }
    contents_.files.erase(lock);
    contents_.has_lock = true;
    if (!keep(Disk::read(contents_.folder, kLockName, contents_.lock_text))) return false;
    contents_.lock = parse_lock(contents_.lock_text);
    if (contents_.lock.state == LockFile::State::valid) return true;
    report(unusable_lock(contents_.folder.path_of(kLockName), contents_.lock));
    return false;
  }

  /// False when it isn't there, and also, then reported, when it is something else.
  bool open(const Folder& parent, const std::string& name, Folder& folder) {
    const DiskStatus status = Disk::open(parent, name, folder);
    if (status.ok()) return true;
    if (status.code == ENOENT) return false;
    const EntryKind kind = Disk::kind(parent, name);
    if (kind == EntryKind::folder || kind == EntryKind::absent) {
      result_.failure = status;
    } else {
      report(not_a_folder(parent.path_of(name), kind));
    }
    return false;
  }

  void compare_file(const OutputFile& file) {
    const Entry* found = find(file.path);
    if (found == nullptr) return add(file.path, DifferenceKind::missing);
    std::string text;
    if (found->kind == EntryKind::file && !read_file(file.path, text)) return;
    if (found->kind == EntryKind::file && text == file.text) return;
    compare_with_lock(*found, text, DifferenceKind::changed);
  }

  /// What is on the disk and isn't rendered. Both lists are sorted.
  void compare_rest(std::span<const OutputFile> files) {
    auto rendered = files.begin();
    for (const Entry& entry : contents_.files) {
      while (rendered != files.end() && rendered->path < entry.name) ++rendered;
      if (rendered != files.end() && rendered->path == entry.name) continue;
      std::string text;
      if (entry.kind == EntryKind::file && find_entry(contents_.lock.entries, entry.name) != nullptr &&
          !read_file(entry.name, text)) {
        return;
      }
      compare_with_lock(entry, text, DifferenceKind::stale);
    }
  }

  /// A file that isn't as rendered now: is it as it was rendered last?
  void compare_with_lock(const Entry& found, std::string_view text, DifferenceKind kind) {
    const LockEntry* known = find_entry(contents_.lock.entries, found.name);
    if (known == nullptr) {
      unknown_.push_back(found);
      return;
    }
    if (found.kind == EntryKind::file && sha256(text) == known->digest) return add(found.name, kind);
    add(found.name, kind == DifferenceKind::stale ? kind : DifferenceKind::hand_edited);
    if (hand_edits_ == HandEdits::list_only) return;
    findings_.add(about(unit_, hand_edited(contents_.folder.path_of(found.name),
                                           kind == DifferenceKind::stale ? Fate::removed : Fate::replaced,
                                           has_conflict_markers(text))));
  }

  void report_unknown() {
    if (unknown_.empty()) return;
    if (!contents_.has_lock) {
      std::vector<std::string> names;
      for (const Entry& entry : unknown_) names.push_back(entry.name);
      std::sort(names.begin(), names.end());
      report(lock_missing(contents_.folder.path(), names));
      return;
    }
    for (const Entry& entry : unknown_) report(unknown_file(contents_.folder.path_of(entry.name), entry.kind));
  }

  [[nodiscard]] const Entry* find(std::string_view path) const {
    const auto found =
        std::lower_bound(contents_.files.begin(), contents_.files.end(), path,
                         [](const Entry& entry, std::string_view wanted) { return entry.name < wanted; });
    return found != contents_.files.end() && found->name == path ? &*found : nullptr;
  }

  /// False when the file could not be read; one that is too large to be ours counts as changed.
  bool read_file(const std::string& path, std::string& text) {
    const DiskStatus status = Disk::read(contents_.folder, path, text);
    return status.code == EFBIG || keep(status);
  }

  void add(std::string_view path, DifferenceKind kind) {
    const std::string folder = root_.path_of(unit_.folder());
    result_.differences.push_back(
        {.path = path.empty() ? folder : folder + '/' + std::string(path), .kind = kind, .unit = unit_});
  }

  void report(Diagnostic finding) {
    findings_.add(about(unit_, std::move(finding)));
    result_.wrong = true;
  }

  bool keep(const DiskStatus& status) {
    if (!status.ok()) result_.failure = status;
    return status.ok();
  }

  [[nodiscard]] bool stopped() const { return result_.wrong || !result_.failure.ok(); }

  const Folder& root_;
  const UnitName& unit_;
  HandEdits hand_edits_;
  Diagnostics& findings_;
  Contents contents_;
  std::vector<Entry> unknown_;
  Comparison result_;
};

/// The lock of a folder if its text has this digest.
std::optional<LockFile> lock_with_digest(const Folder& folder, std::string_view digest) {
  std::string text;
  if (!Disk::read(folder, kLockName, text).ok() || sha256(text) != digest) return std::nullopt;
  return parse_lock(text);
}

/// How many files there are beside the lock, or nothing when one isn't what the lock says.
std::optional<std::size_t> count_matching(const Folder& folder, const LockFile& lock) {
  std::vector<Entry> files;
  if (!Disk::walk(folder, files).ok()) return std::nullopt;
  std::size_t count = 0;
  for (const Entry& file : files) {
    if (file.name == kLockName) continue;
    const LockEntry* entry = find_entry(lock.entries, file.name);
    std::string text;
    if (entry == nullptr || !Disk::read(folder, file.name, text).ok() || sha256(text) != entry->digest) {
      return std::nullopt;
    }
    ++count;
  }
  return count;
}

}  // namespace

Comparison compare_unit(const Folder& root, const UnitName& unit, std::span<const OutputFile> files,
                        std::string_view lock_text, HandEdits hand_edits, Diagnostics& findings) {
  return Comparer(root, unit, hand_edits, findings).compare(files, lock_text);
}

Comparison compare_removal(const Folder& root, const UnitName& unit, DifferenceKind kind, HandEdits hand_edits,
                           Diagnostics& findings) {
  return Comparer(root, unit, hand_edits, findings).compare_removal(kind);
}

bool holds_exactly(const Folder& folder, std::string_view lock_digest) {
  const auto lock = lock_with_digest(folder, lock_digest);
  return lock && count_matching(folder, *lock) == lock->entries.size();
}

bool holds_part_of(const Folder& folder, std::string_view lock_digest) {
  const auto lock = lock_with_digest(folder, lock_digest);
  return lock && count_matching(folder, *lock).has_value();
}

}  // namespace stageplot::writer
