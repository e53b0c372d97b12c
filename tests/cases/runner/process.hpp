// Runs a program as a user would, with an environment of its own, and keeps what it printed.
#pragma once

#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

namespace stageplot::cases {

struct ProcessResult {
  int exit_code = -1;  // 128 + number for a signal
  bool timed_out = false;
  std::string output;  // stdout
  std::string errors;  // stderr
};

struct ProcessOptions {
  std::filesystem::path folder;         // to run in
  std::filesystem::path scratch;        // for the captured output; must exist
  std::vector<std::string> variables;   // NAME=VALUE, besides PATH, HOME, LC_ALL
  std::chrono::seconds time_limit{60};  // then it is killed
};

[[nodiscard]] ProcessResult run_process(const std::filesystem::path& program, const std::vector<std::string>& arguments,
                                        const ProcessOptions& options);

}  // namespace stageplot::cases
