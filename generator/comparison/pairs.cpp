#include "comparison/pairs.hpp"

#include <map>
#include <utility>

namespace stageplot::comparison {

std::vector<UnitPair> pair_units(const model::Model& a, const model::Model& b) {
  std::map<artifact::UnitName, UnitPair> pairs;
  const auto take = [&](const model::Model& model, const model::Unit* UnitPair::*side) {
    for (const model::Unit& unit : model.units) {
      artifact::UnitName name{model.environment(unit).name, unit.service};
      UnitPair& pair = pairs[name];
      pair.name = std::move(name);
      pair.*side = &unit;
    }
  };
  take(a, &UnitPair::a);
  take(b, &UnitPair::b);
  std::vector<UnitPair> result;
  result.reserve(pairs.size());
  for (auto& [name, pair] : pairs) result.push_back(std::move(pair));
  return result;
}

}  // namespace stageplot::comparison
