#include "source/mapped_text.hpp"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "source/source_files.hpp"

namespace stageplot::source {
namespace {

/// A file of its own, gone with the test.
class MappedFile : public testing::Test {
 protected:
  MappedFile() {
    path_ = (std::filesystem::temp_directory_path() / "stageplot-mapped-XXXXXX").string();
    descriptor_ = mkstemp(path_.data());
  }
  ~MappedFile() override {
    close(descriptor_);
    std::filesystem::remove(path_);
  }

  MappedText map(const std::string& text) {
    std::ofstream(path_) << text;
    return MappedText(descriptor_, text.size());
  }

  std::string path_;
  int descriptor_ = -1;
};

TEST_F(MappedFile, IsTheFilesText) {
  const std::string text(100'000, 'a');
  EXPECT_EQ(map(text).view(), text);
}

TEST_F(MappedFile, StaysWhereItIsWhenItChangesHands) {
  MappedText first = map("words");
  MappedText second = std::move(first);
  first = MappedText();
  EXPECT_EQ(second.view(), "words");
  EXPECT_TRUE(first.empty());
}

TEST_F(MappedFile, IsNothingWhereTheSystemRefuses) {
  EXPECT_TRUE(MappedText(-1, 10).empty());
  EXPECT_TRUE(MappedText(descriptor_, 0).empty());
}

TEST_F(MappedFile, IsASourceWithoutItsByteOrderMark) {
  SourceFiles sources;
  const FileId file = sources.add("a.txt", map("\xEF\xBB\xBFone\ntwo\n"));
  EXPECT_EQ(sources.text(file), "one\ntwo\n");
  EXPECT_EQ(sources.line(file, 2), "two");
  EXPECT_EQ(sources.position(file, 5).column, 2u);
}

using MappedFileDeathTest = MappedFile;

TEST_F(MappedFileDeathTest, SaysSoWhereItIsCutShort) {
  const MappedText text = map(std::string(100'000, 'a'));
  const auto read_what_is_gone = [&] {
    fail_on_lost_text(3);
    (void)!truncate(path_.c_str(), 0);
    volatile char last = text.view().back();
    (void)last;
  };
  EXPECT_EXIT(read_what_is_gone(), testing::ExitedWithCode(3), "a file was cut short while it was read");
}

}  // namespace
}  // namespace stageplot::source
