// Files that a person changed, made or merged: nothing is replaced unnamed, nothing that isn't the tool's is lost.
#include <gmock/gmock.h>

#include <filesystem>

#include "unit/writer/output_tree.hpp"
#include "writer/digest.hpp"

namespace stageplot::writer {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const artifact::RenderedUnit kUnit = unit("dev", "a", {{"conf/x", "1\n"}, {"values.yaml", "a: 1\n"}});
const artifact::RenderedUnit kNext = unit("dev", "a", {{"conf/x", "2\n"}, {"values.yaml", "a: 1\n"}});
const artifact::RenderedUnit kOther = unit("dev", "b", {{"x", "2"}});

/// Renders kUnit, lets `change` loose on the tree, then renders kNext and another unit.
Report after(const OutputTree& tree, const std::function<void()>& change, Mode mode = Mode::write) {
  (void)render(tree, {.units = {kUnit}});
  change();
  return render(tree, {.units = {kNext, kOther}, .mode = mode});
}

TEST(ForeignFile, AHandEditIsNamedAndReplaced) {
  const OutputTree tree;
  const Report report = after(tree, [&] { tree.write("dev/a/values.yaml", "a: 7\n"); });
  EXPECT_THAT(
      report.findings,
      ElementsAre(
          "warning[writer.hand-edited]: `rendered/dev/a/values.yaml` was changed by hand, and is rendered anew"));
  EXPECT_THAT(report.helps, ElementsAre("make the change under `environments/`; `git diff` shows what it was"));
  EXPECT_EQ(tree.read("dev/a/values.yaml"), "a: 1\n");
}

TEST(ForeignFile, AHandEditThatEqualsTheNewRenderingIsNone) {
  const OutputTree tree;
  const Report report = after(tree, [&] { tree.write("dev/a/conf/x", "2\n"); });
  EXPECT_THAT(report.findings, IsEmpty());
  EXPECT_THAT(report.differences,
              ElementsAre("rendered/dev/a/stageplot.lock: out of date", "rendered/dev/b/x: missing"));
}

TEST(ForeignFile, AnEditedFileThatIsStaleIsNamedAndRemoved) {
  const OutputTree tree;
  (void)render(tree, {.units = {kUnit}});
  tree.write("dev/a/conf/x", "mine\n");
  const Report report = render(tree, {.units = {unit("dev", "a", {{"values.yaml", "a: 1\n"}})}});
  EXPECT_THAT(report.findings,
              ElementsAre("warning[writer.hand-edited]: `rendered/dev/a/conf/x` was changed by hand, and is removed"));
  EXPECT_FALSE(tree.read().contains("dev/a/conf/"));
}

TEST(ForeignFile, ConflictMarkersInAnOutput) {
  const OutputTree tree;
  const Report report =
      after(tree, [&] { tree.write("dev/a/values.yaml", "<<<<<<< HEAD\na: 1\n=======\na: 2\n>>>>>>> main\n"); });
  EXPECT_THAT(
      report.findings,
      ElementsAre("warning[writer.hand-edited]: `rendered/dev/a/values.yaml` has merge conflict markers, and is "
                  "rendered anew"));
  EXPECT_EQ(tree.read("dev/a/values.yaml"), "a: 1\n");
}

TEST(ForeignFile, ALinkInPlaceOfAnOutputIsReplacedAndNotFollowed) {
  const OutputTree tree;
  std::filesystem::create_directory(tree.above() + "/elsewhere");
  const Report report = after(tree, [&] {
    tree.remove("dev/a/values.yaml");
    std::filesystem::create_symlink("../../../elsewhere/target", tree.path("dev/a/values.yaml"));
  });
  EXPECT_THAT(
      report.findings,
      ElementsAre(
          "warning[writer.hand-edited]: `rendered/dev/a/values.yaml` was changed by hand, and is rendered anew"));
  EXPECT_EQ(tree.read().at("dev/a/values.yaml"), "a: 1\n");
  EXPECT_TRUE(std::filesystem::is_empty(tree.above() + "/elsewhere"));
}

struct Refusal {
  std::string_view name;
  std::function<void(const OutputTree&)> change;
  std::string finding;
  std::string help;
};

const std::string kDigest = sha256("");

const Refusal kRefusals[] = {
    {"unknown file", [](const OutputTree& t) { t.write("dev/a/notes.txt", "mine"); },
     "error[writer.unknown-file]: `rendered/dev/a/notes.txt` was not written by stageplot, and stands in its way",
     "move it away, or remove it, and render again"},
    {"unknown file deep below", [](const OutputTree& t) { t.write("dev/a/conf/more/notes.txt", "mine"); },
     "error[writer.unknown-file]: `rendered/dev/a/conf/more/notes.txt` was not written by stageplot, and stands in its "
     "way",
     "move it away, or remove it, and render again"},
    {"link to a folder",
     [](const OutputTree& t) {
       t.remove("dev/a/conf");
       std::filesystem::create_directory_symlink("/etc", t.path("dev/a/conf"));
     },
     "error[writer.unknown-file]: `rendered/dev/a/conf`, a symbolic link, was not written by stageplot, and stands in "
     "its way",
     "move it away, or remove it, and render again"},
    {"lock missing", [](const OutputTree& t) { t.remove("dev/a/stageplot.lock"); },
     "error[writer.lock-missing]: `rendered/dev/a` has no `stageplot.lock`, but files that are not as rendered: "
     "`conf/x`",
     "restore it with `git checkout rendered/dev/a/stageplot.lock`, or move the folder away and render again"},
    {"lock missing, many files",
     [](const OutputTree& t) {
       t.remove("dev/a/stageplot.lock");
       for (const char* name : {"q", "r", "s"}) t.write(std::string("dev/a/") + name, name);
     },
     "error[writer.lock-missing]: `rendered/dev/a` has no `stageplot.lock`, but files that are not as rendered: "
     "`conf/x`, "
     "`q`, `r` and 1 more",
     "restore it with `git checkout rendered/dev/a/stageplot.lock`, or move the folder away and render again"},
    {"lock of a newer version",
     [](const OutputTree& t) { t.write("dev/a/stageplot.lock", "stageplot-lock 2\ntool 3.1.0\n"); },
     "error[writer.lock-newer]: `rendered/dev/a/stageplot.lock` was written by a newer stageplot, 3.1.0",
     "use that version or a later one"},
    {"lock with conflict markers",
     [](const OutputTree& t) {
       t.write("dev/a/stageplot.lock",
               "stageplot-lock 1\ntool 0.1.0\n<<<<<<< HEAD\nx sha256:" + kDigest + "\n=======\n>>>>>>> b\n");
     },
     "error[writer.lock-conflict]: `rendered/dev/a/stageplot.lock` has merge conflict markers",
     "take either side, for example with `git checkout --theirs rendered/dev/a/stageplot.lock`, and render again"},
    {"lock that is none",
     [](const OutputTree& t) { t.write("dev/a/stageplot.lock", "stageplot-lock 1\ntool 0.1.0\nx\n"); },
     "error[writer.lock-malformed]: `rendered/dev/a/stageplot.lock` is no lock file: line 3 has no `sha256:` digest",
     "restore it with git; or remove its folder, if nothing there was made by hand, and render again"},
    {"lock that is a folder",
     [](const OutputTree& t) {
       t.remove("dev/a/stageplot.lock");
       t.write("dev/a/stageplot.lock/x", "");
     },
     "error[writer.lock-missing]: `rendered/dev/a` has no `stageplot.lock`, but files that are not as rendered: "
     "`conf/x`, "
     "`stageplot.lock/x`",
     "restore it with `git checkout rendered/dev/a/stageplot.lock`, or move the folder away and render again"},
    {"unit's folder is a link",
     [](const OutputTree& t) {
       t.remove("dev/a");
       std::filesystem::create_directory_symlink("/etc", t.path("dev/a"));
     },
     "error[writer.not-a-folder]: `rendered/dev/a` is a symbolic link, not a directory",
     "nothing is written through a link; put a directory in its place, or name another one with `-o`"},
    {"unit's folder is a file",
     [](const OutputTree& t) {
       t.remove("dev/a");
       t.write("dev/a", "mine");
     },
     "error[writer.not-a-folder]: `rendered/dev/a` is a file, not a directory",
     "put a directory in its place, or name another one with `-o`"},
};

TEST(ForeignFile, StopsItsUnitAloneAndStays) {
  for (const Refusal& refusal : kRefusals) {
    SCOPED_TRACE(refusal.name);
    for (const Mode mode : {Mode::write, Mode::check}) {
      const OutputTree tree;
      Tree before;
      const Report report = after(
          tree,
          [&] {
            refusal.change(tree);
            before = tree.read();
          },
          mode);
      EXPECT_THAT(report.findings, ElementsAre(refusal.finding));
      EXPECT_THAT(report.helps, ElementsAre(refusal.help));
      EXPECT_FALSE(report.outcome.could_not_run);
      EXPECT_EQ(report.outcome.units_written, 1u) << "the other unit";
      Tree found = tree.read();
      EXPECT_EQ(found.contains("dev/b/x"), mode == Mode::write);
      for (const char* path : {"dev/b/", "dev/b/x", "dev/b/stageplot.lock"}) found.erase(path);
      EXPECT_EQ(found, before);
    }
  }
}

TEST(ForeignFile, AnEnvironmentThatIsALinkStopsItsUnits) {
  const OutputTree tree;
  std::filesystem::create_directories(tree.above() + "/elsewhere");
  tree.write("prod/x", "");
  std::filesystem::create_directory_symlink("../elsewhere", tree.path("dev"));
  const Report report = render(tree, {.units = {kUnit}, .departed = Departed::prune});
  EXPECT_THAT(report.findings,
              ElementsAre("error[writer.not-a-folder]: `rendered/dev` is a symbolic link, not a directory"));
  EXPECT_TRUE(std::filesystem::is_empty(tree.above() + "/elsewhere"));
}

TEST(ForeignFile, AnUnknownFileThatEqualsTheRenderingIsTakenOver) {
  const OutputTree tree;
  tree.write("dev/a/conf/x", "1\n");
  tree.write("dev/a/values.yaml", "a: 1\n");
  const Report report = render(tree, {.units = {kUnit}});
  EXPECT_THAT(report.findings, IsEmpty());
  EXPECT_THAT(report.differences, ElementsAre("rendered/dev/a/stageplot.lock: missing"));
  EXPECT_THAT(render(tree, {.units = {kUnit}, .mode = Mode::check}).differences, IsEmpty());
}

TEST(ForeignFile, KeepsABlockedOrDepartedUnit) {
  const OutputTree tree;
  (void)render(tree, {.units = {kUnit, kOther}});
  tree.write("dev/a/notes.txt", "mine");
  tree.write("dev/b/notes.txt", "mine");
  const Report report = render(tree, {.blocked = {blocked("dev", "a")}, .departed = Departed::prune});
  EXPECT_THAT(
      report.findings,
      ElementsAre("error[writer.unknown-file]: `rendered/dev/a/notes.txt` was not written by stageplot, and stands in "
                  "its way",
                  "error[writer.unknown-file]: `rendered/dev/b/notes.txt` was not written by stageplot, and stands in "
                  "its way"));
  EXPECT_TRUE(tree.read().contains("dev/a/values.yaml"));
  EXPECT_TRUE(tree.read().contains("dev/b/x"));
  EXPECT_TRUE(tree.read().contains("BLOCKED.md"));
}

TEST(ForeignFile, AHandEditOfABlockedUnitIsNamed) {
  const OutputTree tree;
  (void)render(tree, {.units = {kUnit}});
  tree.write("dev/a/conf/x", "mine");
  EXPECT_THAT(render(tree, {.blocked = {blocked("dev", "a")}}).findings,
              ElementsAre("warning[writer.hand-edited]: `rendered/dev/a/conf/x` was changed by hand, and is removed"));
  EXPECT_FALSE(tree.read().contains("dev/"));
}

TEST(ForeignFile, OutsideTheUnitsNothingIsTouched) {
  const OutputTree tree;
  tree.write("README.md", "mine");
  tree.write("BLOCKED.md", "mine, and nothing is blocked");
  tree.write(".git/config", "mine");
  tree.write("dev/README.md", "mine");
  tree.write("dev/charts/x.yaml", "mine");
  const Tree before = tree.read();
  EXPECT_THAT(render(tree, {.units = {kUnit}, .departed = Departed::prune}).findings, IsEmpty());
  EXPECT_THAT(tree.read(), testing::IsSupersetOf(before));
}

TEST(ForeignFile, AReportThatIsNotOursStays) {
  const OutputTree tree;
  tree.write("BLOCKED.md", "mine");
  const Report report = render(tree, {.units = {kUnit}, .blocked = {blocked("dev", "b")}});
  EXPECT_THAT(
      report.findings,
      ElementsAre(
          "error[writer.unknown-file]: `rendered/BLOCKED.md` was not written by stageplot, and stands in its way"));
  EXPECT_EQ(tree.read("BLOCKED.md"), "mine");
  EXPECT_TRUE(tree.read().contains("dev/a/values.yaml"));
}

TEST(ForeignFile, AnEditedReportIsNamed) {
  const OutputTree tree;
  const Rendering both{.blocked = {blocked("dev", "a"), blocked("dev", "b")}};
  (void)render(tree, both);
  const std::string written = tree.read("BLOCKED.md");
  tree.write("BLOCKED.md", written + "more\n");
  EXPECT_THAT(
      render(tree, both).findings,
      ElementsAre("warning[writer.hand-edited]: `rendered/BLOCKED.md` was changed by hand, and is rendered anew"));
  EXPECT_EQ(tree.read("BLOCKED.md"), written);

  // A section that can't be told from a conflict can't be kept; a run over the whole model needs none of them.
  tree.write("BLOCKED.md", written + "<<<<<<< HEAD\n");
  const Report selected =
      render(tree, {.blocked = {blocked("dev", "a", "new")}, .others = {{"dev", "b"}}, .whole_model = false});
  EXPECT_THAT(selected.findings,
              ElementsAre("error[writer.lock-conflict]: `rendered/BLOCKED.md` has merge conflict markers"));
  EXPECT_THAT(selected.helps, ElementsAre("render without a selection, which writes every section of it anew"));
  EXPECT_THAT(
      render(tree, both).findings,
      ElementsAre(
          "warning[writer.hand-edited]: `rendered/BLOCKED.md` has merge conflict markers, and is rendered anew"));
  EXPECT_EQ(tree.read("BLOCKED.md"), written);
}

}  // namespace
}  // namespace stageplot::writer
