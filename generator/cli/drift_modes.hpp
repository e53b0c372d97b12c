// The two modes of `stageplot drift`: an environment of the project against exports, and manifests against exports with
// no project around them.
#pragma once

#include "cli/drift_options.hpp"
#include "cli/exit_code.hpp"

namespace stageplot::cli {

[[nodiscard]] ExitCode run_drift_environment(const DriftOptions& options, const Streams& streams);
[[nodiscard]] ExitCode run_drift_manifests(const DriftOptions& options, const Streams& streams);

}  // namespace stageplot::cli
