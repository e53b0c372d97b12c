// Rules of a security group that no resource of a rule has: added by hand, and seen in the group's own attributes
// alone.
#pragma once

#include <span>
#include <vector>

#include "diff/report.hpp"
#include "drift/terraform/live_resource.hpp"

namespace stageplot::drift {

/// `group` is an `aws_security_group`, `live` all that runs. A rule that lets in everybody is critical.
[[nodiscard]] std::vector<diff::Item> rules_by_hand(const LiveResource& group, std::span<const LiveResource> live);

}  // namespace stageplot::drift
