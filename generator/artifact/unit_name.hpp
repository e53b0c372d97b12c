// The name of a unit: one service in one environment, the smallest thing that is rendered and written as a whole.
#pragma once

#include <compare>
#include <string>

namespace stageplot::artifact {

struct UnitName {
  std::string environment;
  std::string service;

  /// `prod-east/user-service`: its folder below the output directory.
  [[nodiscard]] std::string folder() const { return environment + '/' + service; }
  auto operator<=>(const UnitName&) const = default;
};

}  // namespace stageplot::artifact
