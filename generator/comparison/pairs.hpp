// Which units two models have, side by side.
#pragma once

#include <vector>

#include "artifact/unit_name.hpp"
#include "model/model.hpp"

namespace stageplot::comparison {

/// A unit that at least one of the sides has.
struct UnitPair {
  artifact::UnitName name;
  const model::Unit* a = nullptr;
  const model::Unit* b = nullptr;
};

/// Sorted by name.
[[nodiscard]] std::vector<UnitPair> pair_units(const model::Model& a, const model::Model& b);

}  // namespace stageplot::comparison
