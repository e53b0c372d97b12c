// Which subcharts a render has: those whose tags and conditions in Chart.yaml the values do not switch off.
#pragma once

#include <vector>

#include "chart/values.hpp"

namespace stageplot::chart {

struct Activation {
  ActiveChart root;
  bool complete = true;  // no subchart is switched off
  std::optional<std::string> error;
  document::OriginId error_origin = document::OriginId::none;
};

/// `user_values` are not changed.
[[nodiscard]] Activation activate(const LoadedChart& chart, const document::Value& user_values, document::Arena& arena);

}  // namespace stageplot::chart
