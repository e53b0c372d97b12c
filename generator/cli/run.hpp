// The command line as a whole: which subcommand, with which options.
#pragma once

#include <span>

#include "cli/common_options.hpp"
#include "cli/exit_code.hpp"

namespace stageplot::cli {

/// Parses `arguments` (the program's name first) and runs the command. A wrong command line is a `usage.*` finding on
/// the error stream and `could_not_run`.
[[nodiscard]] ExitCode run(std::span<char*> arguments, const Streams& streams);

}  // namespace stageplot::cli
