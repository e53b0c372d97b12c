// What a lock looks like, and what is said about one that can't be used.
#include "writer/lock_file.hpp"

#include <gmock/gmock.h>

#include "writer/digest.hpp"

namespace stageplot::writer {
namespace {

const std::string kA(64, 'a');
const std::string kB(64, 'b');

TEST(LockFile, IsOneSortedLineAFile) {
  const std::string text = format_lock("0.1.0", {{.path = "values.yaml", .digest = kA},
                                                 {.path = "fluentd/fluent.conf", .digest = kB},
                                                 {.path = "a file", .digest = kB}});
  EXPECT_EQ(text, "stageplot-lock 1\ntool 0.1.0\na file sha256:" + kB + "\nfluentd/fluent.conf sha256:" + kB +
                      "\nvalues.yaml sha256:" + kA + "\n");
  const LockFile lock = parse_lock(text);
  EXPECT_EQ(lock.state, LockFile::State::valid);
  EXPECT_EQ(lock.tool_version, "0.1.0");
  EXPECT_EQ(format_lock(lock.tool_version, lock.entries), text);
  EXPECT_EQ(find_entry(lock.entries, "a file")->digest, kB);
  EXPECT_EQ(find_entry(lock.entries, "a"), nullptr);
}

TEST(LockFile, CarriageReturnsOfACheckoutDoNoHarm) {
  EXPECT_EQ(parse_lock("stageplot-lock 1\r\ntool 0.1.0\r\na sha256:" + kA + "\r\n").entries,
            (std::vector<LockEntry>{{.path = "a", .digest = kA}}));
}

struct BadLock {
  std::string text;
  LockFile::State state;
  std::uint32_t line;
  std::string problem;
};

TEST(LockFile, SaysWhatIsWrong) {
  using State = LockFile::State;
  const std::string head = "stageplot-lock 1\ntool 0.1.0\n";
  const BadLock cases[] = {
      {"", State::malformed, 1, "is not `stageplot-lock 1`"},
      {"hello\n", State::malformed, 1, "is not `stageplot-lock 1`"},
      {"stageplot-lock x\n", State::malformed, 1, "is not `stageplot-lock 1`"},
      {"stageplot-lock 0\n", State::malformed, 1, "is not `stageplot-lock 1`"},
      {"stageplot-lock 1\n", State::malformed, 2, "is not `tool VERSION`"},
      {"stageplot-lock 2\ntool 3.0.0\n{new: form}\n", State::newer, 1, "is a newer format"},
      {head + "values.yaml\n", State::malformed, 3, "has no `sha256:` digest"},
      {head + "values.yaml sha256:abc\n", State::malformed, 3, "has a digest that is not 64 hex digits"},
      {head + "../x sha256:" + kA + "\n", State::malformed, 3, "names a path that no output can have"},
      {head + "/etc/x sha256:" + kA + "\n", State::malformed, 3, "names a path that no output can have"},
      {head + "b sha256:" + kA + "\na sha256:" + kA + "\n", State::malformed, 4, "is not in the order of paths"},
      {head + "a sha256:" + kA + "\na sha256:" + kA + "\n", State::malformed, 4, "is not in the order of paths"},
      {head + "<<<<<<< HEAD\na sha256:" + kA + "\n=======\na sha256:" + kB + "\n>>>>>>> main\n", State::conflict, 3,
       "is a conflict marker"},
  };
  for (const BadLock& c : cases) {
    const LockFile lock = parse_lock(c.text);
    EXPECT_EQ(lock.state, c.state) << c.text;
    EXPECT_EQ(lock.line, c.line) << c.text;
    EXPECT_EQ(lock.problem, c.problem) << c.text;
    EXPECT_TRUE(lock.entries.empty()) << c.text;
  }
  EXPECT_EQ(parse_lock("stageplot-lock 2\ntool 3.0.0\n").tool_version, "3.0.0");
}

TEST(LockFile, TellsConflictMarkersFromHeadings) {
  EXPECT_TRUE(has_conflict_markers("a: 1\n<<<<<<< HEAD\nb: 1\n"));
  EXPECT_FALSE(has_conflict_markers("Title\n=======\ntext <<<<<<< HEAD\n"));
}

}  // namespace
}  // namespace stageplot::writer
