// Findings as a JUnit report, the one format that every CI system shows: a finding is a test case that failed, a
// waived one a case that was skipped.
#pragma once

#include <span>
#include <string>

#include "diagnostics/diagnostic.hpp"

namespace stageplot::diagnostics {

/// Takes finished findings (see finish()). One suite `stageplot`; a case is named by code, summary and units, so that
/// two reports can be compared though lines have moved, and holds the whole text of its finding. Without findings the
/// suite has one case that passed, since CI systems take an empty report for a mistake. Well-formed XML 1.0 for any
/// text: what XML cannot hold is escaped or becomes U+FFFD.
[[nodiscard]] std::string render_junit(std::span<const Diagnostic> findings);

}  // namespace stageplot::diagnostics
