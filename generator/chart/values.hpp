// The values that a chart gets: the user's trees over each other, the chart's defaults below them, globals handed down
// to subcharts, nulls that delete. All maps are the render's own and change in place, as Helm's do.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "chart/chart.hpp"
#include "document/arena.hpp"
#include "document/value.hpp"

namespace stageplot::chart {

/// A chart as one render sees it: without the subcharts that the values disable.
struct ActiveChart {
  const Chart* chart = nullptr;
  document::Value defaults;  // of this render: copied where coalescing may change them
  std::vector<ActiveChart> dependencies;

  [[nodiscard]] std::string_view name() const { return chart->name(); }
};

/// Where one side of a conflict of values is left out; Helm goes on and says so in a warning.
struct ValueWarning {
  std::string message;  // Helm's words
  document::OriginId origin = document::OriginId::none;
};

struct CoalescedValues {
  document::Value values;            // nil after an error
  std::optional<std::string> error;  // Helm's words
  document::OriginId error_origin = document::OriginId::none;
  std::vector<ValueWarning> warnings;
};

/// `later` over `earlier`: maps merge, anything else replaces, nulls stay. Both must be the arena's own.
void merge_user_values(document::Arena& arena, document::Map& earlier, const document::Map& later);

/// The user's values (which are changed) over the defaults of the chart and its active subcharts.
[[nodiscard]] CoalescedValues coalesce_values(const ActiveChart& chart, const document::Value& user_values,
                                              const Profile& profile, document::Arena& arena);

}  // namespace stageplot::chart
