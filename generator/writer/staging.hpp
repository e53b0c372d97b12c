// The hidden folder beside the environments in which changed units are built complete before anything of the tree is
// touched, and in which the old ones end. It lies in the output directory, so that moving out of it is a rename.
#pragma once

#include <atomic>
#include <cstdint>
#include <mutex>
#include <span>
#include <string_view>
#include <vector>

#include "artifact/output_file.hpp"
#include "writer/disk.hpp"
#include "writer/journal.hpp"

namespace stageplot::writer {

inline constexpr std::string_view kStagingName = ".stageplot-staging";

class Staging {
 public:
  /// Both must outlive it.
  Staging(Disk& disk, const Folder& root) : disk_(disk), root_(root) {}

  /// Writes a unit's files and its lock into a new numbered folder. Safe to call from several threads.
  [[nodiscard]] DiskStatus add_folder(std::span<const artifact::OutputFile> files, std::string_view lock_text,
                                      std::uint32_t& number);
  [[nodiscard]] DiskStatus add_file(std::string_view text, std::uint32_t& number);
  /// A number for something that is to be removed.
  [[nodiscard]] std::uint32_t next_number() { return next_number_.fetch_add(1); }

  /// Makes all that is staged durable, then the journal: from here on the write is finished by whoever comes.
  [[nodiscard]] DiskStatus write_journal(const std::vector<JournalEntry>& entries);
  /// The other end: what the journal lists is done.
  [[nodiscard]] DiskStatus remove_journal();
  /// Removes the folder with all that is in it; nothing where there is none.
  [[nodiscard]] DiskStatus discard();

  /// Opens a folder that an earlier command left.
  [[nodiscard]] DiskStatus open_left_over() { return Disk::open(root_, kStagingName, folder_); }
  [[nodiscard]] const Folder& folder() const { return folder_; }

 private:
  [[nodiscard]] DiskStatus open();
  [[nodiscard]] DiskStatus remove_entries();

  Disk& disk_;
  const Folder& root_;
  std::mutex opening_;
  Folder folder_;
  std::atomic<std::uint32_t> next_number_ = 0;
};

}  // namespace stageplot::writer
