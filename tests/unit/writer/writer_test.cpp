// What a run leaves on the disk, and what it says about it, when nothing goes wrong.
#include "writer/writer.hpp"

#include <gmock/gmock.h>

#include <atomic>
#include <thread>

#include "unit/writer/output_tree.hpp"
#include "writer/digest.hpp"

namespace stageplot::writer {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::IsSupersetOf;
using testing::Not;

const artifact::RenderedUnit kDevUser =
    unit("dev", "user-service", {{"values.yaml", "a: 1\n"}, {"fluentd/fluent.conf", "b\n"}});
const artifact::RenderedUnit kProdUser = unit("prod", "user-service", {{"values.yaml", "a: 2\n"}});

artifact::RenderedUnit with(artifact::RenderedUnit unit, std::string text) {
  unit.files.back().text = std::move(text);
  return unit;
}

TEST(Writer, WritesEachUnitWithItsLock) {
  const OutputTree tree;
  const Report report = render(tree, {.units = {kDevUser, kProdUser}});
  EXPECT_EQ(tree.read(), (Tree{{"dev/", ""},
                               {"dev/user-service/", ""},
                               {"dev/user-service/fluentd/", ""},
                               {"dev/user-service/fluentd/fluent.conf", "b\n"},
                               {"dev/user-service/stageplot.lock",
                                "stageplot-lock 1\n"
                                "tool 0.1.0\n"
                                "fluentd/fluent.conf sha256:" +
                                    sha256("b\n") + "\nvalues.yaml sha256:" + sha256("a: 1\n") + "\n"},
                               {"dev/user-service/values.yaml", "a: 1\n"},
                               {"prod/", ""},
                               {"prod/user-service/", ""},
                               {"prod/user-service/stageplot.lock",
                                "stageplot-lock 1\ntool 0.1.0\nvalues.yaml sha256:" + sha256("a: 2\n") + "\n"},
                               {"prod/user-service/values.yaml", "a: 2\n"}}));
  EXPECT_THAT(report.findings, IsEmpty());
  EXPECT_EQ(report.outcome.units_written, 2u);
  EXPECT_THAT(report.differences, ElementsAre("rendered/dev/user-service/fluentd/fluent.conf: missing",
                                              "rendered/dev/user-service/values.yaml: missing",
                                              "rendered/prod/user-service/values.yaml: missing"));
}

TEST(Writer, UnchangedUnitsAreNotTouched) {
  const OutputTree tree;
  (void)render(tree, {.units = {kDevUser, kProdUser}});
  const std::string folder = tree.stamp("dev/user-service");
  const std::string lock = tree.stamp("dev/user-service/stageplot.lock");
  const std::string values = tree.stamp("dev/user-service/values.yaml");
  const std::string environment = tree.stamp("dev");

  const Report report = render(tree, {.units = {kDevUser, with(kProdUser, "a: 3\n")}});
  EXPECT_EQ(tree.stamp("dev"), environment);
  EXPECT_EQ(tree.stamp("dev/user-service"), folder);
  EXPECT_EQ(tree.stamp("dev/user-service/stageplot.lock"), lock);
  EXPECT_EQ(tree.stamp("dev/user-service/values.yaml"), values);
  EXPECT_EQ(tree.read("prod/user-service/values.yaml"), "a: 3\n");
  EXPECT_EQ(report.outcome.units_unchanged, 1u);
  EXPECT_EQ(report.outcome.units_written, 1u);
  EXPECT_THAT(report.differences, ElementsAre("rendered/prod/user-service/values.yaml: out of date"));
}

TEST(Writer, AnUnchangedTreeIsOnlyReadButForTheLockFile) {
  const OutputTree tree;
  (void)render(tree, {.units = {kDevUser, kProdUser}, .blocked = {blocked("dev", "monoql")}});
  const Report report = render(tree, {.units = {kDevUser, kProdUser}, .blocked = {blocked("dev", "monoql")}});
  EXPECT_EQ(report.steps, 2u) << "making and removing the lock file";
  EXPECT_EQ(
      render(tree, {.units = {kDevUser, kProdUser}, .blocked = {blocked("dev", "monoql")}, .mode = Mode::check}).steps,
      0u);
}

TEST(Writer, StaleFilesOfAUnitGo) {
  const OutputTree tree;
  (void)render(tree, {.units = {kDevUser}});
  const Report report = render(tree, {.units = {unit("dev", "user-service", {{"values.yaml", "a: 1\n"}})}});
  EXPECT_THAT(report.differences, ElementsAre("rendered/dev/user-service/fluentd/fluent.conf: stale"));
  EXPECT_THAT(report.findings, IsEmpty());
  EXPECT_THAT(tree.read(), Not(testing::Contains(testing::Key("dev/user-service/fluentd/"))));
  EXPECT_EQ(tree.read("dev/user-service/values.yaml"), "a: 1\n");
}

TEST(Writer, AFileMayBecomeAFolderAndTheReverse) {
  for (const bool refuse : {false, true}) {
    const OutputTree tree;
    (void)render(tree, {.units = {unit("dev", "a", {{"x", "1"}, {"y/z", "2"}})}});
    const Tree wanted = {{"dev/", ""}, {"dev/a/", ""}, {"dev/a/x/", ""}, {"dev/a/x/w", "3"}, {"dev/a/y", "4"}};
    const Report report =
        render(tree, {.units = {unit("dev", "a", {{"x/w", "3"}, {"y", "4"}})}, .faults = {.refuse_exchange = refuse}});
    EXPECT_THAT(report.findings, IsEmpty());
    EXPECT_THAT(tree.read(), IsSupersetOf(wanted));
    EXPECT_EQ(tree.read().size(), wanted.size() + 1);
  }
}

TEST(Writer, ANewToolVersionIsADifferenceOfTheLockAlone) {
  const OutputTree tree;
  (void)render(tree, {.units = {kProdUser}});
  const Report report = render(tree, {.units = {kProdUser}, .tool_version = "0.2.0"});
  EXPECT_THAT(report.differences, ElementsAre("rendered/prod/user-service/stageplot.lock: out of date"));
  EXPECT_TRUE(tree.read("prod/user-service/stageplot.lock").starts_with("stageplot-lock 1\ntool 0.2.0\n"));
}

TEST(Writer, AUnitWithoutOutputsHasALock) {
  const OutputTree tree;
  (void)render(tree, {.units = {unit("dev", "a", {})}});
  EXPECT_EQ(tree.read(),
            (Tree{{"dev/", ""}, {"dev/a/", ""}, {"dev/a/stageplot.lock", "stageplot-lock 1\ntool 0.1.0\n"}}));
}

TEST(Writer, ABlockedUnitGoesAndTheReportNamesIt) {
  const OutputTree tree;
  (void)render(tree, {.units = {kDevUser, kProdUser}});
  const Report report = render(tree, {.units = {kDevUser}, .blocked = {blocked("prod", "user-service")}});
  const Tree found = tree.read();
  EXPECT_THAT(report.differences, ElementsAre("rendered/BLOCKED.md: missing", "rendered/prod/user-service: blocked"));
  EXPECT_FALSE(found.contains("prod/")) << "the last unit of an environment takes its folder with it";
  EXPECT_EQ(found.at("stageplot.lock"),
            "stageplot-lock 1\ntool 0.1.0\nBLOCKED.md sha256:" + sha256(found.at("BLOCKED.md")) + "\n");
  EXPECT_THAT(
      found.at("BLOCKED.md"),
      testing::EndsWith("\n## prod/user-service\n\n- `ingress.host`, which `values.yaml` prints, is unknown: not "
                        "known yet (`environments/base/service.yaml`)\n"));

  const Report again = render(tree, {.units = {kDevUser, kProdUser}});
  EXPECT_THAT(again.findings, IsEmpty());
  EXPECT_THAT(again.differences,
              ElementsAre("rendered/BLOCKED.md: stale", "rendered/prod/user-service/values.yaml: missing"));
  EXPECT_FALSE(tree.read().contains("BLOCKED.md"));
  EXPECT_FALSE(tree.read().contains("stageplot.lock"));
}

TEST(Writer, AUnitThatIsNeitherStagedNorBlockedStays) {
  const OutputTree tree;
  (void)render(tree, {.units = {kDevUser}, .blocked = {blocked("prod", "user-service")}});
  const Tree before = tree.read();
  EXPECT_THAT(render(tree, {.others = {{"dev", "user-service"}, {"prod", "user-service"}}}).differences, IsEmpty());
  EXPECT_EQ(tree.read(), before);
}

TEST(Writer, ASelectionKeepsTheSectionsOfOtherUnits) {
  const OutputTree tree;
  (void)render(tree, {.blocked = {blocked("dev", "a"), blocked("dev", "b"), blocked("prod", "c")}});
  const std::string before = tree.read("BLOCKED.md");
  // dev/b is rendered, dev/a is blocked for another reason, and prod/c was not selected, nor has it left the model.
  (void)render(tree, {.units = {unit("dev", "b", {{"x", "1"}})},
                      .blocked = {blocked("dev", "a", "another reason")},
                      .others = {{"prod", "c"}},
                      .whole_model = false,
                      .whole_environments = {"dev"}});
  const std::string after = tree.read("BLOCKED.md");
  const ReportSections sections = parse_report(after);
  ASSERT_EQ(sections.size(), 2u);
  EXPECT_THAT(sections.at({"dev", "a"}), testing::HasSubstr("another reason"));
  EXPECT_EQ(sections.at({"prod", "c"}), parse_report(before).at({"prod", "c"}));
  // Without a selection the section of a unit that left the model goes.
  (void)render(tree, {.blocked = {blocked("dev", "a")}, .others = {{"dev", "b"}}});
  EXPECT_EQ(parse_report(tree.read("BLOCKED.md")).size(), 1u);
}

TEST(Writer, DepartedUnitsAreReportedAndGoWithPrune) {
  const OutputTree tree;
  (void)render(tree, {.units = {kDevUser, kProdUser, unit("prod", "old", {{"x", "1"}})}});
  tree.write("prod/notes/readme.txt", "a folder without a lock is somebody else's\n");
  const Report reported = render(tree, {.units = {kDevUser}});
  EXPECT_THAT(
      reported.findings,
      ElementsAre(
          "warning[writer.left-model]: `rendered/prod/old` was rendered for `old`, which is no longer in `prod`",
          "warning[writer.left-model]: `rendered/prod/user-service` was rendered for `user-service`, which is "
          "no longer in `prod`"));
  EXPECT_TRUE(tree.read().contains("prod/old/x"));

  const Report elsewhere = render(
      tree, {.units = {kDevUser}, .departed = Departed::prune, .whole_model = false, .whole_environments = {"dev"}});
  EXPECT_THAT(elsewhere.findings, IsEmpty());
  EXPECT_TRUE(tree.read().contains("prod/old/x"));

  const Report pruned = render(tree, {.units = {kDevUser}, .departed = Departed::prune});
  EXPECT_THAT(pruned.findings, IsEmpty());
  EXPECT_EQ(pruned.outcome.units_removed, 2u);
  EXPECT_THAT(pruned.differences, ElementsAre("rendered/prod/old: no longer in the model",
                                              "rendered/prod/user-service: no longer in the model"));
  EXPECT_FALSE(tree.read().contains("prod/old/"));
  EXPECT_TRUE(tree.read().contains("prod/notes/readme.txt"));
}

TEST(Writer, CheckListsEveryDifferenceAndChangesNothing) {
  const OutputTree tree;
  (void)render(
      tree,
      {.units = {unit("dev", "a", {{"changed", "1"}, {"edited", "1"}, {"gone", "1"}, {"same", "1"}, {"stale", "1"}}),
                 unit("dev", "b", {{"x", "1"}}), unit("dev", "c", {{"x", "1"}}), kProdUser}});
  tree.write("dev/a/edited", "by hand");
  tree.remove("dev/a/gone");
  const Tree before = tree.read();
  const Report report = render(
      tree,
      {.units = {unit("dev", "a", {{"changed", "2"}, {"edited", "1"}, {"gone", "1"}, {"new", "1"}, {"same", "1"}}),
                 kProdUser},
       .blocked = {blocked("dev", "b")},
       .mode = Mode::check});
  EXPECT_THAT(report.differences, ElementsAre("rendered/BLOCKED.md: missing", "rendered/dev/a/changed: out of date",
                                              "rendered/dev/a/edited: changed by hand", "rendered/dev/a/gone: missing",
                                              "rendered/dev/a/new: missing", "rendered/dev/a/stale: stale",
                                              "rendered/dev/b: blocked", "rendered/dev/c: no longer in the model"));
  EXPECT_THAT(report.findings, IsEmpty());
  EXPECT_EQ(report.steps, 0u);
  EXPECT_EQ(tree.read(), before);
}

TEST(Writer, CheckOfADirectoryThatIsNotThere) {
  const OutputTree tree;
  const Report report = render(
      tree, {.units = {kDevUser, unit("dev", "none", {})}, .blocked = {blocked("dev", "b")}, .mode = Mode::check});
  EXPECT_THAT(report.differences,
              ElementsAre("rendered/BLOCKED.md: missing", "rendered/dev/none/stageplot.lock: missing",
                          "rendered/dev/user-service/fluentd/fluent.conf: missing",
                          "rendered/dev/user-service/values.yaml: missing"));
  EXPECT_EQ(tree.stamp(""), "absent");
}

TEST(Writer, AnAbandonedRunLeavesNothing) {
  const OutputTree tree;
  {
    diagnostics::Diagnostics findings;
    Writer writer(
        {.output_directory = tree.directory() + "//", .tool_version = "0.1.0", .units = {{"dev", "user-service"}}});
    ASSERT_EQ(writer.begin(findings), Start::ready);
    EXPECT_EQ(writer.stage(kDevUser, findings), Staged::changed);
    EXPECT_TRUE(tree.read().contains(".stageplot-staging/new-0/values.yaml"));
    // And without abandon(): the destructor does it.
  }
  EXPECT_EQ(tree.stamp(""), "absent") << "it wasn't there before either";
}

/// Stages all units from four threads, each with `text` and its number in its one file.
Outcome stage_from_threads(const OutputTree& tree, const std::vector<artifact::UnitName>& units,
                           const std::string& text) {
  diagnostics::Diagnostics findings;
  Writer writer({.output_directory = tree.directory(), .tool_version = "0.1.0", .units = units});
  EXPECT_EQ(writer.begin(findings), Start::ready);
  std::atomic<std::size_t> next = 0;
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([&] {
      diagnostics::Diagnostics own;
      for (std::size_t i = next++; i < units.size(); i = next++) {
        const artifact::UnitName& name = units[i];
        EXPECT_EQ(writer.stage(unit(name.environment, name.service, {{"d/f", text + std::to_string(i)}}), own),
                  Staged::changed);
      }
      EXPECT_TRUE(own.empty());
    });
  }
  for (std::thread& thread : threads) thread.join();
  Outcome outcome = writer.commit(findings);
  EXPECT_TRUE(findings.empty());
  return outcome;
}

TEST(Writer, UnitsComeFromManyThreads) {
  const OutputTree tree;
  std::vector<artifact::UnitName> units;
  for (int i = 0; i < 200; ++i) units.push_back({"e" + std::to_string(i % 4), "s" + std::to_string(i)});
  // The second time there are as many old folders to be removed.
  for (const std::string text : {"first ", "second "}) {
    const Outcome outcome = stage_from_threads(tree, units, text);
    EXPECT_FALSE(outcome.could_not_run);
    EXPECT_EQ(outcome.units_written, units.size());
    for (std::size_t i = 0; i < units.size(); ++i) {
      EXPECT_EQ(tree.read(units[i].folder() + "/d/f"), text + std::to_string(i));
    }
    EXPECT_FALSE(tree.read().contains(".stageplot-staging/"));
  }
}

}  // namespace
}  // namespace stageplot::writer
