// The `type` of a variable: an expression that names a type.
#pragma once

#include "terraform/evaluate/evaluator.hpp"
#include "terraform/functions/type.hpp"

namespace stageplot::terraform {

/// Reads `list(object({ port = optional(number, 80) }))`. `evaluator` must know no names: defaults are literal. Throws
/// EvaluationError.
[[nodiscard]] Type read_type(const hcl::Expression& expression, const Context& context, Evaluator& evaluator,
                             ValueFactory& values);

}  // namespace stageplot::terraform
