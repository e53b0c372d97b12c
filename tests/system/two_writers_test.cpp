// Two renders at once: the second one doesn't wait, it names the first one and ends; commands that only read go on.
#include <signal.h>

#include "system/project.hpp"

namespace stageplot::system_test {
namespace {

namespace fs = std::filesystem;

class TwoWriters : public SystemTest {
 protected:
  void SetUp() override {
    add_services(10);
    ASSERT_EQ(run({"render"}).exit_code, 0);
    set_log_level("debug");
    wanted_ = wanted_outputs();
  }

  /// A render that stands still while it holds the lock.
  [[nodiscard]] bool halt_while_it_writes(const Tool& tool) const {
    while (!fs::exists(rendered() / ".stageplot-staging") && !tool.has_ended()) {
    }
    tool.halt();
    return !tool.has_ended() && fs::exists(rendered() / ".stageplot-staging");
  }

  Tree wanted_;
};

TEST_F(TwoWriters, TheSecondOneIsRefusedAndNamesTheFirst) {
  const Tree before = outputs();
  Tool first({"render"}, plain());
  ASSERT_TRUE(halt_while_it_writes(first));

  const std::string busy = "error[writer.busy]: another stageplot (process " + std::to_string(first.id()) +
                           ") is writing here: it holds the lock file `rendered/.stageplot-writer.lock`\n"
                           " --> rendered/.stageplot-writer.lock:1:1\n"
                           "help: wait until it ends and run the command again; run `stageplot rule writer.busy`\n"
                           "\n"
                           "1 error\n";
  for (const std::vector<std::string>& arguments : {std::vector<std::string>{"render"}, {"render", "--check"}}) {
    // The first one's capture is still open.
    const cases::TemporaryDirectory scratch;
    LaunchOptions options = plain();
    options.scratch = scratch.path();
    const cases::ProcessResult second = launch(arguments, options);
    EXPECT_EQ(second.errors, busy);
    EXPECT_EQ(second.output, "");
    EXPECT_EQ(second.exit_code, 3);
  }
  for (const std::vector<std::string>& arguments :
       {std::vector<std::string>{"check"}, {"preview", "dev", "cart"}, {"explain", "dev", "cart", "release"}}) {
    const cases::TemporaryDirectory scratch;
    LaunchOptions options = plain();
    options.scratch = scratch.path();
    EXPECT_EQ(launch(arguments, options).exit_code, 0) << arguments.front();
  }
  Tree during = outputs();
  std::erase_if(during, [](const auto& file) { return file.first.starts_with("."); });
  EXPECT_TRUE(during == before || during == wanted_);

  first.send(SIGCONT);
  const cases::ProcessResult result = first.wait();
  EXPECT_EQ(result.exit_code, 0) << result.errors;
  EXPECT_EQ(outputs(), wanted_);
  EXPECT_EQ(left_over(), "");
  EXPECT_EQ(run({"render"}).output, "rendered: 0 units written, 22 unchanged\n");
}

TEST_F(TwoWriters, StartedTogetherLeaveTheRightTree) {
  for (int round = 0; round < 20; ++round) {
    set_log_level(round % 2 == 0 ? "info" : "debug");
    const cases::TemporaryDirectory scratch;
    LaunchOptions options = plain();
    options.scratch = scratch.path();
    Tool first({"render"}, plain());
    Tool second({"render"}, options);
    const cases::ProcessResult one = first.wait();
    const cases::ProcessResult two = second.wait();
    EXPECT_TRUE(one.exit_code == 0 || two.exit_code == 0);
    for (const cases::ProcessResult& result : {one, two}) {
      if (result.exit_code == 0) continue;
      EXPECT_EQ(result.exit_code, 3);
      // With the process's id, unless the first one had the lock and had not yet written it down.
      EXPECT_TRUE(result.errors.starts_with("error[writer.busy]: another stageplot ")) << result.errors;
    }
    EXPECT_EQ(outputs() == wanted_, round % 2 == 1);
    EXPECT_EQ(left_over(), "");
  }
}

}  // namespace
}  // namespace stageplot::system_test
