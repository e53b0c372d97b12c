// `render` may be killed at any moment: after one further command the tree is the old one or the new one, whole, and
// nothing of the interrupted write is left.
#include <fcntl.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <map>
#include <random>
#include <string>
#include <thread>

#include "cases/runner/files.hpp"
#include "cases/runner/process.hpp"

namespace stageplot::cases {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;
using Tree = std::map<std::string, std::string>;

constexpr int kServices = 10;

/// Nothing but what the outputs of a finished run may hold; empty folders count, the reader of trees skips them.
std::string left_over(const fs::path& rendered) {
  std::string names;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(rendered)) {
    const bool hidden = entry.path().filename().string().starts_with('.');
    const bool empty = entry.is_directory() && fs::is_empty(entry.path());
    if (hidden || empty) names += entry.path().lexically_relative(rendered).string() + '\n';
  }
  return names;
}

class KillTest : public testing::Test {
 protected:
  /// In memory where that can be had: a process that is killed loses nothing that it wrote, and a disk's waiting times
  /// are long.
  explicit KillTest(const char* place = "/dev/shm")
      : folder_(folder_in(place)), project_(folder_.path() / "project"), scratch_(folder_.path() / "scratch") {
    fs::create_directories(scratch_);
    copy_tree(STAGEPLOT_SOURCE_DIR "/tests/cases/shared/shop", project_);
    cart_ = read_file(project_ / "environments/base/cart.yaml").value();
    std::string services = "cart";
    for (int i = 1; i < kServices; ++i) services += ", " + service(i);
    for (const char* environment : {"dev", "prod-east"}) {
      const fs::path file = project_ / "environments" / environment / "environment.yaml";
      write_file(file, replaced(read_file(file).value(), "services: [cart]", "services: [" + services + "]"));
    }
  }

  static TemporaryDirectory folder_in(const char* place) {
    if (fs::is_directory(place)) setenv("TMPDIR", place, 1);
    return TemporaryDirectory();
  }

  static std::string service(int number) { return number == 0 ? "cart" : "cart-" + std::to_string(number); }

  static std::string replaced(std::string text, std::string_view from, const std::string& to) {
    const std::size_t at = text.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    return at == std::string::npos ? text : text.replace(at, from.size(), to);
  }

  /// Writes one of the two states of the model; every unit differs between them.
  void write_model(int version) {
    const std::string text = replaced(cart_, "LOG_LEVEL: info", version == 0 ? "LOG_LEVEL: info" : "LOG_LEVEL: debug");
    for (int i = 0; i < kServices; ++i) {
      write_file(project_ / "environments/base" / (service(i) + ".yaml"),
                 replaced(text, "baseName: cart", "baseName: " + service(i)));
    }
  }

  ProcessResult run(const std::string& command) {
    return run_process(STAGEPLOT_PROGRAM, {command}, {.folder = project_, .scratch = scratch_});
  }

  /// When a render is killed: so long after its start, or after this file of rendered/ has appeared.
  struct Moment {
    std::chrono::microseconds delay{};
    std::string after_file;
  };

  /// Starts a render and kills it; whether the kill came before its end.
  bool kill_render(const Moment& moment) {
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    for (const int stream : {0, 1, 2}) posix_spawn_file_actions_addopen(&actions, stream, "/dev/null", O_RDWR, 0);
    posix_spawn_file_actions_addchdir_np(&actions, project_.c_str());
    std::string program = STAGEPLOT_PROGRAM;
    std::string command = "render";
    std::array<char*, 3> arguments = {program.data(), command.data(), nullptr};
    pid_t child = 0;
    const int failed = posix_spawn(&child, program.c_str(), &actions, nullptr, arguments.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    EXPECT_EQ(failed, 0);
    if (failed != 0) return false;
    const fs::path awaited = project_ / "rendered" / moment.after_file;
    const auto ended = [child] {
      siginfo_t info{};
      return waitid(P_PID, static_cast<id_t>(child), &info, WEXITED | WNOHANG | WNOWAIT) != 0 || info.si_pid != 0;
    };
    while (!moment.after_file.empty() && access(awaited.c_str(), F_OK) != 0 && !ended()) {
    }
    if (moment.after_file.empty()) std::this_thread::sleep_for(moment.delay);
    // Sleeping is too coarse to hit a part of the write.
    const auto end = Clock::now() + moment.delay;
    while (!moment.after_file.empty() && Clock::now() < end) {
    }
    kill(child, SIGKILL);
    int status = 0;
    waitpid(child, &status, 0);
    return WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL;
  }

  Tree outputs() { return read_tree(project_ / "rendered"); }

  /// Renders both states of the model, keeps their trees, and says how long one render takes.
  std::chrono::microseconds render_both() {
    Clock::duration shortest = std::chrono::seconds(1);
    for (const int round : {1, 0, 1, 0}) {
      write_model(round);
      const auto begin = Clock::now();
      const ProcessResult result = run("render");
      shortest = std::min(shortest, Clock::now() - begin);
      EXPECT_EQ(result.exit_code, 0) << result.errors;
      trees_.at(static_cast<std::size_t>(round)) = outputs();
    }
    // Values, manifests and a lock for each unit of two environments.
    EXPECT_EQ(trees_[0].size(), static_cast<std::size_t>(2 * 3 * kServices));
    EXPECT_NE(trees_[0], trees_[1]);
    return std::chrono::duration_cast<std::chrono::microseconds>(shortest);
  }

  struct Counts {
    int attempts = 0;
    int kills = 0;     // of a running process: some end before they are killed
    int staged = 0;    // killed with a write begun
    int exchange = 0;  // killed with its journal written: outputs are being exchanged
    int old_trees = 0;
    int new_trees = 0;
  };

  /// Changes the model, kills its render, runs one further command and judges what is there.
  void attempt(const Moment& moment, Counts& counts) {
    const int wanted = 1 - present_;
    write_model(wanted);
    if (kill_render(moment)) ++counts.kills;
    if (fs::exists(project_ / "rendered/.stageplot-staging")) ++counts.staged;
    if (fs::exists(project_ / "rendered/.stageplot-staging/journal")) ++counts.exchange;

    const std::string name =
        "attempt " + std::to_string(counts.attempts) + ", after " + std::to_string(moment.delay.count()) + " µs";
    // A command that only reads finishes or drops the write; the same render ends with the new tree.
    const bool render_again = counts.attempts++ % 4 == 3;
    const ProcessResult result = run(render_again ? "render" : "check");
    ASSERT_EQ(result.exit_code, 0) << name << ": " << result.errors;
    const Tree tree = outputs();
    const bool is_old = tree == trees_.at(static_cast<std::size_t>(present_));
    const bool is_new = tree == trees_.at(static_cast<std::size_t>(wanted));
    ASSERT_TRUE(is_new || (is_old && !render_again)) << name;
    ASSERT_EQ(left_over(project_ / "rendered"), "") << name;
    ++(is_old ? counts.old_trees : counts.new_trees);
    if (is_new) present_ = wanted;
  }

  static void print(const Counts& counts) {
    std::cout << counts.kills << " kills of a running process in " << counts.attempts << " attempts: " << counts.staged
              << " with a write begun, " << counts.exchange << " of them while outputs were exchanged; then "
              << counts.old_trees << " old and " << counts.new_trees << " new trees\n";
  }

  TemporaryDirectory folder_;
  fs::path project_;
  fs::path scratch_;
  std::string cart_;
  std::array<Tree, 2> trees_;  // of the two states of the model
  int present_ = 0;            // which of them is there
  std::mt19937 random_{20240131};
};

TEST_F(KillTest, at_any_moment_leaves_the_old_or_the_new_tree) {
  constexpr int kKills = 200;
  constexpr int kMostAttempts = 1000;
  // Moments over a whole run and a little more, for the write comes last, so that each phase is hit however fast the
  // machine is.
  const std::int64_t longest = render_both().count() * 5 / 4;
  Counts counts;
  while (counts.kills < kKills && counts.attempts < kMostAttempts && !HasFailure()) {
    attempt({.delay = std::chrono::microseconds(static_cast<std::int64_t>(random_() % 10000) * longest / 10000)},
            counts);
  }
  print(counts);
  EXPECT_EQ(counts.kills, kKills);
  EXPECT_GT(counts.staged, 0);
  EXPECT_EQ(counts.old_trees + counts.new_trees, counts.attempts);
}

/// Random moments seldom fall into the exchange; on a disk, where it waits, they can be aimed at it.
class KillOnDiskTest : public KillTest {
 protected:
  KillOnDiskTest() : KillTest(STAGEPLOT_SCRATCH) {}
};

TEST_F(KillOnDiskTest, during_the_exchange_leaves_the_new_tree) {
  constexpr int kAttempts = 30;
  (void)render_both();
  Counts counts;
  while (counts.attempts < kAttempts && !HasFailure()) {
    attempt({.delay = std::chrono::microseconds(random_() % 2000), .after_file = ".stageplot-staging/journal"}, counts);
  }
  print(counts);
  EXPECT_EQ(counts.new_trees, kAttempts);
  if (counts.exchange == 0) GTEST_SKIP() << "no kill fell into the exchange: the disk is too fast to be caught in it";
}

}  // namespace
}  // namespace stageplot::cases
