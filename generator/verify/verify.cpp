#include "verify/verify.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "diagnostics/rules/verify.hpp"
#include "document/yaml_reader.hpp"
#include "fluentd/check.hpp"
#include "fluentd/reader.hpp"
#include "kubernetes/validate.hpp"
#include "render/cluster.hpp"
#include "render/trace.hpp"
#include "terraform/syntax.hpp"

namespace stageplot::verify {
namespace {

/// The finding of a reader, put on what the author can edit: the template's place that printed the refused bytes.
diagnostics::Diagnostic translate(const diagnostics::Diagnostic& seen, const render::UnitRender& unit,
                                  const render::RenderedOutput& output, const render::UnitSpace& space) {
  diagnostics::Diagnostic finding{
      .rule = &diagnostics::rules::verify_unreadable,
      .owner = diagnostics::Owner::templates,
      .summary = "`" + output.file.path + "` is not valid " + output.dialect + ": " + seen.summary,
      .help = "correct the template around this place; " + seen.help};
  if (const auto trace = render::trace(unit, output, seen.primary.span, space)) {
    finding.primary = {trace->printed.front(), "printed here", {}};
    for (const source::Span& value : trace->values) finding.labels.push_back({value, "the value", {}});
  }
  finding.labels.push_back({seen.primary.span, seen.primary.text, {}});
  return finding;
}

/// What is wrong with one output's syntax.
diagnostics::Diagnostics read(const render::RenderedOutput& output, render::UnitSpace& space) {
  diagnostics::Diagnostics seen;
  if (output.dialect == "yaml" || output.dialect == "yaml-tftpl") {
    const document::YamlOptions options{.resolution = document::YamlResolution::kubernetes,
                                        .owner = diagnostics::Owner::templates};
    (void)document::read_yaml(output.file_id, space.sources, space.arena, space.origins, options, seen);
  } else if (output.dialect == "hcl") {
    if (const auto error = terraform::find_syntax_error(output.file.text)) {
      seen.add({.rule = &diagnostics::rules::verify_unreadable,
                .summary = error->summary,
                .primary = {{output.file_id, error->begin, error->end}, {}, {}},
                .help = error->help});
    }
  }
  return seen;
}

/// Adds a reader's findings; true when there is no error.
bool report_unreadable(const diagnostics::Diagnostics& seen, const render::UnitRender& unit,
                       const render::RenderedOutput& output, const render::UnitSpace& space,
                       diagnostics::Diagnostics& diagnostics) {
  for (const diagnostics::Diagnostic& finding : seen.all()) {
    if (finding.effective_severity() != diagnostics::Severity::error) continue;
    diagnostics::Diagnostic translated = translate(finding, unit, output, space);
    diagnostics::resolve(translated, space.sources);
    diagnostics.add(std::move(translated));
  }
  return !seen.has_errors();
}

bool verify_syntax(const render::UnitRender& unit, const render::RenderedOutput& output, render::UnitSpace& space,
                   diagnostics::Diagnostics& diagnostics) {
  return report_unreadable(read(output, space), unit, output, space, diagnostics);
}

/// A configuration that can be read is also checked against fluentd's plugins.
bool verify_fluentd(const render::UnitRender& unit, const render::RenderedOutput& output, render::UnitSpace& space,
                    diagnostics::Diagnostics& diagnostics) {
  diagnostics::Diagnostics unreadable;
  const auto root = fluentd::read_fluentd(space.sources, output.file_id, space.arena, {}, unreadable);
  bool sound = report_unreadable(unreadable, unit, output, space, diagnostics);
  if (!root) return false;
  diagnostics::Diagnostics findings;
  sound = fluentd::check_fluentd(*root, {}, findings) && sound;
  for (diagnostics::Diagnostic& finding : findings.all()) {
    render::put_on_model(finding, unit, space);
    diagnostics::resolve(finding, space.sources);
    diagnostics.add(std::move(finding));
  }
  return sound;
}

bool is_same(const diagnostics::Diagnostic& a, const diagnostics::Diagnostic& b) {
  return a.rule == b.rule && a.summary == b.summary && a.primary.span == b.primary.span;
}

/// Objects against the types of each version that the cluster may run; what several versions refuse is said once.
bool verify_objects(const model::Model& model, const model::Unit& unit, const render::Plan& plan,
                    const render::UnitRender& rendered, const render::RenderedOutput& output, render::UnitSpace& space,
                    const render::RenderUnitOptions& options, diagnostics::Diagnostics& diagnostics) {
  diagnostics::Diagnostics seen;
  const auto documents =
      document::read_yaml_stream(output.file_id, space.sources, space.arena, space.origins,
                                 {.resolution = document::YamlResolution::kubernetes,
                                  .owner = diagnostics::Owner::templates,
                                  .permit_unusual_breaks = true},  // the API server reads them as Helm writes them
                                 seen);
  std::vector<diagnostics::Diagnostic> findings(seen.all().begin(), seen.all().end());
  const auto versions = render::kubernetes_versions(model, unit, options.kube_version, diagnostics);
  for (const kubernetes::KubeVersion& version : versions) {
    if (!documents) break;
    diagnostics::Diagnostics refused;
    kubernetes::validate(*documents,
                         {.version = version,
                          .owner = diagnostics::Owner::templates,
                          .custom = &plan.custom_kinds,
                          .sources = &space.sources},
                         space.origins, refused);
    for (diagnostics::Diagnostic& finding : refused.all()) {
      const auto same = [&](const diagnostics::Diagnostic& other) { return is_same(finding, other); };
      if (std::ranges::none_of(findings, same)) findings.push_back(std::move(finding));
    }
  }
  bool sound = !versions.empty();
  for (diagnostics::Diagnostic& finding : findings) {
    sound = sound && finding.effective_severity() != diagnostics::Severity::error;
    render::put_on_model(finding, rendered, space);
    diagnostics::resolve(finding, space.sources);
    diagnostics.add(std::move(finding));
  }
  return sound;
}

}  // namespace

bool verify_unit(const model::Model& model, const model::Unit& unit, const render::Plan& plan,
                 const render::UnitRender& rendered, render::UnitSpace& space, const render::RenderUnitOptions& options,
                 diagnostics::Diagnostics& diagnostics) {
  bool sound = true;
  for (const render::RenderedOutput& output : rendered.outputs) {
    const bool fits = output.dialect == "kubernetes"
                          ? verify_objects(model, unit, plan, rendered, output, space, options, diagnostics)
                      : output.dialect == "fluentd" ? verify_fluentd(rendered, output, space, diagnostics)
                                                    : verify_syntax(rendered, output, space, diagnostics);
    sound = fits && sound;
  }
  return sound;
}

}  // namespace stageplot::verify
