// Puts charts in their places: which name and path a chart has there, what templates see as .Chart, its templates
// parsed under that path.
#pragma once

#include <memory>
#include <vector>

#include "chart/activation.hpp"
#include "diagnostics/collector.hpp"
#include "document/origin.hpp"

namespace stageplot::chart {

/// What parsing needs.
struct MountContext {
  const Profile& profile;
  const source::SourceFiles& sources;
  document::Origins& origins;
  document::Arena& arena;
  diagnostics::Owner owner = diagnostics::Owner::chart;
};

/// The chart at the place of `active`. Its parsed templates are added to `templates`, which must outlive the result.
[[nodiscard]] MountedChart mount_chart(const ActiveChart& active, const MountContext& context,
                                       std::vector<std::unique_ptr<ParsedTemplate>>& templates);

/// Most slashes first, then descending by name.
[[nodiscard]] bool in_helms_order(std::string_view a, std::string_view b);

}  // namespace stageplot::chart
