// The output that a chart makes of another output: the manifests of a unit, as Helm would send them to its cluster.
#pragma once

#include "render/render_unit.hpp"

namespace stageplot::render {

/// Renders `planned` with the text of `values`, which is read as Helm reads it, and with what stands for the values
/// that the pipeline supplies. The release, its namespace and the cluster's versions are the unit's. Appends to
/// `result.outputs`, or to `result.blocked` where the release is unknown; reports the chart's findings, traced to the
/// unit's own texts.
void render_chart_output(const PlannedOutput& planned, std::size_t values, const model::Unit& unit, UnitSpace& space,
                         const RenderUnitOptions& options, UnitRender& result, diagnostics::Diagnostics& diagnostics);

}  // namespace stageplot::render
