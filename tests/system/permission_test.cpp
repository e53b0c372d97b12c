// Directories and files that the user may not write or read. As root, permissions refuse nothing: the tool is then run
// as another user.
#include "system/project.hpp"

namespace stageplot::system_test {
namespace {

namespace fs = std::filesystem;

class Permissions : public SystemTest {
 protected:
  void SetUp() override {
    if (const std::string reason = why_permissions_mean_nothing(); !reason.empty()) GTEST_SKIP() << reason;
  }

  /// What can't be listed can't be removed either.
  void TearDown() override {
    for (const fs::path& path : changed_) fs::permissions(path, fs::perms::owner_all);
  }

  void set_mode(const fs::path& path, unsigned mode) {
    fs::permissions(path, fs::perms{mode});
    changed_.push_back(path);
  }

  cases::ProcessResult run_unprivileged(const std::vector<std::string>& arguments) {
    give_away();
    LaunchOptions options = plain();
    options.unprivileged = true;
    return launch(arguments, options);
  }

 private:
  std::vector<fs::path> changed_;
};

TEST_F(Permissions, OutputDirectoryThatMayNotBeWritten) {
  ASSERT_EQ(run({"render"}).exit_code, 0);
  const Tree before = outputs();
  set_log_level("debug");
  set_mode(rendered(), 0555);
  const cases::ProcessResult result = run_unprivileged({"render"});
  EXPECT_EQ(result.errors,
            "error[writer.unwritable]: `rendered/.stageplot-writer.lock`: Permission denied\n"
            " --> rendered/.stageplot-writer.lock:1:1\n"
            "help: nothing was written; let this user write there, or name another directory with `-o`; run `stageplot "
            "rule writer.unwritable`\n"
            "\n"
            "1 error\n");
  EXPECT_EQ(result.output, "");
  EXPECT_EQ(result.exit_code, 3);
  EXPECT_EQ(outputs(), before);
}

/// Nothing has to be written, so nothing is refused.
TEST_F(Permissions, UpToDateOutputsThatMayNotBeWritten) {
  ASSERT_EQ(run({"render"}).exit_code, 0);
  set_mode(rendered(), 0555);
  const cases::ProcessResult result = run_unprivileged({"render"});
  EXPECT_EQ(result.errors, "");
  EXPECT_EQ(result.output, "rendered: 0 units written, 2 unchanged\n");
  EXPECT_EQ(result.exit_code, 0);
}

TEST_F(Permissions, OutputDirectoryThatMayNotBeMade) {
  set_mode(project(), 0555);
  const cases::ProcessResult result = run_unprivileged({"render"});
  EXPECT_EQ(result.errors,
            "error[writer.unwritable]: `rendered`: Permission denied\n"
            " --> rendered:1:1\n"
            "help: nothing was written; let this user write there, or name another directory with `-o`; run `stageplot "
            "rule writer.unwritable`\n"
            "\n"
            "1 error\n");
  EXPECT_EQ(result.exit_code, 3);
  EXPECT_FALSE(fs::exists(rendered()));
}

TEST_F(Permissions, UnitThatMayNotBeWrittenStopsEveryWrite) {
  ASSERT_EQ(run({"render"}).exit_code, 0);
  const Tree before = outputs();
  set_log_level("debug");
  set_mode(rendered() / "dev/cart", 0555);
  const cases::ProcessResult result = run_unprivileged({"render"});
  EXPECT_EQ(result.errors,
            "error[writer.unwritable]: `rendered/dev/cart`: Permission denied\n"
            " --> rendered/dev/cart:1:1\n"
            "help: nothing was written; let this user write there, or name another directory with `-o`; run `stageplot "
            "rule writer.unwritable`\n"
            "\n"
            "1 error\n");
  EXPECT_EQ(result.exit_code, 3);
  EXPECT_EQ(outputs(), before);
  EXPECT_EQ(left_over(), "");
}

TEST_F(Permissions, OutputsThatMayNotBeRead) {
  ASSERT_EQ(run({"render"}).exit_code, 0);
  set_mode(rendered(), 0000);
  const cases::ProcessResult result = run_unprivileged({"render", "--check"});
  EXPECT_EQ(result.errors,
            "error[writer.unwritable]: `rendered`: Permission denied\n"
            " --> rendered:1:1\n"
            "help: nothing was written; let this user write there, or name another directory with `-o`; run `stageplot "
            "rule writer.unwritable`\n"
            "\n"
            "1 error\n");
  EXPECT_EQ(result.exit_code, 3);
}

TEST_F(Permissions, ModelThatMayNotBeRead) {
  cases::write_file(project() / "environments/dev/cart.yaml", "release: cart\n");
  set_mode(project() / "environments/dev/cart.yaml", 0000);
  const cases::ProcessResult result = run_unprivileged({"check"});
  EXPECT_EQ(result.errors,
            "error[project.unreadable]: `environments/dev/cart.yaml` cannot be read: Permission denied\n"
            " --> environments/dev/cart.yaml:1:1\n"
            "help: it has to be a file of the project's own that this user may read; run `stageplot rule "
            "project.unreadable`\n"
            "\n"
            "1 error\n");
  EXPECT_EQ(result.exit_code, 1);
}

TEST_F(Permissions, ProjectThatMayNotBeEntered) {
  fs::create_directory(project() / "locked");
  set_mode(project() / "locked", 0000);
  const cases::ProcessResult result = run_unprivileged({"-C", "locked/inner", "check"});
  EXPECT_EQ(result.errors,
            "error[usage.unreadable]: the directory `locked/inner` cannot be used: Permission denied\n"
            "help: `-C` names the root of a project, where its `stageplot.yaml` is; run `stageplot rule "
            "usage.unreadable`\n"
            "\n"
            "1 error\n");
  EXPECT_EQ(result.exit_code, 3);
}

}  // namespace
}  // namespace stageplot::system_test
