// `stageplot diff --base REF`: what the work tree renders against what a commit's model renders.
#pragma once

#include "cli/diff_options.hpp"
#include "cli/exit_code.hpp"

namespace stageplot::cli {

[[nodiscard]] ExitCode run_diff_base(const DiffOptions& options, const Streams& streams);

}  // namespace stageplot::cli
