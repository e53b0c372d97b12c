#include "diagnostics/render/concise.hpp"

#include "diagnostics/render/visible.hpp"

namespace stageplot::diagnostics {

std::string render_concise(std::span<const Diagnostic> findings) {
  std::string out;
  for (const Diagnostic& finding : findings) {
    if (finding.primary.resolved) {
      const source::ResolvedSpan& place = *finding.primary.resolved;
      out += visible(place.file) + ":" + std::to_string(place.begin.line) + ":" + std::to_string(place.begin.column) +
             ": ";
    }
    out += std::string{name(finding.effective_severity())} + "[" + std::string{finding.rule->code} +
           "]: " + visible(finding.summary) + "\n";
  }
  return out;
}

}  // namespace stageplot::diagnostics
