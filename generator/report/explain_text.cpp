// What `explain` found, for people: the value, then every place that set it, the winner first.
#include <algorithm>
#include <string_view>

#include "diagnostics/render/visible.hpp"
#include "document/object.hpp"
#include "layering/scalar_text.hpp"
#include "report/explain_report.hpp"
#include "report/value_text.hpp"

namespace stageplot::report {
namespace {

using layering::Explanation;
using layering::Setter;
using layering::Standing;

std::string_view words(Standing standing) {
  switch (standing) {
    case Standing::wins:
      return "wins";
    case Standing::overridden:
      return "overridden";
    case Standing::removed:
      return "removes it";
    case Standing::refers:
      return "refers to";
  }
  return "";
}

std::string place(const Setter& setter) {
  if (setter.place.file.empty()) return "(stageplot itself)";
  return setter.place.file + ':' + std::to_string(setter.place.begin.line) + ':' +
         std::to_string(setter.place.begin.column);
}

std::string pad(std::string text, std::size_t width) {
  if (text.size() < width) text.append(width - text.size(), ' ');
  return text;
}

/// The lines of one output stand behind each other.
void add_reached(const ExplainSubject& subject, std::span<const ReachedLine> lines, std::string& out) {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (i > 0 && lines[i].output == lines[i - 1].output) {
      out.pop_back();
      out += ", " + std::to_string(lines[i].line) + '\n';
      continue;
    }
    out += "  reaches     " + subject.environment + '/' + subject.service + '/' + lines[i].output + ':' +
           std::to_string(lines[i].line) + '\n';
  }
}

}  // namespace

std::string explain_text(const ExplainSubject& subject, std::span<const Explanation> explained) {
  std::string out;
  for (std::size_t i = 0; i < explained.size(); ++i) {
    const Explanation& explanation = explained[i];
    if (!out.empty()) out += '\n';
    out += diagnostics::visible(explanation.path) + ": ";
    out += explanation.exists ? diagnostics::visible(value_text(explanation.value)) : "(removed)";
    out += '\n';
    std::size_t width = 0;
    for (const Setter& setter : explanation.setters) width = std::max(width, place(setter).size());
    for (const Setter& setter : explanation.setters) {
      out += "  " + pad(std::string{words(setter.standing)}, 10) + "  ";
      out += setter.text.empty() ? place(setter) : pad(place(setter), width) + "  " + diagnostics::visible(setter.text);
      out += '\n';
    }
    for (const std::string& reason : explanation.reasons) out += "  because     " + diagnostics::visible(reason) + '\n';
    if (i < subject.reaches.size()) add_reached(subject, subject.reaches[i], out);
  }
  return out;
}

}  // namespace stageplot::report
