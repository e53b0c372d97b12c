// Standard output and error closed, full, or with a reader who has gone: never unnoticed, and no file of ours is
// mistaken for them.
#include "system/project.hpp"

namespace stageplot::system_test {
namespace {

using Arguments = std::vector<std::string>;

class Streams : public SystemTest {};

TEST_F(Streams, ClosedOutputIsAFailure) {
  LaunchOptions closed = plain();
  closed.closed = {1};
  const cases::ProcessResult result = launch({"preview", "dev", "cart"}, closed);
  EXPECT_EQ(result.errors, "stageplot: the results cannot be written to standard output: Bad file descriptor\n");
  EXPECT_EQ(result.exit_code, 3);
}

TEST_F(Streams, FullOutputIsAFailureOfEveryCommand) {
  LaunchOptions full = plain();
  full.output = "/dev/full";
  for (const Arguments& arguments : {Arguments{"preview", "dev", "cart"},
                                     {"--version"},
                                     {"completion", "bash"},
                                     {"check"},
                                     {"rule", "writer.busy"},
                                     {"render"}}) {
    const cases::ProcessResult result = launch(arguments, full);
    EXPECT_EQ(result.errors, "stageplot: the results cannot be written to standard output: No space left on device\n")
        << arguments.front();
    EXPECT_EQ(result.exit_code, 3) << arguments.front();
  }
  EXPECT_EQ(outputs(), wanted_outputs()) << "what `render` had to write is written, only its report is missing";
}

TEST_F(Streams, FindingsThatCannotBeWrittenAreAFailure) {
  LaunchOptions full = plain();
  full.errors = "/dev/full";
  // Without the findings this would be 0: they are warnings.
  cases::write_file(project() / "environments/dev/cart.yaml", "ingress:\n  host: cart.dev-shop.example\n");
  EXPECT_EQ(run({"check"}).exit_code, 0);
  EXPECT_NE(run({"check"}).errors, "");
  EXPECT_EQ(launch({"check"}, full).exit_code, 3);
  LaunchOptions closed = plain();
  closed.closed = {2};
  EXPECT_EQ(launch({"check"}, closed).exit_code, 3);
}

TEST_F(Streams, NoFindingsNeedNoErrorStream) {
  LaunchOptions closed = plain();
  closed.closed = {0, 2};
  EXPECT_EQ(launch({"render"}, closed).exit_code, 0);
}

/// A file that is opened while a stream is closed would get its number, and what is printed.
TEST_F(Streams, ClosedOnesAreNotReplacedByOutputs) {
  LaunchOptions closed = plain();
  closed.closed = {0, 1, 2};
  EXPECT_EQ(launch({"render", "--format", "json=report.json", "-v"}, closed).exit_code, 3);
  EXPECT_EQ(outputs(), wanted_outputs());
  const std::string report = cases::read_file(project() / "report.json").value_or("");
  ASSERT_TRUE(report.starts_with("{\n  \"findings\""));
  EXPECT_TRUE(report.ends_with("}\n")) << report;
  EXPECT_EQ(left_over(), "");
}

/// As every program of a pipeline: `stageplot preview … | head -1` has nothing to complain about.
TEST_F(Streams, AReaderWhoHasGoneEndsItQuietly) {
  // The first of them begins when the second has ended.
  const cases::ProcessResult result = cases::run_process(
      "/bin/sh", {"-c", "{ sleep 0.3; \"$0\" completion bash; echo $? > status; } | true", STAGEPLOT_PROGRAM},
      {.folder = project(), .scratch = plain().scratch});
  EXPECT_EQ(result.errors, "");
  EXPECT_EQ(cases::read_file(project() / "status"), "141\n");
}

TEST_F(Streams, AReportThatCannotBeWritten) {
  const cases::ProcessResult full = run({"check", "-q", "--format", "json=/dev/full"});
  EXPECT_EQ(full.errors,
            "error[usage.unreadable]: the report `/dev/full` cannot be written: No space left on device\n"
            "help: name a file that can be written, in a directory that is there; run `stageplot rule "
            "usage.unreadable`\n");
  EXPECT_EQ(full.exit_code, 3);
  const cases::ProcessResult nowhere = run({"check", "-q", "--format", "json=nowhere/report.json"});
  EXPECT_EQ(nowhere.errors,
            "error[usage.unreadable]: the report `nowhere/report.json` cannot be written: No such file or directory\n"
            "help: name a file that can be written, in a directory that is there; run `stageplot rule "
            "usage.unreadable`\n");
  EXPECT_EQ(nowhere.exit_code, 3);
}

}  // namespace
}  // namespace stageplot::system_test
