#include "diagnostics/render/github.hpp"

#include <string_view>

#include "diagnostics/render/wording.hpp"

namespace stageplot::diagnostics {
namespace {

std::string_view command(const Diagnostic& finding) {
  if (finding.waiver != nullptr) return "notice";
  switch (finding.effective_severity()) {
    case Severity::error:
      return "error";
    case Severity::warning:
      return "warning";
    case Severity::note:
      return "notice";
  }
  return "error";
}

/// Whether a text stands behind the second `::` or is the value of a property, where `:` and `,` have a meaning too.
enum class Part { message, property };

std::string escaped(std::string_view text, Part part) {
  std::string out;
  for (const char c : text) {
    if (c == '%') {
      out += "%25";
    } else if (c == '\r') {
      out += "%0D";
    } else if (c == '\n') {
      out += "%0A";
    } else if (c == ':' && part == Part::property) {
      out += "%3A";
    } else if (c == ',' && part == Part::property) {
      out += "%2C";
    } else {
      out += c;
    }
  }
  return out;
}

}  // namespace

std::string render_github(std::span<const Diagnostic> findings) {
  std::string out;
  for (const Diagnostic& finding : findings) {
    out += "::" + std::string{command(finding)} + " ";
    if (finding.primary.resolved) {
      const source::ResolvedSpan& place = *finding.primary.resolved;
      out += "file=" + escaped(place.file, Part::property) + ",line=" + std::to_string(place.begin.line) +
             ",col=" + std::to_string(place.begin.column) + ",";
    }
    out += "title=" + escaped(finding.rule->code, Part::property) + "::";
    const std::string help = finding.waiver != nullptr ? waived_in_words(*finding.waiver) : joined_help(finding, "\n");
    out += escaped(headline(finding) + (help.empty() ? std::string{} : "\n" + help), Part::message) + "\n";
  }
  return out;
}

}  // namespace stageplot::diagnostics
