// Runs a program of the system (git) and takes what it prints: without a shell, with a fixed list of arguments and an
// environment of its own.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace stageplot::source {

struct ProgramLimits {
  std::size_t output_bytes = std::size_t{1} << 20;  // over it the program is ended
  std::size_t error_bytes = std::size_t{64} << 10;  // more is not kept
};

struct ProgramRun {
  bool started = false;
  bool too_much = false;  // it printed more than the limit
  int exit_code = -1;     // 128 + number for a signal
  std::string output;
  std::string errors;
  std::string problem;  // why it could not be started
};

/// The program `name` in the folders of PATH, the first that is an absolute path and has it; empty where none has. A
/// relative folder in PATH would be one of the project's own.
[[nodiscard]] std::string find_program(std::string_view name);

/// Runs `path` with `arguments` (its name is put in front) and exactly `environment` (NAME=VALUE), with nothing on its
/// standard input, and waits for its end.
[[nodiscard]] ProgramRun run_program(const std::string& path, const std::vector<std::string>& arguments,
                                     const std::vector<std::string>& environment, const ProgramLimits& limits = {});

}  // namespace stageplot::source
