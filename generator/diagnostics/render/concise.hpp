// Findings one a line, `file:line:column: error[code]: summary`, as editors and grep read them; a waived one has the
// word `waived` in place of its severity.
#pragma once

#include <span>
#include <string>

#include "diagnostics/diagnostic.hpp"
#include "diagnostics/render/waived.hpp"

namespace stageplot::diagnostics {

/// Takes finished findings (see finish()). A finding without a place starts with its severity.
/// Waived findings are left out unless they are to be listed.
[[nodiscard]] std::string render_concise(std::span<const Diagnostic> findings,
                                         WaivedFindings waived = WaivedFindings::count);

}  // namespace stageplot::diagnostics
