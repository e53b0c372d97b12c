// Findings as workflow commands of GitHub Actions, which turns them into annotations on the lines of a pull request.
#pragma once

#include <span>
#include <string>

#include "diagnostics/diagnostic.hpp"

namespace stageplot::diagnostics {

/// Takes finished findings (see finish()). One line a finding, `::error file=…,line=…,col=…,title=CODE::summary`, the
/// help on lines of its own inside the message; a note and a
/// waived finding are a `notice`. A finding without a place has the title alone.
[[nodiscard]] std::string render_github(std::span<const Diagnostic> findings);

}  // namespace stageplot::diagnostics
