// When it can't run: the tree stays as it was, and the message names the path and the reason.
#include <gmock/gmock.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <fstream>

#include "unit/writer/output_tree.hpp"

namespace stageplot::writer {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const artifact::RenderedUnit kUnit = unit("dev", "a", {{"x", "1"}});

TEST(Refusal, NamesThatCannotBeWritten) {
  const OutputTree tree;
  const Report report =
      render(tree, {.units = {unit("..", "a", {}), unit("dev", ".git", {}), unit("prod", "a b/c", {})}});
  EXPECT_EQ(report.start, Start::wrong_input);
  EXPECT_THAT(report.findings, ElementsAre("error[writer.bad-path]: the environment `..` has a `..` component",
                                           "error[writer.bad-path]: the service `.git` begins with a dot",
                                           "error[writer.bad-path]: the service `a b/c` has a slash"));
  EXPECT_EQ(tree.stamp(""), "absent");
}

TEST(Refusal, UnitsThatCollide) {
  const OutputTree tree;
  EXPECT_THAT(
      render(tree, {.units = {unit("Dev", "a", {}), unit("dev", "b", {})}}).findings,
      ElementsAre("error[writer.path-conflict]: the units `Dev/a` and `dev/b` differ by upper and lower case alone"));
  EXPECT_THAT(
      render(tree, {.units = {unit("blocked.md", "a", {})}}).findings,
      ElementsAre("error[writer.path-conflict]: the units `BLOCKED.md` and `blocked.md/a` differ by upper and lower "
                  "case alone"));
}

TEST(Refusal, OutputsThatCannotBeWritten) {
  const std::pair<std::vector<artifact::OutputFile>, std::string> cases[] = {
      {{{"../x", ""}}, "error[writer.bad-path]: the output `../x` has a `..` component"},
      {{{"/etc/x", ""}}, "error[writer.bad-path]: the output `/etc/x` is absolute"},
      {{{"stageplot.lock", ""}}, "error[writer.bad-path]: the output `stageplot.lock` is the name of the lock file"},
      {{{"Stageplot.lock", ""}},
       "error[writer.path-conflict]: the outputs `stageplot.lock` and `Stageplot.lock` differ by upper and lower case "
       "alone"},
      {{{"Values.yaml", ""}, {"values.yaml", ""}},
       "error[writer.path-conflict]: the outputs `Values.yaml` and `values.yaml` differ by upper and lower case alone"},
      {{{"x", ""}, {"x/y", ""}},
       "error[writer.path-conflict]: the outputs `x` and `x/y` need `x` to be a file and a folder"},
  };
  for (const auto& [files, finding] : cases) {
    const OutputTree tree;
    const Report report = render(tree, {.units = {unit("dev", "a", files), unit("dev", "b", {{"x", "1"}})}});
    EXPECT_THAT(report.findings, ElementsAre(finding));
    EXPECT_EQ(tree.read().size(), 4u) << "dev/ and dev/b/ with its two files";
  }
}

TEST(Refusal, OutputDirectoryIsALink) {
  for (const Mode mode : {Mode::write, Mode::check}) {
    const OutputTree tree;
    std::filesystem::create_directory(tree.above() + "/real");
    std::filesystem::create_directory_symlink("real", tree.directory());
    const Report report = render(tree, {.units = {kUnit}, .mode = mode});
    EXPECT_EQ(report.start, Start::could_not_run);
    EXPECT_THAT(report.findings,
                ElementsAre("error[writer.not-a-folder]: `rendered` is a symbolic link, not a directory"));
    EXPECT_TRUE(std::filesystem::is_empty(tree.above() + "/real"));
  }
}

TEST(Refusal, OutputDirectoryIsAFile) {
  const OutputTree tree;
  std::ofstream(tree.directory()) << "mine";
  const Report report = render(tree, {.units = {kUnit}});
  EXPECT_EQ(report.start, Start::could_not_run);
  EXPECT_THAT(report.findings, ElementsAre("error[writer.not-a-folder]: `rendered` is a file, not a directory"));
}

TEST(Refusal, OutputDirectoryHasNoParent) {
  diagnostics::Diagnostics findings;
  const OutputTree tree;
  Writer writer({.output_directory = tree.above() + "/no/such", .tool_version = "1", .units = {{"dev", "a"}}});
  EXPECT_EQ(writer.begin(findings), Start::could_not_run);
  EXPECT_THAT(print(tree, findings), ElementsAre("error[writer.unwritable]: `no/such`: No such file or directory"));
  EXPECT_EQ(findings.all().front().help, "nothing was written; create the directory above it first");
}

TEST(Refusal, ASecondWriterFailsAtOnceAndNamesTheLockFile) {
  const OutputTree tree;
  diagnostics::Diagnostics findings;
  Writer first({.output_directory = tree.directory(), .tool_version = "0.1.0", .units = {{"dev", "a"}}});
  ASSERT_EQ(first.begin(findings), Start::ready);
  EXPECT_EQ(first.stage(kUnit, findings), Staged::changed);

  const std::string message = "error[writer.busy]: another stageplot (process " + std::to_string(::getpid()) +
                              ") is writing here: it holds the lock file `rendered/.stageplot-writer.lock`";
  const Report second = render(tree, {.units = {kUnit}});
  EXPECT_EQ(second.start, Start::could_not_run);
  EXPECT_THAT(second.findings, ElementsAre(message));
  const Report check = render(tree, {.units = {kUnit}, .mode = Mode::check});
  EXPECT_EQ(check.start, Start::could_not_run);
  EXPECT_THAT(check.findings, ElementsAre(message));
  diagnostics::Diagnostics heard;
  EXPECT_EQ(finish_journal(tree.directory(), heard), Recovery::busy);
  EXPECT_THAT(print(tree, heard), ElementsAre(message));

  EXPECT_FALSE(first.commit(findings).could_not_run);
  EXPECT_EQ(tree.read("dev/a/x"), "1");
  EXPECT_THAT(render(tree, {.units = {kUnit}}).findings, IsEmpty());
}

TEST(Refusal, ALockFileThatAKilledCommandLeftIsTakenOver) {
  const OutputTree tree;
  tree.write(".stageplot-writer.lock", "1234\n");
  EXPECT_THAT(render(tree, {.units = {kUnit}}).findings, IsEmpty());
  EXPECT_FALSE(tree.read().contains(".stageplot-writer.lock"));
}

/// Every change of the disk fails once, in turn: the tree is the old one, and nothing is left over.
TEST(Refusal, DiskFullAtAnyStep) {
  const std::vector<artifact::RenderedUnit> old = {kUnit, unit("dev", "b", {{"d/y", "1"}, {"x", "1"}}),
                                                   unit("prod", "c", {{"x", "1"}})};
  const Rendering update{
      .units = {unit("dev", "a", {{"x", "2"}}), unit("dev", "b", {{"x", "2"}}), unit("test", "d", {{"x", "1"}})},
      .blocked = {blocked("prod", "c")}};
  std::uint64_t failed = 0;
  for (std::uint64_t step = 0;; ++step) {
    SCOPED_TRACE(step);
    const OutputTree tree(OutputTree::Medium::memory);
    (void)render(tree, {.units = old});
    const Tree before = tree.read();
    Rendering failing = update;
    failing.faults = {.fail_at_step = step, .failure = ENOSPC};
    const Report report = render(tree, failing);
    if (report.steps <= step) break;
    if (!report.outcome.could_not_run) {
      // The last steps: all is written, and what could not be removed is for the next command.
      EXPECT_TRUE(tree.read().contains("test/d/x"));
      diagnostics::Diagnostics findings;
      (void)finish_journal(tree.directory(), findings);
      EXPECT_TRUE(findings.empty());
      EXPECT_FALSE(tree.read().contains(".stageplot-staging/"));
      continue;
    }
    ++failed;
    ASSERT_EQ(report.findings.size(), 1u);
    EXPECT_THAT(report.findings.front(),
                testing::MatchesRegex("error.writer.unwritable.: .*`rendered.*`: No space left on device"));
    EXPECT_THAT(report.differences, IsEmpty());
    if (tree.read().contains(".stageplot-staging/journal")) {
      EXPECT_EQ(report.helps.front(),
                "put right what the system says about this path; the next command finishes the write");
      diagnostics::Diagnostics findings;
      EXPECT_EQ(finish_journal(tree.directory(), findings), Recovery::finished);
      EXPECT_TRUE(tree.read().contains("test/d/x"));
    } else {
      EXPECT_EQ(report.helps.front(), "nothing was written; make room on the disk and run the command again");
      EXPECT_EQ(tree.read(), before);
    }
  }
  EXPECT_GT(failed, 30u);
}

/// Runs as a user without rights, in a child where this process is root.
std::string as_nobody(const OutputTree& tree, const Rendering& rendering) {
  int ends[2];
  if (::pipe(ends) != 0) return "no pipe";
  const int code = in_child([&] {
    if (::getuid() == 0 && ::setuid(65534) != 0) return;
    const Report report = render(tree, rendering);
    std::string text = report.outcome.could_not_run || report.start != Start::ready ? "could not run\n" : "ran\n";
    for (const std::string& finding : report.findings) text += finding + "\n";
    (void)!::write(ends[1], text.data(), text.size());
  });
  ::close(ends[1]);
  std::string text(4096, '\0');
  const ssize_t size = ::read(ends[0], text.data(), text.size());
  ::close(ends[0]);
  text.resize(size < 0 || code != 0 ? 0 : static_cast<std::size_t>(size));
  return text;
}

/// Everything readable for others; the folders that are named writable too.
void hand_over(const OutputTree& tree, const std::vector<std::string>& writable) {
  (void)::chmod(tree.above().c_str(), 0755);
  for (const std::string& path : writable) (void)::chmod(tree.path(path).c_str(), 0777);
}

TEST(Refusal, ReadOnlyDirectory) {
  const OutputTree tree;
  (void)render(tree, {.units = {kUnit}});
  hand_over(tree, {"dev", "dev/a"});
  (void)::chmod(tree.directory().c_str(), 0555);
  const Tree before = tree.read();
  EXPECT_EQ(as_nobody(tree, {.units = {kUnit}}), "ran\n") << "nothing has changed, nothing is needed";
  EXPECT_EQ(as_nobody(tree, {.units = {unit("dev", "a", {{"x", "2"}})}}),
            "could not run\nerror[writer.unwritable]: `rendered/.stageplot-writer.lock`: Permission denied\n");
  EXPECT_EQ(as_nobody(tree, {.blocked = {blocked("dev", "a")}}),
            "could not run\nerror[writer.unwritable]: `rendered/.stageplot-writer.lock`: Permission denied\n");
  EXPECT_EQ(tree.read(), before);

  // With a write to finish, nothing can be said about the tree.
  tree.write(".stageplot-staging/journal", "stageplot-journal 1\nend 0\n");
  EXPECT_EQ(as_nobody(tree, {.units = {kUnit}}),
            "could not run\nerror[writer.unwritable]: a write stopped half way: `rendered/.stageplot-writer.lock`: "
            "Permission denied\n");
}

TEST(Refusal, ReadOnlyEnvironmentOrUnit) {
  for (const std::string path : {"dev", "dev/a"}) {
    const OutputTree tree;
    (void)render(tree, {.units = {kUnit, unit("prod", "a", {{"x", "1"}})}});
    hand_over(tree, {"", "dev", "dev/a", "prod", "prod/a"});
    (void)::chmod(tree.path(path).c_str(), 0555);
    const Tree before = tree.read();
    EXPECT_EQ(as_nobody(tree, {.units = {unit("dev", "a", {{"x", "2"}}), unit("prod", "a", {{"x", "2"}})}}),
              "could not run\nerror[writer.unwritable]: `rendered/" + path + "`: Permission denied\n");
    EXPECT_EQ(tree.read(), before);
  }
}

TEST(Refusal, UnreadableOutput) {
  const OutputTree tree;
  (void)render(tree, {.units = {kUnit}});
  hand_over(tree, {"", "dev", "dev/a"});
  (void)::chmod(tree.path("dev/a/x").c_str(), 0000);
  EXPECT_EQ(as_nobody(tree, {.units = {kUnit}}),
            "could not run\nerror[writer.unwritable]: `rendered/dev/a/x`: Permission denied\n");
}

}  // namespace
}  // namespace stageplot::writer
