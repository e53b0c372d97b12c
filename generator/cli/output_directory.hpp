// Where `render` may write: a directory of its own, not one that the tool reads the project from.
#pragma once

#include <string>

#include "cli/session.hpp"

namespace stageplot::cli {

/// False after a `usage.bad-option`: `output`, the value of --output, is empty or lies in a folder of the project's
/// sources.
[[nodiscard]] bool check_output_directory(Session& session, const std::string& output);

}  // namespace stageplot::cli
