#include "terraform/aws/facts.hpp"

#include <algorithm>
#include <array>

namespace stageplot::terraform::aws {
namespace {

#include "terraform/aws/tables.inc"

template <typename Fact>
const Fact* find_by_name(std::span<const Fact> facts, std::string_view name) {
  const auto found = std::lower_bound(facts.begin(), facts.end(), name,
                                      [](const Fact& fact, std::string_view wanted) { return fact.name < wanted; });
  return found != facts.end() && found->name == name ? &*found : nullptr;
}

}  // namespace

std::span<const TypeFact> all_types() {
  return kAllTypes;
}

const TypeFact* find_type(std::string_view name) {
  return find_by_name(kAllTypes, name);
}

std::span<const std::string_view> other_types() {
  return kOtherTypes;
}

const ArgumentFact* find_argument(const BodyFact& body, std::string_view name) {
  return find_by_name(body.arguments, name);
}

const BlockFact* find_block(const BodyFact& body, std::string_view name) {
  return find_by_name(body.blocks, name);
}

bool has_attribute(const BodyFact& body, std::string_view name) {
  return std::binary_search(body.attributes.begin(), body.attributes.end(), name);
}

}  // namespace stageplot::terraform::aws
