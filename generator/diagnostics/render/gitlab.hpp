// Findings as a Code Quality report of GitLab, which shows them in the merge request, on the changed lines.
#pragma once

#include <span>
#include <string>

#include "diagnostics/diagnostic.hpp"

namespace stageplot::diagnostics {

/// Takes finished findings (see finish()). A JSON list, indented by two spaces, with a line break at the end. GitLab
/// compares two reports by fingerprint and drops an issue without a location: fingerprints that repeat get a number,
/// and a finding without a place stands on the first line of `stageplot.yaml`. A waived finding is an `info` that says
/// so and keeps its fingerprint: left out, it would be shown as solved by the merge request that waives it.
[[nodiscard]] std::string render_gitlab(std::span<const Diagnostic> findings);

}  // namespace stageplot::diagnostics
