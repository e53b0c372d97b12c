#include "render/render_unit.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "artifact/unit_name.hpp"
#include "document/map.hpp"
#include "render/chart_output.hpp"
#include "render/dialects.hpp"
#include "render/layout.hpp"

namespace stageplot::render {
namespace {

using document::Value;

/// The value at a path that the plan asks for.
const Value* asked_for(std::string_view path, const Value& tree, const RenderUnitOptions& options) {
  const Value* value = document::find_path(tree, path);
  if (value != nullptr && options.reads != nullptr) options.reads->insert(value->origin);
  return value;
}

/// What a chart is told of the model beside its values (chart_output.cpp); the versions of Helm and Kubernetes count as
/// read by the tool itself (model/load.hpp).
constexpr std::array<std::string_view, 2> kReadForCharts{"environment.kubernetes.namespace", "release"};

bool serves(const Target& target, const Value& tree, const RenderUnitOptions& options) {
  if (target.platform.empty()) return true;
  const Value* platform = asked_for("platform", tree, options);
  return platform != nullptr && platform->is_string() && platform->text() == target.platform;
}

/// Whether the unit has what an output is made for; an unknown value counts as there, so that it blocks.
bool wanted(const PlannedOutput& output, const Value& tree, const RenderUnitOptions& options) {
  if (output.when.empty()) return true;
  const Value* value = asked_for(output.when, tree, options);
  return value != nullptr && !value->is_nil();
}

/// Where the mark itself stands: references lead to it in the order of the origin's sources, so it is the last.
source::Span mark_of(document::OriginId origin, const document::Origins& origins) {
  const std::vector<document::OriginId> sources = origins.sources(origin);
  return sources.empty() ? source::Span{} : origins.span(sources.back());
}

/// The unknown value that stopped an output, and those that would stop it next: it is rendered again, with something in
/// the stead of each that was found, until it ends in another way. A template may need something else than what stands
/// there, so the list may be short; a value on it is truly needed.
void add_blocked(const PlannedOutput& output, gotemplate::BlockedUse first, const Value& data, const Plan& plan,
                 UnitSpace& space, gotemplate::RenderOptions options, UnitRender& result) {
  static constexpr std::size_t kMost = 100;
  gotemplate::UnknownStandIns stand_ins;
  options.unknown_stand_ins = &stand_ins;
  options.recording = gotemplate::Output::Recording::off;
  gotemplate::BlockedUse use = std::move(first);
  while (stand_ins.size() < kMost) {
    const document::OriginId origin = use.origin;
    if (stand_ins.contains(origin)) return;
    result.blocked.push_back(
        {.output = output.path, .path = use.path, .reason = use.reason, .mark = mark_of(origin, space.origins)});
    bool found = false;
    // Ranges and conditions take nil, functions rather a text.
    for (const Value& stand_in : {Value::nothing(origin), Value::of(space.arena.copy("unknown"), origin)}) {
      stand_ins[origin] = stand_in;
      gotemplate::RenderResult again = gotemplate::render_template(
          plan.templates, output.template_name, data,
          {.arena = space.arena, .origins = space.origins, .sources = space.sources}, options);
      if (again.outcome == gotemplate::Outcome::failed) continue;
      if (!again.blocked) return;
      use = std::move(*again.blocked);
      found = true;
      break;
    }
    if (!found) return;
  }
}

}  // namespace

void add_output(RenderedOutput output, UnitSpace& space, UnitRender& result) {
  output.file_id = space.sources.add(space.folder + '/' + output.file.path, output.file.text);
  result.outputs.push_back(std::move(output));
}

UnitRender render_unit(const model::Model& model, const model::Unit& unit, const Plan& plan, UnitSpace& space,
                       const RenderUnitOptions& options, diagnostics::Diagnostics& diagnostics) {
  UnitRender result;
  space.folder = artifact::UnitName{model.environment(unit).name, unit.service}.folder();
  const Value data = document::thaw(space.arena, unit.tree);
  const gotemplate::RenderOptions render_options{.missing_key = gotemplate::MissingKey::error,
                                                 .integer_types = gotemplate::IntegerTypes::one_type,
                                                 .recording = options.recording,
                                                 .deploy_values = options.deploy_values,
                                                 .reads = options.reads};
  for (const Target& target : plan.targets) {
    if (!serves(target, unit.tree, options)) continue;
    for (const PlannedOutput& output : target.outputs) {
      if (!wanted(output, unit.tree, options)) continue;
      if (output.chart != nullptr) {
        for (const std::string_view path : kReadForCharts) (void)asked_for(path, unit.tree, options);
        const auto values = std::ranges::find(result.outputs, output.chart->values,
                                              [](const RenderedOutput& made) { return made.file.path; });
        // Without them its own output failed or is blocked, which is said there.
        if (values == result.outputs.end()) continue;
        render_chart_output(output, static_cast<std::size_t>(values - result.outputs.begin()), unit, space, options,
                            result, diagnostics);
        continue;
      }
      gotemplate::RenderResult rendered = gotemplate::render_template(
          plan.templates, output.template_name, data,
          {.arena = space.arena, .origins = space.origins, .sources = space.sources}, render_options);
      if (rendered.blocked) {
        add_blocked(output, std::move(*rendered.blocked), data, plan, space, render_options, result);
      } else if (rendered.error) {
        diagnostics::Diagnostic finding = std::move(rendered.error->diagnostic);
        finding.environments = {model.environment(unit).name};
        finding.service = unit.service;
        diagnostics::resolve_unit_texts(finding, space.sources);
        diagnostics.add(std::move(finding));
      } else {
        if (const gotemplate::Dialect* dialect = find_dialect(output.dialect)) {
          apply_edits(dialect->format(rendered.text), rendered.text, rendered.mappings);
        }
        add_output({.file = {.path = output.path, .text = std::move(rendered.text)},
                    .dialect = output.dialect,
                    .mappings = std::move(rendered.mappings)},
                   space, result);
      }
    }
  }
  std::ranges::sort(result.outputs, {},
                    [](const RenderedOutput& output) -> const std::string& { return output.file.path; });
  return result;
}

}  // namespace stageplot::render
