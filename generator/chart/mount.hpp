// Puts charts in their places: which name and path a chart has there, what templates see as .Chart, which templates
// there are under that path. They are not parsed here.
#pragma once

#include <memory>
#include <vector>

#include "chart/activation.hpp"

namespace stageplot::chart {

/// The chart at the place of `active`. Its templates are added to `templates`, which must outlive the result.
[[nodiscard]] MountedChart mount_chart(const ActiveChart& active, const Profile& profile, document::Arena& arena,
                                       std::vector<std::unique_ptr<ChartTemplate>>& templates);

/// In Helm's order of parsing and rendering: most slashes first, then descending by name.
void sort_in_helms_order(std::vector<const ChartTemplate*>& templates);

}  // namespace stageplot::chart
