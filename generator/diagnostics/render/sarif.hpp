// Findings as a SARIF 2.1.0 log, which code scanning services read: one run, the rules that its results have, a waived
// finding as a suppressed result.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "diagnostics/diagnostic.hpp"

namespace stageplot::diagnostics {

/// Takes finished findings (see finish()). Indented by two spaces, with a line break at the end. Files are relative
/// URIs below `%SRCROOT%`, the project's root; columns count Unicode code points, as everywhere in the tool. Bytes that
/// are not UTF-8 become U+FFFD in texts and are percent-encoded in URIs.
[[nodiscard]] std::string render_sarif(std::span<const Diagnostic> findings, std::string_view tool_version);

}  // namespace stageplot::diagnostics
