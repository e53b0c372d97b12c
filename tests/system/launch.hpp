// Runs the built tool under the conditions that a shell, a supervisor or an operating system may put it under. The case
// runner's run_process() is for a plain run; here a stream may be closed, a signal may come in between.
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "cases/runner/process.hpp"

namespace stageplot::system_test {

struct LaunchOptions {
  std::filesystem::path folder;           // to run in
  std::filesystem::path scratch;          // for the captured output; must exist
  std::vector<int> closed;                // of the streams 0, 1, 2
  std::string output;                     // a file for the results instead of the captured one
  std::string errors;                     // likewise for the findings
  std::optional<std::size_t> max_file;    // no file may grow beyond so many bytes
  std::optional<std::size_t> max_memory;  // bytes of address space that the process may have
  int ignored_signal = 0;
  std::vector<std::string> variables;  // NAME=VALUE, before and instead of PATH and LC_ALL
  bool unprivileged = false;           // as a user whom permissions concern, where the test runs as root
};

/// A running tool. Ended and waited for with the object.
class Tool {
 public:
  Tool(const std::vector<std::string>& arguments, const LaunchOptions& options);
  Tool(const Tool&) = delete;
  Tool& operator=(const Tool&) = delete;
  ~Tool();

  [[nodiscard]] pid_t id() const { return child_; }
  [[nodiscard]] bool has_ended() const;
  void send(int signal) const;
  /// Stops the process and returns when it stands still, or has ended.
  void halt() const;
  /// Waits for the end; what was captured. A process that a signal ended has 128 + its number, as in a shell.
  [[nodiscard]] cases::ProcessResult wait();

 private:
  std::filesystem::path output_;
  std::filesystem::path errors_;
  pid_t child_ = -1;
};

/// Starts the tool and waits for its end.
[[nodiscard]] cases::ProcessResult launch(const std::vector<std::string>& arguments, const LaunchOptions& options);

/// Why permissions can't be tested here; empty where they can.
[[nodiscard]] std::string why_permissions_mean_nothing();

/// The user that `unprivileged` runs as, to whom a test gives its files; our own where that is not root.
[[nodiscard]] uid_t unprivileged_user();

}  // namespace stageplot::system_test
