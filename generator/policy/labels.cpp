#include "policy/labels.hpp"

#include <algorithm>

#include "document/map.hpp"

namespace stageplot::policy {
namespace {

bool holds(const LabelRequirement& requirement, const document::Value& labels) {
  const document::Value* label = document::find(labels, requirement.key);
  const bool there = label != nullptr && label->is_string();
  const bool listed = there && std::ranges::find(requirement.values, label->text()) != requirement.values.end();
  switch (requirement.test) {
    case LabelRequirement::Operator::in:
      return listed;
    case LabelRequirement::Operator::not_in:
      return !listed;
    case LabelRequirement::Operator::exists:
      return there;
    case LabelRequirement::Operator::does_not_exist:
      return !there;
  }
  return false;
}

}  // namespace

bool selects(const LabelSelector& selector, const document::Value& labels) {
  return std::ranges::all_of(selector, [&](const LabelRequirement& r) { return holds(r, labels); });
}

}  // namespace stageplot::policy
