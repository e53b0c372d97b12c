// The case runner itself, with a shell script in the place of the tool: a wrong expectation must fail, whatever is
// wrong, and accepting must never look like passing.
#include "cases/runner/suite.hpp"

#include <gtest/gtest.h>

#include <sys/stat.h>

#include <filesystem>

#include "cases/runner/case.hpp"
#include "cases/runner/files.hpp"

namespace stageplot::cases {
namespace {

/// Knows a few words: prints, fails, writes, removes, hangs up.
constexpr const char* kTool = R"(#!/bin/sh
case "$1" in
  say) shift; echo "$@" ;;
  greet) echo "hello $STAGEPLOT_NAME" ;;
  where) pwd ;;
  cat) cat "$2" ;;
  render) mkdir -p rendered; cat input.txt > rendered/out.txt; rm -f rendered/stale.txt ;;
  fail)
    if [ "$2 $3" = "--format json" ]; then echo '{}' >&2; else echo "error: bad" >&2; fi
    exit 1 ;;
  crash) kill -ABRT $$ ;;
esac
)";

class SuiteTest : public testing::Test {
 protected:
  void SetUp() override {
    write_file(tool(), kTool);
    ASSERT_EQ(chmod(tool().c_str(), 0700), 0);
  }
  [[nodiscard]] std::filesystem::path tool() const { return directory_.path() / "tool"; }
  [[nodiscard]] std::filesystem::path root() const { return directory_.path() / "cases"; }

  void put(const std::string& path, const std::string& text) const { write_file(root() / path, text); }
  [[nodiscard]] SuiteResult run(Mode mode = Mode::compare, std::vector<std::string> filters = {}) const {
    return run_suite({.tool = tool(), .root = root(), .filters = std::move(filters), .mode = mode, .jobs = 2});
  }

  TemporaryDirectory directory_;
};

TEST_F(SuiteTest, PassesWhatIsAsExpected) {
  put("a/pass_say/command", "# a comment\nstageplot say 'two  words' x\n");
  put("a/pass_say/expected.stdout", "two  words x\n");
  put("a/pass_variable/command", "STAGEPLOT_NAME=you stageplot greet\n");
  put("a/pass_variable/expected.stdout", "hello you\n");
  put("a/pass_where/command", "stageplot where\n");
  put("a/pass_where/expected.stdout", "$PROJECT\n");
  put("a/fail_fail/command", "stageplot fail\n");
  put("a/fail_fail/expected.stderr", "error: bad\n");
  put("a/fail_fail/expected.exit", "1\n");
  put("a/fail_fail/expected.json", "{}\n");
  put("shared/base/input.txt", "not a case\n");
  EXPECT_EQ(run().report, "cases: 4 passed, 0 failed\n");
}

TEST_F(SuiteTest, ShowsEachDifference) {
  put("a/pass_say/command", "stageplot say hello\nstageplot say again\n");
  put("a/pass_say/expected.stdout", "$ stageplot say hello\nhello\n");
  put("a/pass_say/expected.stderr", "never printed\n");
  EXPECT_EQ(run().report,
            "FAILED a/pass_say\n"
            "expected.stderr (it was not produced)\n"
            "- never printed\n"
            "expected.stdout\n"
            "  $ stageplot say hello\n"
            "  hello\n"
            "+ $ stageplot say again\n"
            "+ again\n"
            "cases: 0 passed, 1 failed\n");
}

TEST_F(SuiteTest, ComparesWhatTheCommandsLeaveBehind) {
  put("shared/base/input.txt", "from the base\n");
  put("shared/base/rendered/stale.txt", "old\n");
  put("a/pass_render/base", "shared/base\n");
  put("a/pass_render/project/input.txt", "from the project\n");
  put("a/pass_render/command", "stageplot render\n");
  put("a/pass_render/expected/rendered/out.txt", "from the project\n");
  put("a/pass_render/expected.removed", "rendered/stale.txt\n");
  EXPECT_EQ(run().report, "cases: 1 passed, 0 failed\n");

  put("a/pass_render/expected/rendered/other.txt", "x\n");
  put("a/pass_render/expected/rendered/out.txt", "otherwise\n");
  EXPECT_EQ(run().report,
            "FAILED a/pass_render\n"
            "expected/rendered/other.txt (it was not produced)\n"
            "- x\n"
            "expected/rendered/out.txt\n"
            "- otherwise\n"
            "+ from the project\n"
            "cases: 0 passed, 1 failed\n");
}

TEST_F(SuiteTest, StepsChangeTheProjectBetweenCommands) {
  put("a/pass_steps/project/input.txt", "first\n");
  put("a/pass_steps/later/input.txt", "second\n");
  put("a/pass_steps/command",
      "stageplot cat input.txt\noverlay later\nstageplot cat input.txt\nremove input.txt\nstageplot say end\n");
  put("a/pass_steps/expected.stdout",
      "$ stageplot cat input.txt\nfirst\n$ stageplot cat input.txt\nsecond\n$ stageplot say end\nend\n");
  EXPECT_EQ(run().report, "cases: 1 passed, 0 failed\n");
}

TEST_F(SuiteTest, TheNameIsAnExpectationToo) {
  put("a/pass_fail/command", "stageplot fail\n");
  put("a/pass_fail/expected.stderr", "error: bad\n");
  put("a/pass_fail/expected.exit", "1\n");
  put("a/fail_say/command", "stageplot say x\n");
  put("a/fail_say/text-only", "no findings\n");
  put("a/fail_say/expected.stdout", "x\n");
  EXPECT_EQ(run().report,
            "FAILED a/fail_say\na fail_ case must not exit with 0\n"
            "FAILED a/pass_fail\na pass_ case must exit with 0, not 1\n"
            "cases: 0 passed, 2 failed\n");
}

TEST_F(SuiteTest, AFailingCaseNeedsItsJson) {
  put("a/fail_fail/command", "stageplot fail\n");
  put("a/fail_fail/expected.stderr", "error: bad\n");
  put("a/fail_fail/expected.exit", "1\n");
  EXPECT_EQ(run().report,
            "FAILED a/fail_fail\nexpected.json (the case does not expect it)\n+ {}\ncases: 0 passed, 1 failed\n");
}

TEST_F(SuiteTest, ACrashNeverPasses) {
  put("a/fail_crash/command", "stageplot crash\n");
  put("a/fail_crash/text-only", "it crashes\n");
  put("a/fail_crash/expected.exit", "134\n");
  EXPECT_EQ(run().report, "FAILED a/fail_crash\n`stageplot crash` was ended by signal 6\ncases: 0 passed, 1 failed\n");
}

TEST_F(SuiteTest, MistakesInACasesFolderAreNamed) {
  put("a/pass_typo/command", "stageplot say x\nstagplot say y\n");
  put("a/pass_typo/expected.stdot", "x\n");
  put("a/pass_empty/command", "# nothing\n");
  put("a/pass_no_base/command", "stageplot say x\n");
  put("a/pass_no_base/base", "shared/none\n");
  EXPECT_EQ(run().report,
            "FAILED a/pass_empty\n`command` runs nothing\n"
            "FAILED a/pass_no_base\n`base` must name one folder below tests/cases\n"
            "FAILED a/pass_typo\n"
            "`command` has a line that is neither `stageplot …`, `overlay FOLDER` nor `remove PATH…`: stagplot say y\n"
            "`expected.stdot` is not a file of a test case\n"
            "cases: 0 passed, 3 failed\n");
}

TEST_F(SuiteTest, AcceptingRewritesAndPassesNothing) {
  put("a/pass_render/project/input.txt", "text\n");
  put("a/pass_render/command", "stageplot render\n");
  put("a/pass_render/expected.stdout", "no longer printed\n");
  put("a/fail_fail/command", "stageplot fail\n");
  const SuiteResult accepted = run(Mode::accept);
  EXPECT_EQ(accepted.report,
            "REWRITTEN a/fail_fail/expected.exit\n"
            "REWRITTEN a/fail_fail/expected.json\n"
            "REWRITTEN a/fail_fail/expected.stderr\n"
            "REWRITTEN a/pass_render/expected.stdout\n"
            "REWRITTEN a/pass_render/expected/rendered/out.txt\n"
            "cases: 0 passed, 0 failed, 2 accepted and not tested\n");
  EXPECT_EQ(accepted.passed, 0u);
  EXPECT_EQ(run().report, "cases: 2 passed, 0 failed\n");
  EXPECT_EQ(run(Mode::accept).report, "cases: 0 passed, 0 failed, 2 accepted and not tested\n");
}

TEST_F(SuiteTest, AcceptingDoesNotHideWhatIsWrong) {
  put("a/pass_fail/command", "stageplot fail\n");
  EXPECT_EQ(run(Mode::accept).report,
            "REWRITTEN a/pass_fail/expected.exit\n"
            "REWRITTEN a/pass_fail/expected.stderr\n"
            "STILL WRONG a/pass_fail: a pass_ case must exit with 0, not 1\n"
            "cases: 0 passed, 0 failed, 1 accepted and not tested\n");
  EXPECT_EQ(run().failed, 1u);
}

TEST_F(SuiteTest, FiltersNameCases) {
  for (const char* name : {"a/pass_one", "a/pass_two", "b/pass_three"}) {
    put(std::string{name} + "/command", "stageplot nothing\n");
  }
  EXPECT_EQ(run(Mode::compare, {"two", "b/"}).passed, 2u);
  EXPECT_EQ(run(Mode::compare, {"no such"}).passed, 0u);
}

TEST(SplitWords, QuotesKeepSpacesTogether) {
  EXPECT_EQ(split_words("a  b\t'c d' \"e 'f\" g'h i'j ''"),
            (std::vector<std::string>{"a", "b", "c d", "e 'f", "gh ij", ""}));
  EXPECT_TRUE(split_words("   ").empty());
}

}  // namespace
}  // namespace stageplot::cases
