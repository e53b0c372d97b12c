// Arithmetic, comparison and logic.
#include "diagnostics/rules/terraform_evaluate.hpp"
#include "terraform/evaluate/evaluator.hpp"
#include "terraform/functions/convert.hpp"
#include "terraform/functions/number.hpp"

namespace stageplot::terraform {

/// An operand as a number or bool; never null. `side` says in findings which one it is.
Value Evaluator::operand(const hcl::Expression& expression, const Context& context, bool as_bool,
                         std::string_view side) {
  const Value value = evaluate(expression, context);
  const source::Span span = context.span(expression.range);
  if (value.is_nil())
    fail(span, "the " + std::string(side) + " is null", "give it a value, or choose another with `coalesce`");
  try {
    return as_bool ? convert_to_bool(value, values_) : convert_to_number(value, values_);
  } catch (const ConversionError& error) {
    fail(span, "the " + std::string(side) + " does not fit: " + error.message());
  }
}

Value Evaluator::unary(const hcl::Unary& node, const Context& context) {
  const bool is_not = node.operation == hcl::UnaryOperator::logical_not;
  const Value value = operand(*node.operand, context, is_not, "operand");
  if (is_unknown(value)) return value;
  return with(is_not ? Value::of(!value.b) : negate(value), values_.inherit({&value, 1}));
}

/// `&&` and `||`: unknown where one side is, even if the other decides it, as in Terraform 1.11.
Value Evaluator::logical(const hcl::Binary& node, const Context& context) {
  const Value sides[] = {operand(*node.left, context, true, "left operand"),
                         operand(*node.right, context, true, "right operand")};
  const Inheritance from = values_.inherit(sides);
  for (const Value& side : sides) {
    if (is_unknown(side)) return values_.unknown(unknown_reason(side), from);
  }
  const bool is_or = node.operation == hcl::BinaryOperator::logical_or;
  return with(Value::of(is_or ? sides[0].b || sides[1].b : sides[0].b && sides[1].b), from);
}

Value Evaluator::binary(const hcl::Binary& node, const Context& context) {
  using Operator = hcl::BinaryOperator;
  switch (node.operation) {
    case Operator::logical_or:
    case Operator::logical_and:
      return logical(node, context);
    case Operator::equal:
    case Operator::not_equal: {
      const Value sides[] = {evaluate(*node.left, context), evaluate(*node.right, context)};
      const Inheritance from = values_.inherit_whole(sides);
      const Equality equality = equal(sides[0], sides[1]);
      if (equality == Equality::unknown) {
        const Value* hole = find_unknown(sides[0]);
        if (hole == nullptr) hole = find_unknown(sides[1]);
        return values_.unknown(unknown_reason(*hole), from);
      }
      return with(Value::of((equality == Equality::yes) == (node.operation == Operator::equal)), from);
    }
    default:
      break;
  }
  const Value sides[] = {operand(*node.left, context, false, "left operand"),
                         operand(*node.right, context, false, "right operand")};
  const Inheritance from = values_.inherit(sides);
  for (const Value& side : sides) {
    if (is_unknown(side)) return values_.unknown(unknown_reason(side), from);
  }
  const int order = compare_numbers(sides[0], sides[1]);
  switch (node.operation) {
    case Operator::greater:
      return with(Value::of(order > 0), from);
    case Operator::greater_or_equal:
      return with(Value::of(order >= 0), from);
    case Operator::less:
      return with(Value::of(order < 0), from);
    case Operator::less_or_equal:
      return with(Value::of(order <= 0), from);
    case Operator::add:
      return with(add(sides[0], sides[1]), from);
    case Operator::subtract:
      return with(subtract(sides[0], sides[1]), from);
    case Operator::multiply:
      return with(multiply(sides[0], sides[1]), from);
    default:
      break;
  }
  if (compare_numbers(sides[1], Value::of_integer(0)) == 0) {
    // Terraform's rest of a division by zero is the number itself.
    if (node.operation == Operator::modulo) return with(sides[0], from);
    fail(context.span(node.right->range), "a division by zero");
  }
  return with(node.operation == Operator::divide ? divide(sides[0], sides[1]) : remainder(sides[0], sides[1]), from);
}

}  // namespace stageplot::terraform
