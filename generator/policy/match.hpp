// Whether a policy and a binding are about an object: rules, exclusions, selectors.
#pragma once

#include "policy/policy.hpp"
#include "policy/subjects.hpp"

namespace stageplot::policy {

/// Without rules everything matches, which is a binding's case.
[[nodiscard]] bool matches(const MatchResources& match, const Subject& subject, Subjects& subjects);

}  // namespace stageplot::policy
