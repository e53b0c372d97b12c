// Killed at any moment: a child process ends at every single change of the disk in turn. Each unit is old or new at
// once, and after one further command the whole tree is the old or the new one.
#include <gmock/gmock.h>

#include <filesystem>

#include "unit/writer/output_tree.hpp"

namespace stageplot::writer {
namespace {

/// A mixed update: a new unit in a new environment, a changed one with a stale file, one whose hand edit goes, one that
/// is blocked with its environment, one that leaves the model, one that stays.
const std::vector<artifact::RenderedUnit> kOld = {
    unit("dev", "changed", {{"conf/a", "1"}, {"conf/stale", "1"}, {"values.yaml", "1"}}),
    unit("dev", "edited", {{"x", "1"}, {"y", "1"}}),
    unit("dev", "left", {{"d/x", "1"}}),
    unit("dev", "same", {{"x", "1"}}),
    unit("prod", "blocked", {{"d/x", "1"}, {"y", "1"}}),
};
const Rendering kUpdate{
    .units = {unit("dev", "changed", {{"conf/a", "2"}, {"values.yaml", "2"}, {"zone/new", "2"}}), kOld[1], kOld[3],
              unit("test", "new", {{"d/x", "2"}, {"y", "2"}})},
    .blocked = {blocked("prod", "blocked")},
    .departed = Departed::prune,
};
const std::vector<std::string> kUnits = {"dev/changed/", "dev/edited/",   "dev/left/",
                                         "dev/same/",    "prod/blocked/", "test/new/"};

void prepare(const OutputTree& tree, bool earlier_report) {
  Rendering old{.units = kOld};
  if (earlier_report) old.blocked = {blocked("stage", "gone")};
  (void)render(tree, old);
  tree.write("dev/edited/y", "by hand");
  tree.write("README.md", "not ours");
}

Tree below(const Tree& tree, const std::string& folder) {
  Tree part;
  for (auto at = tree.lower_bound(folder); at != tree.end() && at->first.starts_with(folder); ++at) part.insert(*at);
  return part;
}

class CrashTest : public testing::TestWithParam<bool> {
 protected:
  [[nodiscard]] bool one_by_one() const { return GetParam(); }

  [[nodiscard]] Rendering update(std::optional<std::uint64_t> crash) const {
    Rendering rendering = kUpdate;
    rendering.faults = {.crash_at_step = crash, .refuse_exchange = one_by_one()};
    return rendering;
  }

  void go_through(bool earlier_report);
};

void CrashTest::go_through(bool earlier_report) {
  Tree old_tree;
  Tree new_tree;
  std::uint64_t steps = 0;
  {
    const OutputTree tree(OutputTree::Medium::memory);
    prepare(tree, earlier_report);
    old_tree = tree.read();
    const Report report = render(tree, update({}));
    new_tree = tree.read();
    steps = report.steps;
    ASSERT_THAT(report.findings,
                testing::ElementsAre(
                    "warning[writer.hand-edited]: `rendered/dev/edited/y` was changed by hand, and is rendered anew"));
  }
  ASSERT_GT(steps, 50u);
  std::size_t ended_old = 0;
  std::size_t ended_new = 0;
  for (std::uint64_t step = 0; step < steps; ++step) {
    SCOPED_TRACE("killed before step " + std::to_string(step) + " of " + std::to_string(steps));
    const OutputTree tree(OutputTree::Medium::memory);
    prepare(tree, earlier_report);
    ASSERT_EQ(in_child([&] { (void)render(tree, update(step)); }), kCrashExitCode);

    const Tree killed = tree.read();
    if (!one_by_one()) {
      for (const std::string& unit : kUnits) {
        EXPECT_THAT(below(killed, unit), testing::AnyOf(below(old_tree, unit), below(new_tree, unit))) << unit;
      }
    }

    diagnostics::Diagnostics findings;
    const Recovery recovery =
        finish_journal(tree.directory(), findings, {.skip_sync = true, .refuse_exchange = one_by_one()});
    EXPECT_TRUE(findings.empty());
    const Tree after = tree.read();
    EXPECT_TRUE(after == old_tree || after == new_tree) << testing::PrintToString(after);
    // A journal means the new tree; without one it is the old, or the new with nothing left to do.
    EXPECT_TRUE(recovery != Recovery::finished || after == new_tree);
    ++(after == old_tree ? ended_old : ended_new);
    EXPECT_EQ(finish_journal(tree.directory(), findings), Recovery::nothing);
  }
  EXPECT_GT(ended_old, 20u);
  EXPECT_GT(ended_new, 20u);
}

TEST_P(CrashTest, AtEveryStepTheNextCommandFinds) {
  go_through(false);
}
TEST_P(CrashTest, AlsoWhereThereWasAReport) {
  go_through(true);
}

TEST_P(CrashTest, TheFurtherCommandMayBeARenderOfSomethingElse) {
  const Rendering back{.units = kOld, .departed = Departed::prune, .faults = {.refuse_exchange = one_by_one()}};
  std::uint64_t steps = 0;
  Tree wanted;
  {
    const OutputTree tree(OutputTree::Medium::memory);
    prepare(tree, false);
    steps = render(tree, update({})).steps;
    (void)render(tree, back);
    wanted = tree.read();
  }
  for (std::uint64_t step = 0; step < steps; ++step) {
    SCOPED_TRACE(step);
    const OutputTree tree(OutputTree::Medium::memory);
    prepare(tree, false);
    ASSERT_EQ(in_child([&] { (void)render(tree, update(step)); }), kCrashExitCode);
    const Report report = render(tree, back);
    EXPECT_FALSE(report.outcome.could_not_run);
    EXPECT_EQ(tree.read(), wanted);
  }
}

TEST_P(CrashTest, TheFurtherCommandMayBeKilledToo) {
  Tree new_tree;
  std::uint64_t steps = 0;
  {
    const OutputTree tree(OutputTree::Medium::memory);
    prepare(tree, false);
    steps = render(tree, update({})).steps;
    new_tree = tree.read();
  }
  std::size_t interrupted = 0;
  // Every third step, and in each the recovery at every step, is enough for all pairs of kinds.
  for (std::uint64_t step = 0; step < steps; step += 3) {
    for (std::uint64_t second = 0;; ++second) {
      SCOPED_TRACE(std::to_string(step) + ", then " + std::to_string(second));
      const OutputTree tree(OutputTree::Medium::memory);
      prepare(tree, false);
      const Tree old_tree = tree.read();
      ASSERT_EQ(in_child([&] { (void)render(tree, update(step)); }), kCrashExitCode);
      diagnostics::Diagnostics findings;
      const int code = in_child([&] {
        (void)finish_journal(tree.directory(), findings,
                             {.crash_at_step = second, .skip_sync = true, .refuse_exchange = one_by_one()});
      });
      if (code == 0) break;
      ASSERT_EQ(code, kCrashExitCode);
      ++interrupted;
      (void)finish_journal(tree.directory(), findings, {.skip_sync = true, .refuse_exchange = one_by_one()});
      const Tree after = tree.read();
      EXPECT_TRUE(after == old_tree || after == new_tree) << testing::PrintToString(after);
      EXPECT_TRUE(findings.empty());
    }
  }
  EXPECT_GT(interrupted, 200u);
}

INSTANTIATE_TEST_SUITE_P(Ways, CrashTest, testing::Values(false, true), [](const testing::TestParamInfo<bool>& way) {
  return std::string(way.param ? "FileByFile" : "Exchange");
});

TEST(Recovery, AJournalThatCannotBeReadStays) {
  const OutputTree tree;
  tree.write(".stageplot-staging/journal", "stageplot-journal 2\n");
  tree.write(".stageplot-staging/new-0/x", "1");
  const Tree before = tree.read();
  diagnostics::Diagnostics findings;
  EXPECT_EQ(finish_journal(tree.directory(), findings), Recovery::failed);
  EXPECT_THAT(print(tree, findings),
              testing::ElementsAre("error[writer.journal]: the journal of an interrupted write, "
                                   "`rendered/.stageplot-staging/journal`, was written by a newer stageplot"));
  const Report report = render(tree, {.units = {kOld[3]}});
  EXPECT_EQ(report.start, Start::could_not_run);
  EXPECT_THAT(report.helps,
              testing::ElementsAre("restore the output directory with git, remove `rendered/.stageplot-staging` "
                                   "and render again"));
  EXPECT_EQ(tree.read(), before);
}

TEST(Recovery, NothingToDoIsNoFinding) {
  const OutputTree tree;
  diagnostics::Diagnostics findings;
  EXPECT_EQ(finish_journal(tree.directory(), findings), Recovery::nothing);
  tree.write("dev/x", "");
  EXPECT_EQ(finish_journal(tree.directory() + "/", findings), Recovery::nothing);
  EXPECT_EQ(finish_journal(tree.path("dev/x"), findings), Recovery::nothing);
  EXPECT_TRUE(findings.empty());
}

}  // namespace
}  // namespace stageplot::writer
