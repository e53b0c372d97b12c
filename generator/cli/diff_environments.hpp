// `stageplot diff ENV ENV`: how two environments differ, and which of it should be so.
#pragma once

#include "cli/diff_options.hpp"
#include "cli/exit_code.hpp"

namespace stageplot::cli {

/// The options name exactly two environments and nothing else to compare with. Their order is the report's.
[[nodiscard]] ExitCode run_diff_environments(const DiffOptions& options, const Streams& streams);

}  // namespace stageplot::cli
