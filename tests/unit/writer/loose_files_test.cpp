// Files of --output-dir: all or none, nothing outside, what was there.
#include "writer/loose_files.hpp"

#include <gtest/gtest.h>
#include <stdlib.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace stageplot::writer {
namespace {

namespace fs = std::filesystem;

class LooseFiles : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string name = (fs::temp_directory_path() / "loose-XXXXXX").string();
    ASSERT_NE(::mkdtemp(name.data()), nullptr);
    folder_ = name;
  }
  void TearDown() override { fs::remove_all(folder_); }

  [[nodiscard]] std::string text_of(const fs::path& path) const {
    std::ifstream file(folder_ / path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }
  void put(const fs::path& path, const std::string& text) const {
    fs::create_directories((folder_ / path).parent_path());
    std::ofstream(folder_ / path, std::ios::binary) << text;
  }
  [[nodiscard]] std::vector<std::string> names() const {
    std::vector<std::string> found;
    for (const auto& entry : fs::recursive_directory_iterator(folder_)) {
      if (!entry.is_directory()) found.push_back(fs::relative(entry.path(), folder_).string());
    }
    std::sort(found.begin(), found.end());
    return found;
  }

  fs::path folder_;
};

TEST_F(LooseFiles, AreWrittenWithTheirFolders) {
  Disk disk;
  const std::vector<LooseFile> files{{"a/b/c.yaml", "one\n", false}, {"a/d.yaml", "two\n", true}};
  EXPECT_TRUE(write_loose_files((folder_ / "out/deep").string(), files, disk).ok());
  EXPECT_EQ(names(), (std::vector<std::string>{"out/deep/a/b/c.yaml", "out/deep/a/d.yaml"}));
  EXPECT_EQ(text_of("out/deep/a/b/c.yaml"), "one\n");
}

TEST_F(LooseFiles, ReplaceOrAppend) {
  put("a/old.yaml", "old\n");
  put("a/more.yaml", "old\n");
  Disk disk;
  const std::vector<LooseFile> files{{"a/old.yaml", "new\n", false}, {"a/more.yaml", "new\n", true}};
  EXPECT_TRUE(write_loose_files(folder_.string(), files, disk).ok());
  EXPECT_EQ(text_of("a/old.yaml"), "new\n");
  EXPECT_EQ(text_of("a/more.yaml"), "old\nnew\n");
}

TEST_F(LooseFiles, LeaveNothingWhereOneFails) {
  put("elsewhere/kept.txt", "kept\n");
  fs::create_directory_symlink(folder_ / "elsewhere", folder_ / "z");
  put("a/old.yaml", "old\n");
  Disk disk;
  const std::vector<LooseFile> files{{"a/old.yaml", "new\n", false}, {"z/kept.txt", "new\n", false}};
  EXPECT_FALSE(write_loose_files(folder_.string(), files, disk).ok());
  EXPECT_EQ(text_of("a/old.yaml"), "old\n");
  EXPECT_EQ(text_of("elsewhere/kept.txt"), "kept\n");
  EXPECT_EQ(names(), (std::vector<std::string>{"a/old.yaml", "elsewhere/kept.txt"}));
  EXPECT_TRUE(fs::is_symlink(folder_ / "z"));
}

TEST_F(LooseFiles, DoNotTakeThePlaceOfALinkOrFolder) {
  put("kept.txt", "kept\n");
  fs::create_symlink(folder_ / "kept.txt", folder_ / "link");
  fs::create_directory(folder_ / "folder");
  Disk disk;
  EXPECT_EQ(write_loose_files(folder_.string(), std::vector<LooseFile>{{"link", "new\n", true}}, disk).code, ELOOP);
  EXPECT_EQ(write_loose_files(folder_.string(), std::vector<LooseFile>{{"folder", "new\n", true}}, disk).code, EISDIR);
  EXPECT_EQ(text_of("kept.txt"), "kept\n");
}

TEST(StaysBelow, KnowsWhatLeadsOut) {
  for (const char* path : {"a", "a/b.yaml", "a/..b", "...", "a b/ü"}) EXPECT_TRUE(stays_below(path)) << path;
  for (const char* path : {"", "/a", "a/", "a//b", "..", "../a", "a/../b", "a/..", ".", "a/./b"}) {
    EXPECT_FALSE(stays_below(path)) << path;
  }
}

}  // namespace
}  // namespace stageplot::writer
