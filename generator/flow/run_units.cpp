#include "flow/run_units.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "diagnostics/rules/mark.hpp"
#include "parallel/parallel_for.hpp"
#include "policy/waivers/apply.hpp"
#include "readback/read_back.hpp"
#include "render/deploy_values.hpp"
#include "render/source_map.hpp"
#include "verify/verify.hpp"

namespace stageplot::flow {
namespace {

void report_blocked(const UnitOutcome& outcome, diagnostics::Diagnostics& diagnostics) {
  for (const render::Blocked& blocked : outcome.render.blocked) {
    diagnostics.add(
        {.rule = &diagnostics::rules::mark_blocked,
         .summary = "`" + blocked.output + "` needs `" + blocked.path + "`, which is unknown: " + blocked.reason,
         .primary = {blocked.mark, "nobody knows it", {}},
         .path = blocked.path,
         .help = "give the value, or let the template ask `known` before it uses it",
         .environments = {outcome.environment.name},
         .service = outcome.unit.service});
  }
}

/// One file beside each output.
void add_source_maps(UnitOutcome& outcome, const render::UnitSpace& space) {
  for (const render::RenderedOutput& output : outcome.render.outputs) {
    outcome.source_maps.push_back({.path = output.file.path + std::string{render::kSourceMapSuffix},
                                   .text = render::source_map(outcome.render, output, space)});
  }
}

/// Takes over the findings of the units, but for those about a value that the model's own errors are about already:
/// they are its consequences.
void merge_units(std::vector<diagnostics::Diagnostics> units, diagnostics::Diagnostics& diagnostics) {
  std::vector<source::Span> causes;
  for (const diagnostics::Diagnostic& finding : diagnostics.all()) {
    if (!finding.counts_as_error()) continue;
    causes.push_back(finding.primary.span);
    for (const diagnostics::Label& label : finding.labels) causes.push_back(label.span);
  }
  std::ranges::sort(causes);
  for (diagnostics::Diagnostics& unit : units) {
    for (diagnostics::Diagnostic& finding : unit.all()) {
      const source::Span place = finding.primary.span;
      if (!place.known() || !std::ranges::binary_search(causes, place)) diagnostics.add(std::move(finding));
    }
  }
}

}  // namespace

void run_units(const model::Model& model, const render::Plan& plan, std::span<const std::size_t> indexes,
               const source::SourceFiles& sources, const RunOptions& options, const Consume& consume,
               diagnostics::Diagnostics& diagnostics) {
  std::vector<diagnostics::Diagnostics> findings(indexes.size());
  parallel::parallel_for(options.jobs, indexes.size(), [&](std::size_t i, std::size_t) {
    const model::Unit& unit = model.units[indexes[i]];
    if (unit.tree.is_nil() || (options.stopped && options.stopped())) return;
    render::UnitSpace space(sources, model.origins);
    UnitOutcome outcome{.unit = unit, .environment = model.environment(unit)};
    outcome.render = render::render_unit(model, unit, plan, space, options.render, findings[i]);
    bool sound = !findings[i].has_errors() && outcome.render.blocked.empty();
    const document::Value pipeline = render::values_of_pipeline(
        unit.tree, render::deploy_values_or_names(options.render.deploy_values), space.arena);
    readback::UnitArtifacts artifacts = readback::read_back(outcome.render, pipeline, space, findings[i]);
    sound = verify::verify_unit({.model = model,
                                 .unit = unit,
                                 .plan = plan,
                                 .rendered = outcome.render,
                                 .artifacts = artifacts,
                                 .options = options.render},
                                space, findings[i]) &&
            sound;
    if (options.policies != nullptr) {
      options.policies->judge_unit(unit, outcome.render, artifacts, space, findings[i]);
    }
    for (diagnostics::Diagnostic& finding : findings[i].all()) {
      finding.environments = {outcome.environment.name};
      finding.service = unit.service;
    }
    if (options.waivers != nullptr) waivers::apply(*options.waivers, space.sources, findings[i]);
    report_blocked(outcome, findings[i]);
    // What a policy refuses is not written either, unless it is waived.
    outcome.sound = sound && !findings[i].has_errors();
    if (sound && options.source_maps) add_source_maps(outcome, space);
    consume(outcome, findings[i]);
  });
  merge_units(std::move(findings), diagnostics);
}

}  // namespace stageplot::flow
