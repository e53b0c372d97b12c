// A disk that is full, a file system that can't be written, mount points in and around rendered/. The program gets a
// table of mounts of its own, which goes with it; where it may not have one, the tests are skipped.
#include <fcntl.h>
#include <sched.h>
#include <sys/mount.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "system/project.hpp"

namespace stageplot::system_test {
namespace {

namespace fs = std::filesystem;

bool write_map(const char* path, const std::string& text) {
  const int file = open(path, O_WRONLY | O_CLOEXEC);
  const bool written = file >= 0 && write(file, text.data(), text.size()) == static_cast<ssize_t>(text.size());
  if (file >= 0) close(file);
  return written;
}

/// As root, or as root of a user namespace of our own. Empty, or why not.
std::string leave_the_mounts_of_others() {
  const uid_t user = geteuid();
  const gid_t group = getegid();
  if (user != 0 || unshare(CLONE_NEWNS) != 0) {
    if (unshare(CLONE_NEWUSER | CLONE_NEWNS) != 0) {
      return std::string{"no table of mounts of our own may be had: "} + std::strerror(errno);
    }
    if (!write_map("/proc/self/uid_map", "0 " + std::to_string(user) + " 1") ||
        !write_map("/proc/self/setgroups", "deny") ||
        !write_map("/proc/self/gid_map", "0 " + std::to_string(group) + " 1")) {
      return "the user namespace gets no users";
    }
  }
  if (mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0) return std::strerror(errno);
  return {};
}

class Mounts : public SystemTest {
 protected:
  void SetUp() override {
    static const std::string kReason = leave_the_mounts_of_others();
    if (!kReason.empty()) GTEST_SKIP() << kReason;
  }
  void TearDown() override {
    for (const fs::path& path : mounted_) umount2(path.c_str(), MNT_DETACH);
  }

  /// A file system in memory, of `options`; skips the test where there may be none.
  void mount_at(const fs::path& path, const std::string& options, unsigned long flags = 0) {
    fs::create_directories(path);
    if (mount("none", path.c_str(), "tmpfs", flags, options.c_str()) != 0) {
      GTEST_SKIP() << "no file system may be mounted: " << std::strerror(errno);
    }
    if ((flags & MS_REMOUNT) == 0) mounted_.push_back(path);
  }

 private:
  std::vector<fs::path> mounted_;
};

constexpr const char* kFull =
    "error[writer.unwritable]: `rendered/.stageplot-staging/new-0/values.yaml`: No space left on device\n"
    " --> rendered/.stageplot-staging/new-0/values.yaml:1:1\n"
    "help: nothing was written; make room on the disk and run the command again; run `stageplot rule "
    "writer.unwritable`\n"
    "\n"
    "1 error\n";

TEST_F(Mounts, FullDiskLeavesNothing) {
  mount_at(rendered(), "size=4k");
  const cases::ProcessResult result = run({"render", "-j", "1"});
  EXPECT_EQ(result.errors, kFull);
  EXPECT_EQ(result.output, "");
  EXPECT_EQ(result.exit_code, 3);
  EXPECT_TRUE(fs::is_empty(rendered()));
}

TEST_F(Mounts, FullDiskLeavesTheOldTree) {
  mount_at(rendered(), "size=1m");
  ASSERT_EQ(run({"render"}).exit_code, 0);
  const Tree before = outputs();
  // What is there, the writer's lock file and no page more.
  mount_at(rendered(), "size=20k", MS_REMOUNT);
  set_log_level("debug");
  const cases::ProcessResult result = run({"render", "-j", "1"});
  EXPECT_EQ(result.errors, kFull);
  EXPECT_EQ(result.exit_code, 3);
  EXPECT_EQ(outputs(), before);
  EXPECT_EQ(left_over(), "");

  mount_at(rendered(), "size=1m", MS_REMOUNT);
  EXPECT_EQ(run({"render"}).output, "rendered: 2 units written, 0 unchanged\n") << "room was made";
  EXPECT_EQ(outputs(), wanted_outputs());
}

/// A disk may be full at each file of the run, whatever its size.
TEST_F(Mounts, FullDiskAtAnyFile) {
  add_services(3);
  mount_at(rendered(), "size=1m");
  ASSERT_EQ(run({"render"}).exit_code, 0);
  const Tree before = outputs();
  set_log_level("debug");
  int refused = 0;
  for (int pages = 17; pages < 60; ++pages) {
    mount_at(rendered(), "size=" + std::to_string(4 * pages) + "k", MS_REMOUNT);
    const cases::ProcessResult result = run({"render", "-j", "1"});
    if (result.exit_code == 0) break;
    EXPECT_EQ(result.exit_code, 3);
    EXPECT_TRUE(result.errors.starts_with("error[writer.unwritable]: `rendered/.stageplot-")) << result.errors;
    EXPECT_EQ(outputs(), before);
    EXPECT_EQ(left_over(), "");
    ++refused;
  }
  EXPECT_GE(refused, 10);
  EXPECT_EQ(outputs(), wanted_outputs());
}

TEST_F(Mounts, FileSystemThatIsReadOnly) {
  mount_at(rendered(), "size=1m", MS_RDONLY);
  const cases::ProcessResult result = run({"render"});
  EXPECT_EQ(result.errors,
            "error[writer.unwritable]: `rendered/.stageplot-writer.lock`: Read-only file system\n"
            " --> rendered/.stageplot-writer.lock:1:1\n"
            "help: nothing was written; the file system is read-only, name another directory with `-o`; run `stageplot "
            "rule writer.unwritable`\n"
            "\n"
            "1 error\n");
  EXPECT_EQ(result.exit_code, 3);
}

TEST_F(Mounts, OutputDirectoryIsAMountPoint) {
  mount_at(rendered(), "size=1m");
  const cases::ProcessResult result = run({"render"});
  EXPECT_EQ(result.errors, "");
  EXPECT_EQ(result.output, "rendered: 2 units written, 0 unchanged\n");
  EXPECT_EQ(outputs(), wanted_outputs());
}

TEST_F(Mounts, EnvironmentIsAMountPoint) {
  mount_at(rendered() / "dev", "size=1m");
  const cases::ProcessResult result = run({"render"});
  EXPECT_EQ(result.errors,
            "error[writer.not-a-folder]: `rendered/dev` is a mount point inside the output directory\n"
            " --> rendered/dev:1:1\n"
            "  = cart in dev\n"
            "help: mount the whole output directory instead, or unmount this part of it; run `stageplot rule "
            "writer.not-a-folder`\n"
            "\n"
            "1 error\n");
  EXPECT_EQ(result.output, "rendered: 1 unit written, 0 unchanged\n");
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_TRUE(fs::is_empty(rendered() / "dev"));
  EXPECT_TRUE(fs::exists(rendered() / "prod-east/cart/values.yaml"));
}

TEST_F(Mounts, UnitIsAMountPoint) {
  ASSERT_EQ(run({"render"}).exit_code, 0);
  const Tree before = outputs();
  mount_at(rendered() / "prod-east/cart", "size=1m");
  cases::copy_tree(project() / "rendered/dev/cart", rendered() / "prod-east/cart");
  const cases::ProcessResult result = run({"render"});
  EXPECT_EQ(result.errors,
            "error[writer.not-a-folder]: `rendered/prod-east/cart` is a mount point inside the output directory\n"
            " --> rendered/prod-east/cart:1:1\n"
            "  = cart in prod-east\n"
            "help: mount the whole output directory instead, or unmount this part of it; run `stageplot rule "
            "writer.not-a-folder`\n"
            "\n"
            "1 error\n");
  EXPECT_EQ(result.exit_code, 1);
}

/// A limit on the size of files, as `ulimit -f` sets it, is no disk, but is met like one; the signal that comes with it
/// must not end the tool half way.
TEST_F(SystemTest, FileSizeLimit) {
  LaunchOptions limited = plain();
  limited.max_file = 512;
  const cases::ProcessResult result = launch({"render", "-j", "1"}, limited);
  EXPECT_EQ(result.errors,
            "error[writer.unwritable]: `rendered/.stageplot-staging/new-0/values.yaml`: File too large\n"
            " --> rendered/.stageplot-staging/new-0/values.yaml:1:1\n"
            "help: nothing was written; put right what the system says about this path and run the command again; run "
            "`stageplot rule writer.unwritable`\n"
            "\n"
            "1 error\n");
  EXPECT_EQ(result.exit_code, 3);
  EXPECT_FALSE(fs::exists(rendered()));
}

}  // namespace
}  // namespace stageplot::system_test
