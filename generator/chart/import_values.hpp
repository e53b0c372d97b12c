// import-values: what a parent takes of the values of its subcharts into its own, below what it sets itself.
#pragma once

#include <string>
#include <vector>

#include "chart/active_chart.hpp"
#include "chart/values.hpp"

namespace stageplot::chart {

struct ImportError {
  std::string message;  // Helm's words; empty where all went well
  document::OriginId origin = document::OriginId::none;
};

/// Makes the defaults of a chart that declares dependencies into those that Helm goes on with: its own over its
/// subcharts' and over what it imports of them, even where it imports nothing.
[[nodiscard]] ImportError import_values(ActiveChart& chart, const Profile& profile, document::Arena& arena,
                                        std::vector<ValueWarning>& warnings);

}  // namespace stageplot::chart
