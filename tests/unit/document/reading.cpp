#include "unit/document/reading.hpp"

#include <fmt/format.h>

#include "diagnostics/rule.hpp"

namespace stageplot::document {
namespace {

std::string position(const source::SourceFiles& sources, source::FileId file, std::uint32_t offset) {
  const auto at = sources.position(file, offset);
  return fmt::format("{}:{}", at.line, at.column);
}

}  // namespace

std::string describe(const diagnostics::Diagnostics& findings, const source::SourceFiles& sources) {
  std::string out;
  for (const auto& finding : findings.all()) {
    const source::Span span = finding.primary.span;
    out += position(sources, span.file, span.begin) + "-" + position(sources, span.file, span.end);
    out += fmt::format(" {} {}: {} [{}] ({})", finding.rule->code, finding.path, finding.summary, finding.primary.text,
                       finding.help);
    for (const auto& label : finding.labels) {
      out += fmt::format(" {{{} at {}}}", label.text, position(sources, label.span.file, label.span.begin));
    }
    out += '\n';
  }
  return out;
}

std::optional<Value> Reading::yaml(std::string text, YamlOptions options) {
  const auto file = sources.add("test.yaml", std::move(text));
  return read_yaml(file, sources, arena, origins, options, findings);
}

std::optional<Value> Reading::json(std::string text, JsonOptions options) {
  const auto file = sources.add("test.json", std::move(text));
  return read_json(file, sources, arena, origins, options, findings);
}

std::string read(std::string text, YamlResolution resolution) {
  Reading reading;
  const auto value = reading.yaml(std::move(text), {.resolution = resolution});
  if (!reading.findings.empty()) return describe(reading.findings, reading.sources);
  return value ? dump(*value) : "nothing, without a finding";
}

std::string findings_of(std::string text, YamlResolution resolution) {
  Reading reading;
  (void)reading.yaml(std::move(text), {.resolution = resolution});
  return describe(reading.findings, reading.sources);
}

}  // namespace stageplot::document
