// The journal: what a commit is about to do, written and made durable before the first folder is exchanged, so that a
// later command can finish it. A line an entry:
//
//   stageplot-journal 1
//   put-folder 0 9f86d0… prod-east/user-service
//   remove-folder 1 - dev/old-service
//   put-file 2 2c26b4… BLOCKED.md
//   end 3
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace stageplot::writer {

inline constexpr std::string_view kJournalName = "journal";

struct JournalEntry {
  enum class Kind { put_folder, remove_folder, put_file, remove_file };
  Kind kind = Kind::put_folder;
  std::uint32_t number = 0;  // names the entry's place in the staging folder
  std::string digest;        // SHA-256 of the new folder's lock, or of the new file; empty for a removal
  std::string path;          // below the output directory

  /// Where what is put is staged, and where what is removed goes until the journal is done.
  [[nodiscard]] std::string staged_name() const { return "new-" + std::to_string(number); }
  [[nodiscard]] std::string removed_name() const { return "old-" + std::to_string(number); }
  bool operator==(const JournalEntry&) const = default;
};

struct Journal {
  std::vector<JournalEntry> entries;
  std::string problem;  // why it can't be used, in words that follow its path; empty when it can
};

[[nodiscard]] std::string format_journal(const std::vector<JournalEntry>& entries);
[[nodiscard]] Journal parse_journal(std::string_view text);

}  // namespace stageplot::writer
