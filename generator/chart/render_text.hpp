// A render for those who want its text and no source map, as `stageplot template` does.
#pragma once

#include "chart/render.hpp"

namespace stageplot::chart {

/// render_chart without a source map, which is a good part of a render's time. Where the render fails or has findings,
/// it is done again with the map, so that they have their places: with the same clock and the same chance.
[[nodiscard]] ChartRender render_text(const LoadedChart& chart, const RenderInput& input,
                                      gotemplate::Workspace workspace, const RenderOptions& options,
                                      diagnostics::Diagnostics& diagnostics);

}  // namespace stageplot::chart
