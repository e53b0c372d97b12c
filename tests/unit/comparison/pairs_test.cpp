#include "comparison/pairs.hpp"

#include <gtest/gtest.h>

namespace stageplot::comparison {
namespace {

void add_units(model::Model& model, const std::vector<artifact::UnitName>& names) {
  for (const artifact::UnitName& name : names) {
    if (model.environments.empty() || model.environments.back().name != name.environment) {
      model.environments.push_back({.name = name.environment});
    }
    model.units.push_back({.environment = model.environments.size() - 1, .service = name.service});
  }
}

std::string sides(const std::vector<UnitPair>& pairs) {
  std::string text;
  for (const UnitPair& pair : pairs) {
    text += pair.name.folder() + (pair.a != nullptr ? " a" : "") + (pair.b != nullptr ? " b" : "") + '\n';
  }
  return text;
}

TEST(Pairs, UnitsOfEitherSideByTheirNames) {
  model::Model a;
  add_units(a, {{"dev", "cart"}, {"old", "cart"}});
  model::Model b;
  add_units(b, {{"dev", "cart"}, {"dev", "shop"}, {"prod", "cart"}});
  EXPECT_EQ(sides(pair_units(a, b)), "dev/cart a b\ndev/shop b\nold/cart a\nprod/cart b\n");
}

}  // namespace
}  // namespace stageplot::comparison
