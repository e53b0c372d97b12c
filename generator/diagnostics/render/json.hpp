// Findings as one JSON object for other programs: all fields are always there, null where there is nothing to say, and
// every list holds objects, so that fields can be added later.
#pragma once

#include <span>
#include <string>

#include "diagnostics/diagnostic.hpp"

namespace stageplot::diagnostics {

/// Takes finished findings (see finish()). `{"findings": […], "summary": {"errors", "warnings", "notes", "waived"}}`,
/// indented by two spaces, with a line break at the end. Bytes that are not UTF-8 become U+FFFD.
[[nodiscard]] std::string render_json(std::span<const Diagnostic> findings);

}  // namespace stageplot::diagnostics
