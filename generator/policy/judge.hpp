// Judges the objects of a unit (or of an example) by policies.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "diagnostics/collector.hpp"
#include "document/arena.hpp"
#include "document/value.hpp"
#include "policy/policy.hpp"
#include "policy/subjects.hpp"

namespace stageplot::policy {

/// What stands behind the names that do not depend on the unit.
struct Surroundings {
  document::Value model;  // `model`
};

/// Evaluates every sound policy among `policies` on every object that it and one of its bindings match. A violation is
/// a finding with the policy's own rule; `policy.evaluation`, `policy.budget` and `policy.undecided` say why there is
/// no answer. Places are those of the values' origins. `matched` (one a policy, or empty) is set where it matched.
/// Intermediate values go to an arena of its own.
void judge(std::span<const Policy* const> policies, Subjects& subjects, const Surroundings& surroundings,
           const document::Origins& origins, std::span<std::uint8_t> matched, diagnostics::Diagnostics& diagnostics);

}  // namespace stageplot::policy
