// .Chart: what Chart.yaml says, as templates see it. A struct up to Helm 3, from Helm 4 on a map of the same fields by
// their Go names, so that asking for others is no error.
#pragma once

#include <span>

#include "chart/chart.hpp"
#include "chart/profile.hpp"
#include "document/arena.hpp"

namespace stageplot::chart {

/// An entry of .Chart.Dependencies. Once Helm has asked for conditions and tags, an entry is enabled, and called by its
/// alias.
struct ListedDependency {
  const Dependency* dependency = nullptr;
  bool switched = false;
};

/// The object in `arena`, which borrows from the chart's.
[[nodiscard]] document::Value make_chart_object(document::Arena& arena, const Chart& chart,
                                                std::span<const ListedDependency> dependencies, const Profile& profile);

}  // namespace stageplot::chart
