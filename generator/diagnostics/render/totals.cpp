#include "diagnostics/render/totals.hpp"

#include <string_view>

namespace stageplot::diagnostics {

Totals count(std::span<const Diagnostic> findings) {
  Totals totals;
  for (const Diagnostic& finding : findings) {
    if (finding.waiver != nullptr) {
      ++totals.waived;
      continue;
    }
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
  const auto append = [&line](std::size_t number, std::string_view one, std::string_view many) {
    if (number == 0) return;
    if (!line.empty()) line += ", ";
    line += std::to_string(number) + " " + std::string{number == 1 ? one : many};
  };
  append(totals.errors, "error", "errors");
  append(totals.warnings, "warning", "warnings");
  append(totals.notes, "note", "notes");
  append(totals.waived, "waived", "waived");
  return line;
}

}  // namespace stageplot::diagnostics
