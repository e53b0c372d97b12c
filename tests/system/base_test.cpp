// `diff --base` in real repositories: which commit the base is, and what is said where it can't be had. git reads no
// configuration but the repository's own and the test's.
#include <unistd.h>

#include "cases/runner/process.hpp"
#include "system/project.hpp"

namespace stageplot::system_test {
namespace {

namespace fs = std::filesystem;
using Arguments = std::vector<std::string>;

constexpr const char* kGit = "/usr/bin/git";

class Base : public SystemTest {
 protected:
  void SetUp() override {
    if (access(kGit, X_OK) != 0) GTEST_SKIP() << "there is no git";
    home_ = project().parent_path() / "home";
    fs::create_directories(home_);
    git(project(), {"init", "-q", "-b", "main"});
    commit("one");
  }

  cases::ProcessResult try_git(const fs::path& folder, const Arguments& arguments) const {
    Arguments words{"-c", "user.name=test", "-c", "user.email=test@example.org", "-c", "protocol.file.allow=always"};
    words.insert(words.end(), arguments.begin(), arguments.end());
    return cases::run_process(
        kGit, words,
        {.folder = folder,
         .scratch = plain().scratch,
         .variables = {"GIT_CONFIG_NOSYSTEM=1", "HOME=" + home_.string(), "GIT_AUTHOR_DATE=2026-01-02T03:04:05Z",
                       "GIT_COMMITTER_DATE=2026-01-02T03:04:05Z"}});
  }
  std::string git(const fs::path& folder, const Arguments& arguments) const {
    const cases::ProcessResult result = try_git(folder, arguments);
    EXPECT_EQ(result.exit_code, 0) << arguments.front() << ": " << result.errors;
    return result.output.substr(0, result.output.find('\n'));
  }
  void commit(const std::string& message) const {
    git(project(), {"add", "-A"});
    git(project(), {"commit", "-q", "-m", message});
  }
  std::string head() const { return git(project(), {"rev-parse", "HEAD"}); }

  [[nodiscard]] LaunchOptions in(const fs::path& folder) const {
    LaunchOptions options = plain();
    options.folder = folder;
    options.variables = {"HOME=" + home_.string(), "GIT_CONFIG_NOSYSTEM=1"};
    return options;
  }
  cases::ProcessResult diff(const Arguments& arguments, const fs::path& folder) const {
    Arguments words{"diff"};
    words.insert(words.end(), arguments.begin(), arguments.end());
    return launch(words, in(folder));
  }
  cases::ProcessResult diff(const Arguments& arguments) const { return diff(arguments, project()); }

  static void expect_refused(const cases::ProcessResult& result, const std::string& code, const std::string& words) {
    EXPECT_EQ(result.exit_code, 3);
    EXPECT_EQ(result.output, "");
    EXPECT_TRUE(result.errors.starts_with("error[" + code + "]: ")) << result.errors;
    EXPECT_NE(result.errors.find(words), std::string::npos) << result.errors;
  }

  fs::path home_;
};

TEST_F(Base, NothingDiffersFromTheCommitThatWasCheckedOut) {
  const cases::ProcessResult result = diff({"--base", "main", "--detailed-exitcode"});
  EXPECT_EQ(result.errors, "");
  EXPECT_NE(result.output.find("no differences"), std::string::npos) << result.output;
  EXPECT_EQ(result.output.find("not committed"), std::string::npos) << result.output;
  EXPECT_EQ(result.exit_code, 0);
}

TEST_F(Base, WhatIsNotCommittedIsCompared) {
  set_log_level("debug");
  const cases::ProcessResult result = diff({"--base", "HEAD", "--detailed-exitcode"});
  EXPECT_NE(result.output.find("values.yaml"), std::string::npos) << result.output;
  EXPECT_NE(result.output.find("note: compared as they are on disk, and not committed like that: "
                               "environments/base/cart.yaml\n"),
            std::string::npos)
      << result.output;
  fs::remove(project() / "environments/prod/cart.yaml");
  cases::write_file(project() / "environments/dev/cart.yaml", "release: cart\n");
  fs::create_symlink("cart.yaml", project() / "environments/dev/link.yaml");
  const cases::ProcessResult more = diff({"--base", "HEAD"});
  EXPECT_NE(more.output.find(
                "environments/base/cart.yaml, environments/dev/cart.yaml, environments/dev/link.yaml and 1 more\n"),
            std::string::npos)
      << more.output << more.errors;
  EXPECT_EQ(result.exit_code, 2);
}

/// What others have done on the branch since is not shown as if it had been undone here.
TEST_F(Base, TheBaseIsWhereTheWorkLeftTheBranch) {
  git(project(), {"checkout", "-q", "-b", "work"});
  cases::write_file(project() / "README.md", "work\n");
  commit("work");
  git(project(), {"checkout", "-q", "main"});
  set_log_level("debug");
  commit("elsewhere");
  git(project(), {"checkout", "-q", "work"});
  for (const char* reference : {"main", "main..."}) {
    const cases::ProcessResult result = diff({"--base", reference});
    EXPECT_NE(result.output.find("no differences"), std::string::npos) << result.output;
    EXPECT_NE(result.output.find("where HEAD left `main` (which is 1 commit further); 1 commit since"),
              std::string::npos)
        << result.output;
  }
  EXPECT_EQ(diff({"--base", "main..", "--detailed-exitcode"}).exit_code, 2);
}

TEST_F(Base, TheProjectMayBeAFolderOfTheRepository) {
  const fs::path outer = project().parent_path() / "outer";
  fs::create_directories(outer / "deploy");
  fs::rename(project() / ".git", outer / ".git");
  fs::rename(project(), outer / "deploy/shop");
  git(outer, {"add", "-A"});
  git(outer, {"commit", "-q", "-m", "two"});
  const cases::ProcessResult result = diff({"--base", "main"}, outer / "deploy/shop");
  EXPECT_EQ(result.errors, "");
  EXPECT_NE(result.output.find("no differences"), std::string::npos) << result.output;
  expect_refused(diff({"--base", "HEAD~1"}, outer / "deploy/shop"), "base.no-project",
                 "there is no `deploy/shop/stageplot.yaml` in ");
  fs::rename(outer / "deploy/shop", project());
}

/// Through the chart and its values to the line of the model; of what a template prints anew, to the template.
TEST_F(Base, EveryValueNamesTheLineThatSetIt) {
  set_log_level("debug");
  cases::write_file(project() / "environments/dev/cart.yaml",
                    "workload:\n  replicas: {min: 2, max: 4}\n  variables:\n    FEATURE: \"on\"\n");
  const fs::path values = project() / "templates/helm/values.yaml.tmpl";
  cases::write_file(values, cases::read_file(STAGEPLOT_SOURCE_DIR "/templates/helm/values.yaml.tmpl").value_or("") +
                                "extra: {{ .release }}\n");
  const cases::ProcessResult result = diff({"--base", "main", "-v"});
  EXPECT_EQ(result.errors, "");
  for (const char* words :
       {"work tree: set at environments/dev/cart.yaml:4:14\n", "info → debug",
        "  set at environments/base/cart.yaml:33:16\n", "1 → 2",
        "set at environments/base/cart.yaml:16:19\n      work tree: set at environments/dev/cart.yaml:2:19\n",
        "work tree: set at templates/helm/values.yaml.tmpl:"}) {
    EXPECT_NE(result.output.find(words), std::string::npos) << words << '\n' << result.output;
  }
}

/// In no format, on neither side, also where it stands under another name; and the same bytes with any number of
/// threads.
TEST_F(Base, SecretsAreInNoReport) {
  add_services(40);
  const auto set = [this](const std::string& secret) {
    cases::write_file(project() / "environments/dev/cart.yaml",
                      "workload:\n  variables:\n    DB_PASSWORD: " + secret + "\n    NOTE: it is " + secret + "!\n");
    cases::write_file(project() / "environments/dev/cart-7.yaml",
                      "workload:\n  variables: {ADDRESS: \"db://shop:" + secret + "@db\", HINT: " + secret + "}\n");
  };
  set("correct-horse-1");
  commit("secrets");
  set("battery-staple-2");
  set_log_level("debug");
  const auto reports = [this](const std::string& jobs) {
    const fs::path folder = project().parent_path() / ("reports-" + jobs);
    fs::create_directory(folder);
    const cases::ProcessResult result = diff(
        {"--base", "HEAD", "-v", "-j", jobs, "--format", "text", "--format", "markdown=" + (folder / "md").string(),
         "--format", "html=" + (folder / "html").string(), "--format", "json=" + (folder / "json").string()});
    EXPECT_EQ(result.errors, "");
    Tree texts = cases::read_tree(folder);
    texts["text"] = result.output;
    return texts;
  };
  const Tree texts = reports("1");
  EXPECT_EQ(texts.size(), 4u);
  for (const auto& [format, text] : texts) {
    EXPECT_EQ(text.find("correct-horse"), std::string::npos) << format;
    EXPECT_EQ(text.find("battery-staple"), std::string::npos) << format;
    EXPECT_NE(text.find("‹secret #1›"), std::string::npos) << format;
    EXPECT_NE(text.find("debug"), std::string::npos) << format;
  }
  EXPECT_EQ(reports("4"), texts);
}

/// What is not there on one side, or can't be rendered, is said to be so.
TEST_F(Base, UnitsOfOneSide) {
  add_services(1);
  commit("two services");
  cases::write_file(project() / "environments/dev/cart-1.yaml", "release: !unknown \"nobody has said\"\n");
  cases::write_file(project() / "environments/prod-east/cart-1.yaml", "workload: {replicas: many}\n");
  const cases::ProcessResult before = diff({"--base", "HEAD~1..", "--service", "cart-1", "--detailed-exitcode"});
  EXPECT_NE(before.output.find("cannot be rendered now: its model has errors"), std::string::npos) << before.output;
  EXPECT_EQ(before.exit_code, 1);
  const cases::ProcessResult blocked = diff({"--base", "HEAD", "dev"});
  EXPECT_NE(blocked.output.find("is blocked now: needs `ingress.host`, which is unknown: nobody has said"),
            std::string::npos)
      << blocked.output;
  commit("wrong");
  fs::remove(project() / "environments/dev/cart-1.yaml");
  fs::remove(project() / "environments/prod-east/cart-1.yaml");
  const cases::ProcessResult after = diff({"--base", "HEAD", "--detailed-exitcode"});
  EXPECT_EQ(after.errors, "");
  EXPECT_NE(after.output.find("could not be rendered at the base: its model has errors"), std::string::npos)
      << after.output;
  EXPECT_NE(
      after.output.find("note: the base's model has 1 error: environments/prod-east/cart-1.yaml:1:22: `replicas` is"),
      std::string::npos)
      << after.output;
  EXPECT_NE(after.output.find("was blocked at the base: needs `ingress.host`"), std::string::npos) << after.output;
  EXPECT_EQ(after.exit_code, 2);
  git(project(), {"reset", "-q", "--hard", "HEAD~2"});
  const cases::ProcessResult removed = diff({"--base", "ORIG_HEAD~1.."});
  EXPECT_NE(removed.output.find("the service no longer runs in this environment"), std::string::npos) << removed.output;
}

/// While git runs a hook it names its own files in variables.
TEST_F(Base, GitsOwnVariablesLeadNowhereElse) {
  LaunchOptions hook = in(project());
  hook.variables.emplace_back("GIT_DIR=/nowhere");
  hook.variables.emplace_back("GIT_INDEX_FILE=/nowhere/index");
  hook.variables.emplace_back("GIT_WORK_TREE=/nowhere");
  const cases::ProcessResult result = launch({"diff", "--base", "main"}, hook);
  EXPECT_EQ(result.errors, "");
  EXPECT_EQ(result.exit_code, 0);
}

/// Neither filters that a configuration names, nor attributes that change files or leave them out.
TEST_F(Base, TheBaseIsWhatIsCommittedByteForByte) {
  cases::write_file(project() / ".gitattributes",
                    "*.yaml filter=evil\nenvironments/dev/** export-ignore\n*.tmpl eol=crlf\n");
  commit("attributes");
  const fs::path trace = project().parent_path() / "evil";
  git(project(), {"config", "filter.evil.smudge", "touch " + trace.string() + "; cat"});
  git(project(), {"config", "core.fsmonitor", "touch " + trace.string()});
  git(project(), {"config", "core.pager", "touch " + trace.string()});
  const cases::ProcessResult result = diff({"--base", "HEAD", "--detailed-exitcode"});
  EXPECT_EQ(result.errors, "");
  EXPECT_EQ(result.exit_code, 0) << result.output;
  EXPECT_FALSE(fs::exists(trace));
}

TEST_F(Base, LinkedWorkTree) {
  const fs::path linked = project().parent_path() / "linked";
  git(project(), {"worktree", "add", "-q", linked.string(), "-b", "other"});
  const cases::ProcessResult result = diff({"--base", "main"}, linked);
  EXPECT_EQ(result.errors, "");
  EXPECT_EQ(result.exit_code, 0);
}

TEST_F(Base, UnknownReferences) {
  expect_refused(diff({"--base", "mian"}), "base.unknown-reference", "did you mean `main`?");
  expect_refused(diff({"--base", "feature/x"}), "base.unknown-reference",
                 "`git fetch origin feature/x:refs/remotes/origin/feature/x`, then `--base origin/feature/x`");
  expect_refused(diff({"--base", "0123456789abcdef0123456789abcdef01234567"}), "base.unknown-reference",
                 "`git fetch origin 0123456789abcdef0123456789abcdef01234567`");
  expect_refused(diff({"--base", "HEAD~99"}), "base.unknown-reference", "the history of `HEAD` in this clone does not");
  expect_refused(diff({"--base", "HEAD:stageplot.yaml"}), "base.unknown-reference", "names no commit");
}

TEST_F(Base, RepositoryWithoutACommit) {
  fs::remove_all(project() / ".git");
  git(project(), {"init", "-q"});
  expect_refused(diff({"--base", "HEAD"}), "base.unknown-reference", "`HEAD` names no commit");
}

/// As a job of a CI system clones.
TEST_F(Base, ShallowCloneThatLacksTheCommonCommit) {
  git(project(), {"checkout", "-q", "-b", "work"});
  for (const char* text : {"1", "2"}) {
    cases::write_file(project() / "README.md", text);
    commit(text);
  }
  const fs::path clone = project().parent_path() / "clone";
  git(project().parent_path(),
      {"clone", "-q", "--depth", "1", "--no-single-branch", "file://" + project().string(), clone.string()});
  expect_refused(diff({"--base", "origin/main"}, clone), "base.no-common-commit",
                 "the clone is shallow: `git fetch --unshallow`, in GitLab `GIT_DEPTH: 0`");
  EXPECT_EQ(diff({"--base", "origin/main.."}, clone).exit_code, 0);
  git(clone, {"fetch", "-q", "--unshallow"});
  EXPECT_EQ(diff({"--base", "origin/main"}, clone).exit_code, 0);
  expect_refused(diff({"--base", "main"}, clone), "base.unknown-reference", "did you mean `origin/main`?");
}

TEST_F(Base, UnrelatedHistories) {
  git(project(), {"checkout", "-q", "--orphan", "other"});
  git(project(), {"commit", "-q", "-m", "alone"});
  expect_refused(diff({"--base", "main"}), "base.no-common-commit", "`--base main..`");
}

TEST_F(Base, RepositoryOfAnotherUser) {
  if (geteuid() != 0) GTEST_SKIP() << "only root can give a repository away";
  for (const char* path : {".", ".git"}) ASSERT_EQ(lchown((project() / path).c_str(), 4711, 4711), 0);
  const std::string path = project().string();
  expect_refused(diff({"--base", "main"}), "base.foreign-owner",
                 "`git config --global --add safe.directory " + path + "`");
  cases::write_file(home_ / ".gitconfig", "[safe]\n\tdirectory = " + path + "\n");
  EXPECT_EQ(diff({"--base", "main"}).exit_code, 0);
}

TEST_F(Base, BareRepository) {
  const fs::path bare = project().parent_path() / "bare.git";
  git(project(), {"clone", "-q", "--bare", ".", bare.string()});
  expect_refused(diff({"--base", "main"}, bare), "base.no-work-tree", "clone it");
}

TEST_F(Base, NoGit) {
  LaunchOptions options = in(project());
  options.variables.emplace_back("PATH=.:/nowhere");
  expect_refused(launch({"diff", "--base", "main"}, options), "base.no-git", "`apt-get install git`");
}

/// Nothing is fetched for a clone that has left files on the server.
TEST_F(Base, PartialClone) {
  git(project(), {"config", "uploadpack.allowFilter", "true"});
  git(project(), {"config", "uploadpack.allowAnySHA1InWant", "true"});
  set_log_level("debug");
  commit("two");
  const fs::path clone = project().parent_path() / "clone";
  git(project().parent_path(), {"clone", "-q", "--filter=blob:none", "file://" + project().string(), clone.string()});
  expect_refused(diff({"--base", "HEAD~1"}, clone), "base.missing-objects", "`git archive COMMIT > /dev/null`");
  EXPECT_EQ(try_git(clone, {"archive", "-o", "/dev/null", "HEAD~1"}).exit_code, 0);
  EXPECT_EQ(diff({"--base", "HEAD~1"}, clone).exit_code, 0);
}

TEST_F(Base, DamagedRepository) {
  const std::string blob = git(project(), {"rev-parse", "HEAD:stageplot.yaml"});
  fs::remove(project() / ".git/objects" / blob.substr(0, 2) / blob.substr(2));
  expect_refused(diff({"--base", "main"}), "base.unreadable", "`git fsck`");
}

TEST_F(Base, ProjectThatCannotBeLoadedThere) {
  const std::string good = cases::read_file(project() / "stageplot.yaml").value_or("");
  cases::write_file(project() / "stageplot.yaml", "targets: [nowhere]\n");
  commit("bad");
  cases::write_file(project() / "stageplot.yaml", good);
  const cases::ProcessResult result = diff({"--base", "main"});
  expect_refused(result, "base.unsound", "cannot be loaded");
  EXPECT_NE(result.errors.find("--> main@" + head().substr(0, 8) + ":stageplot.yaml:1:"), std::string::npos)
      << result.errors;
}

}  // namespace
}  // namespace stageplot::system_test
