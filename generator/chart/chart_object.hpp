// .Chart: what Chart.yaml says, as templates see it. A struct up to Helm 3, from Helm 4 on a map of the same fields by
// their Go names, so that asking for others is no error.
#pragma once

#include "chart/active_chart.hpp"
#include "chart/profile.hpp"
#include "document/arena.hpp"

namespace stageplot::chart {

/// The object in `arena`, which borrows from the chart's: under the name that the chart has here, with the dependencies
/// that are left of those that it declares. Once Helm has asked for conditions and tags, these are enabled, and called
/// by their aliases.
[[nodiscard]] document::Value make_chart_object(document::Arena& arena, const ActiveChart& active,
                                                const Profile& profile);

}  // namespace stageplot::chart
