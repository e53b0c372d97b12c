#include "diagnostics/render/totals.hpp"

#include <string_view>

namespace stageplot::diagnostics {

Totals count(std::span<const Diagnostic> findings) {
  Totals totals;
  for (const Diagnostic& finding : findings) {
    switch (finding.effective_severity()) {
      case Severity::error:
        ++totals.errors;
        break;
      case Severity::warning:
        ++totals.warnings;
        break;
      case Severity::note:
        ++totals.notes;
        break;
    }
  }
  return totals;
}

std::string summary_line(const Totals& totals) {
  std::string line;
  const auto append = [&line](std::size_t number, std::string_view noun) {
    if (number == 0) return;
    if (!line.empty()) line += ", ";
    line += std::to_string(number) + " " + std::string{noun} + (number == 1 ? "" : "s");
  };
  append(totals.errors, "error");
  append(totals.warnings, "warning");
  append(totals.notes, "note");
  return line;
}

}  // namespace stageplot::diagnostics
