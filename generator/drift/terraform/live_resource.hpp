// What runs, resource by resource, whichever export says it: a state in either form, a plan, or what AWS describes.
#pragma once

#include <span>
#include <vector>

#include "document/arena.hpp"
#include "drift/exports/export.hpp"

namespace stageplot::drift {

struct LiveResource : ResourceIdentity {
  document::Value values;  // under the names of the provider
  bool described = false;  // by AWS: it has no address, and an attribute that is not there may be set all the same
  bool tainted = false;
  bool refreshed = false;  // Terraform or AWS looked just now; a state is as old as its last run
};

/// Of a plan what Terraform saw before it planned. Objects that wait to be destroyed are left out.
[[nodiscard]] std::vector<LiveResource> live_resources(std::span<const Export* const> exports, document::Arena& arena);

/// What `aws … describe-…` prints, in the provider's words. aws_resources.cpp
void add_described_resources(const AwsDescriptions& descriptions, document::Arena& arena,
                             std::vector<LiveResource>& resources);

}  // namespace stageplot::drift
