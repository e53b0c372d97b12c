// Ctrl-C, and what a supervisor sends, in the middle of a write: the tree is the old or the new one, nothing staged is
// left behind, and the message says which.
#include <signal.h>

#include <chrono>
#include <iterator>
#include <thread>

#include "system/project.hpp"

namespace stageplot::system_test {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

constexpr int kMoreServices = 24;
constexpr std::ptrdiff_t kUnits = 2 * (kMoreServices + 1);

class Interrupt : public SystemTest {
 protected:
  void SetUp() override {
    add_services(kMoreServices);
    ASSERT_EQ(run({"render"}).exit_code, 0);
    old_ = outputs();
    set_log_level("debug");
    new_ = wanted_outputs();
    ASSERT_NE(old_, new_);
  }

  [[nodiscard]] std::ptrdiff_t staged() const {
    std::error_code none;
    const fs::directory_iterator entries(rendered() / ".stageplot-staging", none);
    return none ? 0 : std::distance(begin(entries), end(entries));
  }

  /// Halts a render that has staged some of its units and not all. False if it was faster.
  [[nodiscard]] bool halt_half_way(const Tool& tool) const {
    while (staged() == 0 && !tool.has_ended()) {
    }
    tool.halt();
    // With some left to do, so that the signal comes before the exchange.
    return !tool.has_ended() && staged() > 0 && staged() < kUnits * 3 / 4;
  }

  /// From the moment that it holds the lock.
  [[nodiscard]] Clock::duration duration_of_a_render() {
    Tool tool({"render"}, plain());
    while (!fs::exists(rendered() / ".stageplot-writer.lock") && !tool.has_ended()) {
    }
    const auto begin = Clock::now();
    EXPECT_EQ(tool.wait().exit_code, 0);
    const auto duration = Clock::now() - begin;
    set_log_level("info");
    EXPECT_EQ(run({"render"}).exit_code, 0);
    set_log_level("debug");
    return duration;
  }

  Tree old_;
  Tree new_;
};

TEST_F(Interrupt, BeforeTheExchangeLeavesTheOldTree) {
  struct Sent {
    int signal;
    int exit_code;
  };
  for (const Sent sent : {Sent{SIGINT, 130}, Sent{SIGTERM, 143}, Sent{SIGHUP, 129}}) {
    bool met = false;
    for (int tries = 0; tries < 20 && !met; ++tries) {
      Tool tool({"render", "-j", "1"}, plain());
      met = halt_half_way(tool);
      if (met) tool.send(sent.signal);
      tool.send(SIGCONT);
      const cases::ProcessResult result = tool.wait();
      if (met) {
        EXPECT_EQ(result.errors, "stageplot: interrupted; nothing was written\n");
        EXPECT_EQ(result.output, "");
        EXPECT_EQ(result.exit_code, sent.exit_code);
        EXPECT_EQ(outputs(), old_);
        EXPECT_EQ(left_over(), "");
      } else {
        // Too fast: back to the old state for the next try.
        set_log_level("info");
        ASSERT_EQ(run({"render"}).exit_code, 0);
        set_log_level("debug");
      }
    }
    ASSERT_TRUE(met) << "no render was met half way";
  }
  ASSERT_EQ(run({"render"}).exit_code, 0);
  EXPECT_EQ(outputs(), new_);
}

/// At any moment: the message and the tree say the same.
TEST_F(Interrupt, AtAnyMomentTellsTheTruth) {
  int written = 0;
  int untouched = 0;
  bool debug = true;
  constexpr int kMoments = 10;
  const auto longest = duration_of_a_render() * 2;
  for (int moment = 0; moment <= kMoments; ++moment) {
    const Tree before = outputs();
    const Tree& wanted = debug ? new_ : old_;
    Tool tool({"render"}, plain());
    while (!fs::exists(rendered() / ".stageplot-writer.lock") && !tool.has_ended()) {
    }
    std::this_thread::sleep_for(longest * moment / kMoments);
    tool.send(SIGINT);
    const cases::ProcessResult result = tool.wait();
    const bool is_new = outputs() == wanted;
    EXPECT_TRUE(is_new || outputs() == before);
    if (result.exit_code == 130 && !result.errors.empty()) {
      EXPECT_EQ(result.errors, is_new ? "stageplot: interrupted; everything was written\n"
                                      : "stageplot: interrupted; nothing was written\n");
    } else {
      // It had ended, or all was written and only the report was under way.
      EXPECT_TRUE(result.exit_code == 0 || result.exit_code == 130) << result.errors;
      EXPECT_TRUE(is_new);
    }
    EXPECT_EQ(left_over(), "") << "moment " << moment;
    ++(is_new ? written : untouched);
    if (is_new) {
      debug = !debug;
      set_log_level(debug ? "debug" : "info");
    }
  }
  EXPECT_GT(written, 0);
  EXPECT_GT(untouched, 0);
}

/// As a shell starts a command in the background, or `nohup`.
TEST_F(Interrupt, ASignalThatIsIgnoredStaysIgnored) {
  LaunchOptions options = plain();
  options.ignored_signal = SIGINT;
  Tool tool({"render"}, options);
  while (staged() == 0 && !tool.has_ended()) {
  }
  tool.send(SIGINT);
  const cases::ProcessResult result = tool.wait();
  EXPECT_EQ(result.errors, "");
  EXPECT_EQ(result.exit_code, 0);
  EXPECT_EQ(outputs(), new_);
}

}  // namespace
}  // namespace stageplot::system_test
