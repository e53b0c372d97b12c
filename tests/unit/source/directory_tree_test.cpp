// A project's directory on disk: what is read, what is refused and in which words.
#include <gtest/gtest.h>

#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "source/file_tree.hpp"

namespace stageplot::source {
namespace {

namespace fs = std::filesystem;

class DirectoryTreeTest : public testing::Test {
 protected:
  void SetUp() override {
    std::string name = (fs::temp_directory_path() / "stageplot-tree-XXXXXX").string();
    ASSERT_NE(mkdtemp(name.data()), nullptr);
    base_ = name;
    fs::create_directories(root());
  }
  void TearDown() override { fs::remove_all(base_); }

  [[nodiscard]] fs::path root() const { return base_ / "project"; }
  void write(const fs::path& path, const std::string& text) const {
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << text;
  }

  fs::path base_;
};

TEST_F(DirectoryTreeTest, ReadsBytesAsTheyAre) {
  write(root() / "environments/dev/a.yaml", std::string("a: 1\r\n\0\xFF", 8));
  const ReadResult result = DirectoryTree(root().string()).read("environments/dev/a.yaml");
  EXPECT_TRUE(result.exists);
  EXPECT_EQ(result.text, std::string("a: 1\r\n\0\xFF", 8));
  EXPECT_EQ(result.error, "");
}

TEST_F(DirectoryTreeTest, AnEmptyFileIsAText) {
  write(root() / "empty.yaml", "");
  const ReadResult result = DirectoryTree(root().string()).read("empty.yaml");
  EXPECT_TRUE(result.exists);
  EXPECT_EQ(result.text, "");
}

TEST_F(DirectoryTreeTest, AnAbsentFileIsNoError) {
  const ReadResult result = DirectoryTree(root().string()).read("environments/none.yaml");
  EXPECT_FALSE(result.exists);
  EXPECT_FALSE(result.text.has_value());
  EXPECT_EQ(result.error, "");
}

TEST_F(DirectoryTreeTest, SizeIsLimited) {
  write(root() / "big.yaml", std::string(11, 'x'));
  write(root() / "fits.yaml", std::string(10, 'x'));
  const DirectoryTree tree(root().string(), 10);
  EXPECT_EQ(tree.read("big.yaml").error, "it has 11 bytes, the limit is 10");
  EXPECT_FALSE(tree.read("big.yaml").text.has_value());
  EXPECT_EQ(tree.read("fits.yaml").text, std::string(10, 'x'));
}

TEST_F(DirectoryTreeTest, LinksInsideTheProjectAreFollowed) {
  write(root() / "base/a.yaml", "a: 1\n");
  fs::create_symlink("base/a.yaml", root() / "link.yaml");
  fs::create_directory_symlink("base", root() / "folder");
  const DirectoryTree tree(root().string());
  EXPECT_EQ(tree.read("link.yaml").text, "a: 1\n");
  EXPECT_EQ(tree.read("folder/a.yaml").text, "a: 1\n");
  EXPECT_EQ(tree.list("folder").size(), 1u);
}

TEST_F(DirectoryTreeTest, TheProjectMayBeALinkItself) {
  write(root() / "a.yaml", "a: 1\n");
  fs::create_directory_symlink(root(), base_ / "checkout");
  EXPECT_EQ(DirectoryTree((base_ / "checkout").string()).read("a.yaml").text, "a: 1\n");
}

TEST_F(DirectoryTreeTest, LinksOutOfTheProjectAreRefused) {
  write(base_ / "outside/secret.yaml", "password: 1\n");
  fs::create_symlink(base_ / "outside/secret.yaml", root() / "link.yaml");
  fs::create_directory_symlink("../outside", root() / "folder");
  const DirectoryTree tree(root().string());
  for (const char* path : {"link.yaml", "folder/secret.yaml", "../outside/secret.yaml"}) {
    const ReadResult result = tree.read(path);
    EXPECT_TRUE(result.exists) << path;
    EXPECT_FALSE(result.text.has_value()) << path;
    EXPECT_EQ(result.error, "it is a link that leads out of the project") << path;
  }
  EXPECT_TRUE(tree.list("folder").empty());
  EXPECT_TRUE(tree.list("../outside").empty());
}

TEST_F(DirectoryTreeTest, AFolderWhoseNameOnlyStartsLikeTheProjectIsOutside) {
  write(base_ / "project-old/a.yaml", "a: 1\n");
  EXPECT_EQ(DirectoryTree(root().string()).read("../project-old/a.yaml").error,
            "it is a link that leads out of the project");
}

TEST_F(DirectoryTreeTest, WhatIsNoFileIsNamed) {
  fs::create_directories(root() / "folder.yaml");
  fs::create_symlink("nowhere", root() / "dangling.yaml");
  fs::create_symlink("loop.yaml", root() / "loop.yaml");
  ASSERT_EQ(mkfifo((root() / "pipe.yaml").c_str(), 0600), 0);
  const DirectoryTree tree(root().string());
  EXPECT_EQ(tree.read("folder.yaml").error, "it is not a regular file");
  EXPECT_EQ(tree.read("pipe.yaml").error, "it is not a regular file");
  EXPECT_EQ(tree.read("dangling.yaml").error, "it is a link to nothing");
  EXPECT_FALSE(tree.read("loop.yaml").text.has_value());
  EXPECT_NE(tree.read("loop.yaml").error, "");
}

TEST_F(DirectoryTreeTest, ListsByTheBytesOfNames) {
  for (const char* name : {"b.yaml", "a.yaml", "B.yaml", "é.yaml", "a"}) write(root() / "folder" / name, "");
  fs::create_directories(root() / "folder/c");
  ASSERT_EQ(mkfifo((root() / "folder/pipe").c_str(), 0600), 0);
  std::string seen;
  for (const Entry& entry : DirectoryTree(root().string()).list("folder")) {
    const char kind = entry.kind == EntryKind::file ? 'f' : entry.kind == EntryKind::directory ? 'd' : 'o';
    seen += entry.name + ":" + kind + " ";
  }
  EXPECT_EQ(seen, "B.yaml:f a:f a.yaml:f b.yaml:f c:d pipe:o é.yaml:f ");
  EXPECT_TRUE(DirectoryTree(root().string()).list("absent").empty());
  EXPECT_TRUE(DirectoryTree(root().string()).list("folder/a.yaml").empty());
}

}  // namespace
}  // namespace stageplot::source
