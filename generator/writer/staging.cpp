#include "writer/staging.hpp"

#include <string>
#include <system_error>
#include <thread>
#include <utility>

#include "writer/lock_file.hpp"

namespace stageplot::writer {
namespace {

/// Removing a file waits for the disk on file systems that discard its blocks at once (4 ms each were measured, ten
/// times less with eight at work); below this number it isn't worth a thread.
constexpr std::size_t kRemovedTogether = 64;
constexpr std::size_t kRemovers = 7;

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
  if (Disk::kind(root_, kStagingName) == EntryKind::folder) {
    // Before anything that it lists, for the case that this is as far as we come.
    if (folder_.is_open() && Disk::kind(folder_, kJournalName) != EntryKind::absent) {
      if (DiskStatus status = disk_.remove_file(folder_, kJournalName); !status.ok()) return status;
    }
    if (DiskStatus status = remove_entries(); !status.ok()) return status;
  }
  folder_ = Folder();
  return disk_.remove_tree(root_, kStagingName);
}

DiskStatus Staging::remove_entries() {
  std::vector<Entry> entries;
  if (folder_.is_open()) {
    if (DiskStatus status = Disk::list(folder_, entries); !status.ok()) return status;
  }
  if (entries.size() < kRemovedTogether) return {};
  std::atomic<std::size_t> next = 0;
  std::mutex mutex;
  DiskStatus failure;
  const auto work = [&] {
    for (std::size_t i = next++; i < entries.size(); i = next++) {
      DiskStatus status = disk_.remove_tree(folder_, entries[i].name);
      const std::lock_guard lock(mutex);
      if (!status.ok() && failure.ok()) failure = std::move(status);
    }
  };
  std::vector<std::thread> threads;
  try {
    while (threads.size() < kRemovers) threads.emplace_back(work);
  } catch (const std::system_error&) {
    // As many as there may be: this one works as well.
  }
  work();
  for (std::thread& thread : threads) thread.join();
  return failure;
}

}  // namespace stageplot::writer
