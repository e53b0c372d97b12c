// The per-unit half of the flow, on all cores: render, read back, hand over. A unit's arena, texts and origins die when
// its outcome has been consumed, so that thousands of units never stand in memory at once.
#pragma once

#include <functional>
#include <span>
#include <vector>

#include "artifact/output_file.hpp"
#include "diagnostics/collector.hpp"
#include "model/model.hpp"
#include "policy/run.hpp"
#include "policy/waivers/waivers.hpp"
#include "render/plan.hpp"
#include "render/render_unit.hpp"

namespace stageplot::flow {

/// What became of one unit.
struct UnitOutcome {
  const model::Unit& unit;
  const model::Environment& environment;
  render::UnitRender render;
  std::vector<artifact::OutputFile> source_maps;  // of a sound unit, where they were asked for
  bool sound = false;                             // rendered whole and read back without a finding, and not blocked
};

struct RunOptions {
  std::size_t jobs = 1;
  render::RenderUnitOptions render = {};
  bool source_maps = false;
  const waivers::Waivers* waivers = nullptr;  // applied to each unit's findings; nullptr: none
  policy::Run* policies = nullptr;            // judges each unit; nullptr: none
  /// Asked before each unit, from several threads; once it is true, the units that are left are skipped.
  std::function<bool()> stopped = {};
};

/// Called from several threads at once, in no order. Its findings go into the collector that it is handed.
using Consume = std::function<void(UnitOutcome&, diagnostics::Diagnostics&)>;

/// Renders and verifies the units at `indexes` of model.units; those without a sound tree are skipped. Findings arrive
/// in the order of the units, whatever the number of jobs; a blocked unit is the warning `mark.blocked`.
void run_units(const model::Model& model, const render::Plan& plan, std::span<const std::size_t> indexes,
               const source::SourceFiles& sources, const RunOptions& options, const Consume& consume,
               diagnostics::Diagnostics& diagnostics);

}  // namespace stageplot::flow
