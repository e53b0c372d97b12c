// Findings one a line, `file:line:column: error[code]: summary`, as editors and grep read them.
#pragma once

#include <span>
#include <string>

#include "diagnostics/diagnostic.hpp"

namespace stageplot::diagnostics {

/// Takes finished findings (see finish()). A finding without a place starts with its severity.
[[nodiscard]] std::string render_concise(std::span<const Diagnostic> findings);

}  // namespace stageplot::diagnostics
