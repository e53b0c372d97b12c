// Which fields of the model policies read: nothing else may read them, and they are no settings without effect.
#pragma once

#include <string>
#include <vector>

#include "policy/policy.hpp"

namespace stageplot::policy {

/// Data paths of a unit's tree that expressions of sound policies about the model name, sorted, each once:
/// `workload.replicas.min`, `alerts.*.metric`. Maps that are only asked for (`has(object.workload.hpa)`) are none.
[[nodiscard]] std::vector<std::string> model_reads(const Policies& policies);

}  // namespace stageplot::policy
