// Findings about policies themselves. What a policy finds has the code `policy.NAME` and a rule of its own, which the
// loaded policies own.
#pragma once

#include "diagnostics/rule.hpp"

namespace stageplot::diagnostics::rules {

extern const Rule policy_bad_file;
extern const Rule policy_budget;
extern const Rule policy_evaluation;
extern const Rule policy_expression;
extern const Rule policy_failing_example;
extern const Rule policy_missing_example;
extern const Rule policy_never_matches;
extern const Rule policy_not_asked;
extern const Rule policy_undecided;

}  // namespace stageplot::diagnostics::rules
