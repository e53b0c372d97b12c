// What a difference between the model and a running resource means: a group that was emptied for maintenance, a size
// that scaling decides, a version that the pipeline brought, or drift.
#pragma once

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "diff/compare.hpp"
#include "diff/report.hpp"
#include "document/value.hpp"

namespace stageplot::drift {

using DeployNames = std::set<std::string, std::less<>>;

/// Both sides of one resource.
struct ResourceSides {
  std::string_view type;
  const document::Value& model;  // all that the module says
  const document::Value& live;   // all that the export says
  bool refreshed = true;         // it says what is so now, not what was at the last run
};

/// Gives the item of a change its class, severity, note and hint.
void judge(const diff::Change& change, const ResourceSides& sides, const DeployNames& deploy, diff::Item& item);

/// What no difference between attributes tells: the size of a group that scaling decides, a load balancer without
/// instances. `group_size` is the desired capacity of the group behind a load balancer.
[[nodiscard]] std::vector<diff::Item> further_items(const ResourceSides& sides, std::optional<double> group_size);

}  // namespace stageplot::drift
