#include "render/read_output.hpp"

#include <optional>
#include <utility>
#include <vector>

#include "diagnostics/rules/verify.hpp"
#include "render/trace.hpp"

namespace stageplot::render {
namespace {

/// The finding of a reader, put on what the author can edit: the template's place that printed the refused bytes.
diagnostics::Diagnostic translate(const diagnostics::Diagnostic& seen, const UnitRender& unit,
                                  const RenderedOutput& output, const UnitSpace& space) {
  diagnostics::Diagnostic finding{
      .rule = &diagnostics::rules::verify_unreadable,
      .owner = diagnostics::Owner::templates,
      .summary = "`" + output.file.path + "` is not valid " + output.dialect + ": " + seen.summary,
      .help = "correct the template around this place; " + seen.help};
  if (const auto traced = trace(unit, output, seen.primary.span, space)) {
    finding.primary = {traced->printed.front(), "printed here", {}};
    for (const source::Span& value : traced->values) finding.labels.push_back({value, "the value", {}});
  }
  finding.labels.push_back({seen.primary.span, seen.primary.text, {}});
  return finding;
}

}  // namespace

bool report_unreadable(const diagnostics::Diagnostics& seen, const RenderedOutput& output, const UnitRender& unit,
                       const UnitSpace& space, diagnostics::Diagnostics& diagnostics) {
  for (const diagnostics::Diagnostic& finding : seen.all()) {
    if (finding.effective_severity() != diagnostics::Severity::error) continue;
    diagnostics::Diagnostic translated = translate(finding, unit, output, space);
    diagnostics::resolve_unit_texts(translated, space.sources);
    diagnostics.add(std::move(translated));
  }
  return !seen.has_errors();
}

bool read_yaml_output(RenderedOutput& output, const UnitRender& unit, UnitSpace& space,
                      const document::YamlOptions& options, bool stream, diagnostics::Diagnostics& diagnostics) {
  if (output.reading != Reading::not_yet) return output.reading == Reading::sound;
  diagnostics::Diagnostics seen;
  if (stream) {
    auto documents =
        document::read_yaml_stream(output.file_id, space.sources, space.arena, space.origins, options, seen);
    if (documents) output.documents = std::move(*documents);
  } else {
    const auto tree = document::read_yaml(output.file_id, space.sources, space.arena, space.origins, options, seen);
    if (tree) output.documents.push_back(*tree);
  }
  const bool sound = report_unreadable(seen, output, unit, space, diagnostics);
  output.reading = sound ? Reading::sound : Reading::refused;
  return sound;
}

}  // namespace stageplot::render
