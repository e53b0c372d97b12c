// Carries out the entries of a journal, each folder with one exchange, so that a unit is old or new at every moment.
// Where a mount refuses that (overlays of containers do for folders of a lower layer), the files are renamed one by one
// and the unit's lock last. Every entry can be carried out again after a crash: what the folders hold says whether it
// was done.
#pragma once

#include <string>
#include <vector>

#include "writer/disk.hpp"
#include "writer/journal.hpp"

namespace stageplot::writer {

enum class Attempt {
  first,  // nothing of the journal was done yet
  again,  // an earlier command stopped somewhere in it
};

class Exchange {
 public:
  /// All must outlive it; `staging` is the open staging folder.
  Exchange(Disk& disk, const Folder& root, const Folder& staging) : disk_(disk), root_(root), staging_(staging) {}

  /// Stops at the first entry that fails. When all succeed, the changed folders are durable and environments that a
  /// removal left empty are gone.
  [[nodiscard]] DiskStatus apply(const std::vector<JournalEntry>& entries, Attempt attempt);

  /// Takes back what the last apply() did. False when that can't be done, and the journal has to be finished later.
  [[nodiscard]] bool undo(const std::vector<JournalEntry>& entries);

 private:
  enum class Effect { none, exchanged, moved_in, moved_out, file_by_file };
  /// Where an entry's folder or file lies: the open folder above it, and its name there.
  struct Place {
    Folder above;
    std::string name;
  };

  [[nodiscard]] DiskStatus open_place(const JournalEntry& entry, Place& place) const;
  [[nodiscard]] DiskStatus put(const JournalEntry& entry, Attempt attempt, Effect& effect);
  [[nodiscard]] DiskStatus remove(const JournalEntry& entry, Effect& effect);
  [[nodiscard]] bool is_pending(const JournalEntry& entry, const Place& place) const;
  [[nodiscard]] DiskStatus put_file_by_file(const JournalEntry& entry, const Place& place);
  [[nodiscard]] DiskStatus remove_file_by_file(const Place& place);
  [[nodiscard]] DiskStatus move_one(const Folder& from, const Folder& to, const std::string& path);
  [[nodiscard]] DiskStatus remove_one(const Folder& folder, const std::string& path);
  [[nodiscard]] DiskStatus remove_empty_folders(const Folder& folder);
  [[nodiscard]] DiskStatus settle(const std::vector<JournalEntry>& entries);
  [[nodiscard]] DiskStatus undo_one(const JournalEntry& entry, Effect effect);

  Disk& disk_;
  const Folder& root_;
  const Folder& staging_;
  std::vector<Effect> effects_;  // of the last apply(), an item an entry
};

}  // namespace stageplot::writer
