#include "verify/verify.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "diagnostics/rules/verify.hpp"
#include "document/yaml_reader.hpp"
#include "fluentd/reader.hpp"
#include "terraform/syntax.hpp"

namespace stageplot::verify {
namespace {

/// The finding of a reader, put on what the author can edit: the template's place that printed the refused bytes.
diagnostics::Diagnostic translate(const diagnostics::Diagnostic& seen, const render::RenderedOutput& output,
                                  const render::UnitSpace& space) {
  diagnostics::Diagnostic finding{
      .rule = &diagnostics::rules::verify_unreadable,
      .owner = diagnostics::Owner::templates,
      .summary = "`" + output.file.path + "` is not valid " + output.dialect + ": " + seen.summary,
      .help = "correct the template around this place; " + seen.help};
  const std::uint32_t offset = seen.primary.span.begin;
  const auto after = std::ranges::upper_bound(output.mappings, offset, {}, &gotemplate::Mapping::begin);
  if (after != output.mappings.begin()) {
    const gotemplate::Mapping& mapping = *(after - 1);
    finding.primary = {mapping.template_span, "printed here", {}};
    const source::Span value = space.origins.span(mapping.origin);
    if (value.known() && value != mapping.template_span) finding.labels.push_back({value, "the value", {}});
  }
  finding.labels.push_back({seen.primary.span, seen.primary.text, {}});
  return finding;
}

}  // namespace

bool verify_output(const render::RenderedOutput& output, render::UnitSpace& space,
                   diagnostics::Diagnostics& diagnostics) {
  const source::FileId file = space.sources.add(output.file.path, output.file.text);
  diagnostics::Diagnostics seen;
  if (output.dialect == "yaml" || output.dialect == "yaml-tftpl") {
    const document::YamlOptions options{.resolution = document::YamlResolution::kubernetes,
                                        .owner = diagnostics::Owner::templates};
    (void)document::read_yaml(file, space.sources, space.arena, space.origins, options, seen);
  } else if (output.dialect == "fluentd") {
    (void)fluentd::read_fluentd(space.sources, file, space.arena, {}, seen);
  } else if (output.dialect == "hcl") {
    if (const auto error = terraform::find_syntax_error(output.file.text)) {
      seen.add({.rule = &diagnostics::rules::verify_unreadable,
                .summary = error->summary,
                .primary = {{file, error->begin, error->end}, {}, {}},
                .help = error->help});
    }
  }
  for (const diagnostics::Diagnostic& finding : seen.all()) {
    if (finding.effective_severity() != diagnostics::Severity::error) continue;
    diagnostics::Diagnostic translated = translate(finding, output, space);
    diagnostics::resolve(translated, space.sources);
    diagnostics.add(std::move(translated));
  }
  return !seen.has_errors();
}

}  // namespace stageplot::verify
