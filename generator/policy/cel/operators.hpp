// The operators, apart from `&&`, `||` and `?:`, which the evaluator needs not to evaluate all operands of.
#pragma once

#include "policy/cel/context.hpp"

namespace stageplot::policy::cel {

/// `op` is one of Op::equal … Op::modulo; neither operand is an error or unknown.
[[nodiscard]] Value binary_operator(Context& context, Op op, const Value& left, const Value& right);
[[nodiscard]] Value negate(Context& context, const Value& operand);

/// What the operator can give for operands of these kinds; 0 where it has no overload for any of them.
[[nodiscard]] Kinds operator_kinds(Op op, Kinds left, Kinds right);
[[nodiscard]] std::string_view operator_sign(Op op);

}  // namespace stageplot::policy::cel
