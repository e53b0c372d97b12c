#include "model/model.hpp"

#include <algorithm>

namespace stageplot::model {

const Environment* Model::find_environment(std::string_view name) const {
  const auto found = std::ranges::find(environments, name, &Environment::name);
  return found == environments.end() ? nullptr : &*found;
}

const Unit* Model::find_unit(std::string_view environment_name, std::string_view service) const {
  const auto found = std::ranges::find_if(
      units, [&](const Unit& unit) { return unit.service == service && environment(unit).name == environment_name; });
  return found == units.end() ? nullptr : &*found;
}

std::vector<std::string_view> Model::services() const {
  std::vector<std::string_view> names;
  for (const Unit& unit : units) names.push_back(unit.service);
  std::ranges::sort(names);
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

}  // namespace stageplot::model
