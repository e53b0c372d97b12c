// A journal is read back as it was written, and one that isn't whole is refused.
#include "writer/journal.hpp"

#include <gmock/gmock.h>

namespace stageplot::writer {
namespace {

using Kind = JournalEntry::Kind;
const std::string kDigest(64, 'c');

TEST(Journal, IsALineAnEntry) {
  const std::vector<JournalEntry> entries = {
      {.kind = Kind::put_folder, .number = 0, .digest = kDigest, .path = "prod-east/user service"},
      {.kind = Kind::remove_folder, .number = 1, .path = "dev/old"},
      {.kind = Kind::put_file, .number = 2, .digest = kDigest, .path = "BLOCKED.md"},
      {.kind = Kind::remove_file, .number = 3, .path = "stageplot.lock"},
  };
  const std::string text = format_journal(entries);
  EXPECT_EQ(text, "stageplot-journal 1\nput-folder 0 " + kDigest +
                      " prod-east/user service\nremove-folder 1 - dev/old\nput-file 2 " + kDigest +
                      " BLOCKED.md\nremove-file 3 - stageplot.lock\nend 4\n");
  EXPECT_EQ(parse_journal(text).problem, "");
  EXPECT_EQ(parse_journal(text).entries, entries);
}

TEST(Journal, SaysWhyItCannotBeUsed) {
  const std::string head = "stageplot-journal 1\n";
  const std::pair<std::string, std::string> cases[] = {
      {"", "is no journal"},
      {"hello", "is no journal"},
      {"stageplot-journal 2\n", "was written by a newer stageplot"},
      {head, "has no end"},
      {head + "remove-folder 1 - dev/old\n", "has no end"},
      {head + "remove-folder 1 - dev/old\nend 2\n", "cannot be read: line 3"},
      {head + "end 0\nend 0\n", "cannot be read: line 2"},
      {head + "remove-folder 1 - ../../etc\nend 1\n", "cannot be read: line 2"},
      {head + "remove-folder 1 - /etc\nend 1\n", "cannot be read: line 2"},
      {head + "remove-folder x - dev/old\nend 1\n", "cannot be read: line 2"},
      {head + "put-folder 1 - dev/old\nend 1\n", "cannot be read: line 2"},
      {head + "burn-folder 1 - dev/old\nend 1\n", "cannot be read: line 2"},
  };
  for (const auto& [text, problem] : cases) EXPECT_EQ(parse_journal(text).problem, problem) << text;
}

}  // namespace
}  // namespace stageplot::writer
