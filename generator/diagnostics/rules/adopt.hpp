// Before the model takes over what runs: what a plan must not do.
#pragma once

#include "diagnostics/rule.hpp"

namespace stageplot::diagnostics::rules {

extern const Rule adopt_creates;
extern const Rule adopt_destroys;
extern const Rule adopt_replaces;
extern const Rule adopt_changes;

}  // namespace stageplot::diagnostics::rules
