// Compiles the expressions of a policy: what each of them may name and must give.
#pragma once

#include "diagnostics/collector.hpp"
#include "policy/policy.hpp"

namespace stageplot::policy {

/// Every mistake is `policy.expression` on its place in the file. True where there is none.
bool compile_policy(Policy& policy, diagnostics::Diagnostics& diagnostics);

}  // namespace stageplot::policy
