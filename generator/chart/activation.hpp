// Which subcharts a render has, under which names, with which defaults: those of charts/ that Chart.yaml's tags and
// conditions leave, renamed by aliases, with what parents import of their values. Works on the same graph of objects as
// Helm does, because what Helm shares between aliases of one chart shows in its output.
#pragma once

#include <deque>
#include <memory>
#include <string>
#include <vector>

#include "chart/active_chart.hpp"
#include "chart/chart.hpp"
#include "chart/values.hpp"

namespace stageplot::chart {

struct Activation {
  ActiveChart* root = nullptr;
  std::optional<std::string> error;  // Helm's words
  document::OriginId error_origin = document::OriginId::none;
  std::vector<ValueWarning> warnings;  // imports of what is not there
  std::deque<ActiveChart> charts;      // in no order; `root` and `dependencies` point into it
  std::deque<ChartNames> names;
  std::deque<DeclaredChart> declared;
};

/// `user_values` are not changed.
[[nodiscard]] Activation activate(const LoadedChart& chart, const document::Value& user_values, document::Arena& arena);

/// All subcharts, whatever values say; their defaults are as they are written.
[[nodiscard]] Activation arrange(const LoadedChart& chart);

}  // namespace stageplot::chart
