// Folders on disk as a walk finds them: links, pipes, loops, more than a walk may take.
#include "source/walked_folder.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>

namespace stageplot::source {
namespace {

namespace fs = std::filesystem;

class WalkedFolder : public testing::Test {
 protected:
  WalkedFolder() {
    std::string name = (fs::temp_directory_path() / "walked-XXXXXX").string();
    base_ = fs::canonical(mkdtemp(name.data()));
    fs::create_directories(base_ / "chart/templates");
    fs::create_directories(base_ / "outside/below");
    write("chart/b.yaml", "b");
    write("chart/templates/a.yaml", "aa");
    write("outside/c.yaml", "ccc");
    write("outside/below/d.yaml", "dddd");
  }
  ~WalkedFolder() override { fs::remove_all(base_); }

  void write(const std::string& path, const std::string& text) { std::ofstream(base_ / path) << text; }
  void link(const std::string& path, const std::string& target) { fs::create_symlink(target, base_ / path); }

  /// The paths of the files with their sizes, or the error.
  std::string walk(const WalkLimits& limits = {}) {
    const auto skips = [](std::string_view path, bool is_directory) {
      return path == "skipped" || (is_directory && path.ends_with("skipped-folder"));
    };
    const auto maps = [](std::string_view path) { return path.ends_with(".md"); };
    const Walk walked = walk_folder((base_ / "chart").string(), limits, skips, maps);
    links_.clear();
    for (const FollowedLink& one : walked.links) {
      links_ += one.path + " -> " + fs::relative(one.target, base_).string() + '\n';
    }
    if (walked.error) {
      return std::to_string(static_cast<int>(walked.error->problem)) + ' ' + walked.error->path + ' ' +
             walked.error->detail;
    }
    std::string found;
    for (const WalkedFile& file : walked.files) {
      found += file.path + ' ' + std::to_string(file.text.size()) +
               (file.mapped.empty() ? "" : " and " + std::to_string(file.mapped.view().size()) + " on disk") + '\n';
    }
    return found;
  }

  static std::string problem(WalkProblem kind) { return std::to_string(static_cast<int>(kind)) + ' '; }

  fs::path base_;
  std::string links_;
};

TEST_F(WalkedFolder, FollowsLinksWhereverTheyLead) {
  link("chart/templates/c.yaml", "../../outside/c.yaml");
  link("chart/charts", (base_ / "outside").string());
  EXPECT_EQ(walk(), "b.yaml 1\ncharts/below/d.yaml 4\ncharts/c.yaml 3\ntemplates/a.yaml 2\ntemplates/c.yaml 3\n");
  EXPECT_EQ(links_, "charts -> outside\ntemplates/c.yaml -> outside/c.yaml\n");
}

TEST_F(WalkedFolder, TheFolderItselfMayBeALink) {
  fs::rename(base_ / "chart", base_ / "real");
  link("chart", "real");
  EXPECT_EQ(walk(), "b.yaml 1\ntemplates/a.yaml 2\n");
  EXPECT_EQ(links_, "");
}

TEST_F(WalkedFolder, LeavesLargeFilesOnDiskThatMayNotBeRead) {
  write("chart/large.md", std::string(100'000, 'a'));
  write("chart/large.txt", std::string(100'000, 'a'));
  write("chart/small.md", "small");
  EXPECT_EQ(walk(), "b.yaml 1\nlarge.md 0 and 100000 on disk\nlarge.txt 100000\nsmall.md 5\ntemplates/a.yaml 2\n");
}

TEST_F(WalkedFolder, LoopsEnd) {
  link("chart/templates/up", "..");
  EXPECT_EQ(walk(), problem(WalkProblem::endless_link) + "templates/up ");
  fs::remove(base_ / "chart/templates/up");
  link("chart/x", "y");
  link("chart/y", "x");
  EXPECT_EQ(walk(), problem(WalkProblem::endless_link) + "x EvalSymlinks: too many links");
}

TEST_F(WalkedFolder, LoopsThroughAnotherFolderEnd) {
  link("chart/out", "../outside");
  link("outside/in", "../chart");
  EXPECT_EQ(walk(), problem(WalkProblem::endless_link) + "out/in ");
}

TEST_F(WalkedFolder, LinksThatMultiplyEnd) {
  for (int level = 0; level < 30; ++level) {
    const std::string folder = "chart/l" + std::to_string(level);
    fs::create_directories(base_ / folder);
    for (const char* const name : {"/a", "/b"}) link(folder + name, "../l" + std::to_string(level + 1));
  }
  fs::create_directories(base_ / "chart/l30");
  EXPECT_EQ(walk({.entries = 5000}).substr(0, 2), problem(WalkProblem::too_much));
}

TEST_F(WalkedFolder, BrokenLinksAreToldWithTheirEnd) {
  link("chart/gone", "../further");
  link("further", "nowhere/file");
  EXPECT_EQ(walk(), problem(WalkProblem::broken_link) + "gone lstat " + (base_ / "nowhere").string() +
                        ": no such file or directory");
}

TEST_F(WalkedFolder, PipesAndDevicesAreNotOpened) {
  ASSERT_EQ(mkfifo((base_ / "chart/skipped").c_str(), 0600), 0);
  EXPECT_EQ(walk(), "b.yaml 1\ntemplates/a.yaml 2\n");
  ASSERT_EQ(mkfifo((base_ / "chart/pipe").c_str(), 0600), 0);
  EXPECT_EQ(walk(), problem(WalkProblem::irregular) + "pipe ");
  fs::remove(base_ / "chart/pipe");
  link("chart/zero", "/dev/zero");
  EXPECT_EQ(walk(), problem(WalkProblem::irregular) + "zero ");
}

TEST_F(WalkedFolder, LargeFilesAreNotRead) {
  write("chart/skipped", "");
  fs::resize_file(base_ / "chart/skipped", std::uintmax_t{1} << 40);
  EXPECT_EQ(walk(), "b.yaml 1\ntemplates/a.yaml 2\n");
  fs::resize_file(base_ / "chart/b.yaml", std::uintmax_t{1} << 40);
  EXPECT_EQ(walk(), problem(WalkProblem::file_too_large) + "b.yaml ");
  EXPECT_EQ(read_disk_file((base_ / "chart/b.yaml").string(), 100).error,
            "it has 1099511627776 bytes, the limit is 100");
}

TEST_F(WalkedFolder, EndsAtItsLimits) {
  EXPECT_EQ(walk({.entries = 3}), "b.yaml 1\ntemplates/a.yaml 2\n");
  EXPECT_EQ(walk({.entries = 2}), problem(WalkProblem::too_much) + "templates more than 2 entries");
  EXPECT_EQ(walk({.files = 1}), problem(WalkProblem::too_much) + "templates/a.yaml more than 1 files");
  EXPECT_EQ(walk({.bytes = 2}), problem(WalkProblem::too_much) + "templates/a.yaml more than 2 bytes");
  EXPECT_EQ(walk({.folders_deep = 0}), problem(WalkProblem::too_deep) + "templates ");
}

TEST_F(WalkedFolder, KnowsWhatAPathIs) {
  EXPECT_EQ(path_kind((base_ / "chart").string()), PathKind::folder);
  EXPECT_EQ(path_kind((base_ / "chart/b.yaml").string()), PathKind::file);
  EXPECT_EQ(path_kind((base_ / "none").string()), PathKind::nothing);
  EXPECT_EQ(path_kind("/dev/null"), PathKind::other);
}

}  // namespace
}  // namespace stageplot::source
