// Findings about CEL expressions, whoever wrote them: what cannot be compiled, what fails.
#pragma once

#include "diagnostics/rule.hpp"

namespace stageplot::diagnostics::rules {

extern const Rule cel_expression;
extern const Rule cel_evaluation;
extern const Rule cel_budget;

}  // namespace stageplot::diagnostics::rules
