#include "writer/staging.hpp"

#include <string>

#include "writer/lock_file.hpp"

namespace stageplot::writer {
namespace {

constexpr std::string_view kUnfinishedJournal = "journal.new";

}  // namespace

DiskStatus Staging::open() {
  const std::lock_guard lock(opening_);
  if (folder_.is_open()) return {};
  if (DiskStatus status = disk_.make_folder(root_, kStagingName); !status.ok()) return status;
  return Disk::open(root_, kStagingName, folder_);
}

DiskStatus Staging::add_folder(std::span<const artifact::OutputFile> files, std::string_view lock_text,
                               std::uint32_t& number) {
  if (DiskStatus status = open(); !status.ok()) return status;
  number = next_number();
  const std::string name = JournalEntry{.number = number}.staged_name();
  if (DiskStatus status = disk_.make_folder(folder_, name); !status.ok()) return status;
  Folder unit;
  if (DiskStatus status = Disk::open(folder_, name, unit); !status.ok()) return status;
  for (const artifact::OutputFile& file : files) {
    if (DiskStatus status = disk_.make_parents(unit, file.path); !status.ok()) return status;
    if (DiskStatus status = disk_.write(unit, file.path, file.text); !status.ok()) return status;
  }
  return disk_.write(unit, kLockName, lock_text);
}

DiskStatus Staging::add_file(std::string_view text, std::uint32_t& number) {
  if (DiskStatus status = open(); !status.ok()) return status;
  number = next_number();
  return disk_.write(folder_, JournalEntry{.number = number}.staged_name(), text);
}

DiskStatus Staging::write_journal(const std::vector<JournalEntry>& entries) {
  if (DiskStatus status = open(); !status.ok()) return status;
  const std::string text = format_journal(entries);
  if (DiskStatus status = disk_.write(folder_, kUnfinishedJournal, text); !status.ok()) return status;
  // All that is staged, and the journal under its first name.
  if (DiskStatus status = disk_.sync_all(root_); !status.ok()) return status;
  if (DiskStatus s = disk_.rename(folder_, kUnfinishedJournal, folder_, kJournalName); !s.ok()) return s;
  return disk_.sync(folder_);
}

DiskStatus Staging::remove_journal() {
  // Not synced: to carry out a journal that comes back after a power cut changes nothing.
  return disk_.remove_file(folder_, kJournalName);
}

DiskStatus Staging::discard() {
  const DiskStatus status = disk_.remove_tree(root_, kStagingName);
  folder_ = Folder();
  return status;
}

}  // namespace stageplot::writer
