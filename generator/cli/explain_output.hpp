// `stageplot explain --output FILE:LINE`: from a line of an output back to the lines that people wrote.
#pragma once

#include <string>

#include "cli/exit_code.hpp"
#include "cli/session.hpp"

namespace stageplot::cli {

/// `place`: `rendered/ENV/SERVICE/PATH:LINE`, with or without `rendered/` in front. Renders the unit and prints what
/// the line was made of, as text or (`json`) as JSON.
[[nodiscard]] ExitCode explain_output(Session& session, const std::string& place, bool json);

}  // namespace stageplot::cli
