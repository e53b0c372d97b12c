// `stageplot diff --rendered DIR`: a tree of outputs against what the model renders.
#pragma once

#include "cli/diff_options.hpp"
#include "cli/exit_code.hpp"

namespace stageplot::cli {

[[nodiscard]] ExitCode run_diff_rendered(const DiffOptions& options, const Streams& streams);

}  // namespace stageplot::cli
