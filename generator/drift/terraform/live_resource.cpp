#include "drift/terraform/live_resource.hpp"

#include <unordered_set>

namespace stageplot::drift {
namespace {

void add_state(const TerraformState& state, bool refreshed, std::vector<LiveResource>& resources) {
  for (const StateResource& resource : state.resources) {
    if (!resource.deposed.empty()) continue;
    LiveResource live;
    static_cast<ResourceIdentity&>(live) = resource;
    live.values = resource.values;
    live.tainted = resource.tainted;
    live.refreshed = refreshed;
    resources.push_back(std::move(live));
  }
}

/// A plan without a prior state has what it saw in its changes alone.
void add_plan(const TerraformPlan& plan, std::vector<LiveResource>& resources) {
  if (!plan.prior.resources.empty()) return add_state(plan.prior, true, resources);
  for (const PlannedChange& change : plan.changes) {
    if (!change.before.is_map() || !change.deposed.empty()) continue;
    LiveResource live;
    static_cast<ResourceIdentity&>(live) = change;
    if (!change.previous_address.empty()) live.address = change.previous_address;
    live.values = change.before;
    live.refreshed = true;
    resources.push_back(std::move(live));
  }
}

}  // namespace

std::vector<LiveResource> live_resources(std::span<const Export* const> exports, document::Arena& arena) {
  std::vector<LiveResource> resources;
  for (const Export* one : exports) {
    switch (one->kind) {
      case ExportKind::terraform_state:
        add_state(one->state, false, resources);
        break;
      case ExportKind::terraform_plan:
        add_plan(one->plan, resources);
        break;
      case ExportKind::aws:
        for (const AwsDescriptions& descriptions : one->aws) add_described_resources(descriptions, arena, resources);
        break;
      default:
        break;
    }
  }
  // A state and a plan of the same module say the same twice: the first one counts.
  std::unordered_set<std::string> seen;
  std::erase_if(resources,
                [&](const LiveResource& live) { return !live.described && !seen.insert(live.address).second; });
  return resources;
}

}  // namespace stageplot::drift
