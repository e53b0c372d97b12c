#include "diagnostics/render/concise.hpp"

#include <string_view>

#include "diagnostics/render/visible.hpp"
#include "diagnostics/render/wording.hpp"

namespace stageplot::diagnostics {

std::string render_concise(std::span<const Diagnostic> findings, WaivedFindings waived) {
  std::string out;
  for (const Diagnostic& finding : findings) {
    if (finding.waiver != nullptr && waived == WaivedFindings::count) continue;
    if (finding.primary.resolved) {
      const source::ResolvedSpan& place = *finding.primary.resolved;
      out += visible(place.file) + ":" + std::to_string(place.begin.line) + ":" + std::to_string(place.begin.column) +
             ": ";
    }
    const std::string_view word = finding.waiver != nullptr ? "waived" : name(finding.effective_severity());
    out += std::string{word} + "[" + std::string{finding.rule->code} + "]: " + visible(finding.summary);
    if (finding.waiver != nullptr) out += "; " + waived_in_words(*finding.waiver);
    out += "\n";
  }
  return out;
}

}  // namespace stageplot::diagnostics
