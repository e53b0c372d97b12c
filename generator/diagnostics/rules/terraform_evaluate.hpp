// Findings of the `terraform` family about what a root module means: names that nothing declares, expressions that have
// no value, values that do not fit their types, conditions that do not hold.
#pragma once

#include "diagnostics/rule.hpp"

namespace stageplot::diagnostics::rules {

extern const Rule terraform_call;
extern const Rule terraform_condition;
extern const Rule terraform_cycle;
extern const Rule terraform_declaration;
extern const Rule terraform_evaluation_limit;
extern const Rule terraform_expression;
extern const Rule terraform_not_provided;
extern const Rule terraform_syntax;
extern const Rule terraform_type;
extern const Rule terraform_undeclared;
extern const Rule terraform_unused_value;

}  // namespace stageplot::diagnostics::rules
