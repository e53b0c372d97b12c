#include "policy/cel/evaluator.hpp"

#include <array>

#include "policy/cel/function.hpp"
#include "policy/cel/operators.hpp"

namespace stageplot::policy::cel {

Evaluator::Evaluator(const Program& program, const Activation& activation, document::Arena& arena, Budget& budget)
    : Context(arena, budget, program), ast_(program.ast()), activation_(activation), locals_(program.local_count()) {}

Value Evaluator::evaluate(NodeId id) {
  const Node& node = ast_.nodes[id];
  charge(1);
  switch (node.op) {
    case Op::constant:
      return ast_.constants[node.slot];
    case Op::local:
      return local(node, id);
    case Op::variable:
      return variable(node, id);
    case Op::mistake:
      at = &node;
      return fail(ast_.constants[node.slot].view());
    case Op::select:
    case Op::optional_select:
      return select(node, id);
    case Op::has:
      return has(node, id);
    case Op::index:
    case Op::optional_index:
      return index(node, id);
    case Op::call:
    case Op::member_call:
      return call(node, id);
    case Op::list:
      return list(node);
    case Op::map:
      return map(node);
    case Op::logical_and:
      return logical(node, false);
    case Op::logical_or:
      return logical(node, true);
    case Op::conditional:
      return conditional(node);
    case Op::logical_not:
    case Op::negate:
      return strict_unary(node, id);
    case Op::optional_or:
    case Op::optional_or_value:
      return optional_or(node, id);
    case Op::comprehension:
      return comprehension(node, id);
    case Op::optional_map:
      return optional_map(node, id);
    case Op::bind:
      return bind(node);
    case Op::block:
      return block(node);
    default:
      return strict_binary(node, id);
  }
}

Value Evaluator::local(const Node& node, NodeId id) {
  Value value = locals_[node.slot].value;
  if (value.kind == Kind::absent) {
    // Written only behind the evaluation, which may itself use locals.
    value = evaluate(locals_[node.slot].source);
    locals_[node.slot].value = value;
  }
  if (value.kind == Kind::unknown && value.in_document) {
    value = settle(value, id);
    locals_[node.slot].value = value;
  }
  return value;
}

Value Evaluator::variable(const Node& node, NodeId id) {
  Value value = node.slot < activation_.values.size() ? activation_.values[node.slot] : Value::absent();
  if (value.kind == Kind::absent) {
    at = &node;
    if (activation_.loader == nullptr) return fail("the variable `" + path_of(id).text + "` has no value");
    value = activation_.loader->load(node.slot);
    if (value.kind == Kind::error && value.failure->cause == Failure::Cause::budget) throw BudgetExhausted{};
  }
  return value.kind == Kind::unknown ? settle(value, id) : value;
}

Value Evaluator::not_bool(const Node& node, const Value& value, std::string_view sign) {
  at = &node;
  return fail("`" + std::string{sign} + "` needs bool, this is " + std::string{type_name(value.kind)});
}

Value Evaluator::logical(const Node& node, bool decisive) {
  Value unknown;
  Value error;
  for (std::uint32_t i = 0; i < node.child_count; ++i) {
    Value operand = evaluate(child(node, i));
    if (operand.kind == Kind::boolean) {
      if (operand.b == decisive) return operand;
      continue;
    }
    if (operand.kind == Kind::unknown) {
      unknown = merge_unknowns(unknown, operand);
    } else if (error.kind != Kind::error) {
      error =
          operand.kind == Kind::error ? operand : not_bool(ast_.nodes[child(node, i)], operand, decisive ? "||" : "&&");
    }
  }
  if (unknown.kind == Kind::unknown) return unknown;
  if (error.kind == Kind::error) return error;
  return Value::of(!decisive);
}

Value Evaluator::conditional(const Node& node) {
  const Value condition = evaluate(child(node, 0));
  if (condition.kind == Kind::boolean) return evaluate(child(node, condition.b ? 1 : 2));
  if (condition.is_exceptional()) return condition;
  return not_bool(ast_.nodes[child(node, 0)], condition, "?:");
}

std::optional<Value> Evaluator::exceptional(std::span<const Value> values) {
  Value unknown;
  const Value* error = nullptr;
  for (const Value& value : values) {
    if (value.kind == Kind::unknown) unknown = merge_unknowns(unknown, value);
    if (value.kind == Kind::error && error == nullptr) error = &value;
  }
  if (unknown.kind == Kind::unknown) return unknown;
  if (error != nullptr) return *error;
  return std::nullopt;
}

Value Evaluator::strict_unary(const Node& node, NodeId id) {
  const Value operand = evaluate(child(node, 0));
  if (operand.is_exceptional()) return operand;
  at = &node;
  if (node.op == Op::logical_not) {
    return operand.kind == Kind::boolean ? Value::of(!operand.b) : not_bool(node, operand, "!");
  }
  return locate(cel::negate(*this, operand), id, operand);
}

Value Evaluator::strict_binary(const Node& node, NodeId id) {
  const std::array operands{evaluate(child(node, 0)), evaluate(child(node, 1))};
  if (operands[0].is_exceptional() || operands[1].is_exceptional()) return *exceptional(operands);
  at = &node;
  const Value result = binary_operator(*this, node.op, operands[0], operands[1]);
  if (result.kind == Kind::error) return locate(result, child(node, 0), operands[0]);
  if (result.kind == Kind::unknown) {
    // An unknown value lies deep inside one of the operands.
    const Path path = path_of(child(node, operands[0].in_document ? 0 : 1));
    return make_unknown(path.text, (operands[0].in_document ? operands[0] : operands[1]).in_document
                                       ? (operands[0].in_document ? operands[0] : operands[1]).data->origin
                                       : document::OriginId::none);
  }
  static_cast<void>(id);
  return result;
}

Value Evaluator::call(const Node& node, NodeId id) {
  constexpr std::size_t kUsual = 4;
  std::array<Value, kUsual> few;
  std::vector<Value> many;
  std::span<Value> arguments(few.data(), node.child_count);
  if (node.child_count > kUsual) {
    many.resize(node.child_count);
    arguments = many;
  }
  bool usable = true;
  for (std::uint32_t i = 0; i < node.child_count; ++i) {
    arguments[i] = evaluate(child(node, i));
    usable = usable && !arguments[i].is_exceptional();
  }
  if (!usable) return *exceptional(arguments);
  at = &node;
  std::array<Kinds, kUsual> few_kinds{};
  std::vector<Kinds> many_kinds;
  std::span<Kinds> given(few_kinds.data(), node.child_count);
  if (node.child_count > kUsual) {
    many_kinds.resize(node.child_count);
    given = many_kinds;
  }
  for (std::size_t i = 0; i < arguments.size(); ++i) given[i] = kinds(arguments[i].kind);
  const Style style = node.op == Op::call ? Style::global : Style::member;
  for (const Overload* overload : node.function->of(style)) {
    if (!overload->takes(given)) continue;
    const Value result = overload->implementation(*this, arguments);
    if (result.kind == Kind::error && node.child_count > 0) return locate(result, child(node, 0), arguments[0]);
    if (result.kind != Kind::unknown) return result;
    // An item of an argument, or an optional's value.
    return settle(result, node.child_count > 0 && path_of(id).text.empty() ? child(node, 0) : id);
  }
  const Value failure = no_overload(node.function->name, arguments);
  return node.child_count > 0 ? locate(failure, child(node, 0), arguments[0]) : failure;
}

Value Evaluator::optional_or(const Node& node, NodeId id) {
  const Value optional = evaluate(child(node, 0));
  if (optional.is_exceptional()) return optional;
  at = &node;
  const bool wants_value = node.op == Op::optional_or_value;
  if (optional.kind != Kind::optional) {
    return locate(fail(std::string{wants_value ? "`orValue`" : "`or`"} + " needs an optional, this is " +
                       std::string{type_name(optional.kind)}),
                  child(node, 0), optional);
  }
  if (optional.items != nullptr) return wants_value ? settle(*optional.items, id) : optional;
  const Value alternative = evaluate(child(node, 1));
  if (wants_value || alternative.kind == Kind::optional || alternative.is_exceptional()) return alternative;
  at = &node;
  return fail("`or` takes an optional, this is " + std::string{type_name(alternative.kind)});
}

Value Evaluator::list(const Node& node) {
  const auto items = this->items(node.child_count);
  std::size_t count = 0;
  bool usable = true;
  for (std::uint32_t i = 0; i < node.child_count; ++i) {
    const Node& element = ast_.nodes[child(node, i)];
    const bool optional = element.op == Op::optional_element;
    Value value = evaluate(optional ? child(element, 0) : child(node, i));
    if (optional && !value.is_exceptional()) {
      at = &element;
      if (value.kind != Kind::optional) {
        value = fail("behind `?` stands an optional, this is " + std::string{type_name(value.kind)});
      } else if (value.items == nullptr) {
        continue;
      } else {
        value = settle(*value.items, child(element, 0));
      }
    }
    usable = usable && !value.is_exceptional();
    items[count++] = value;
  }
  const std::span<const Value> made = items.first(count);
  return usable ? Value::of_list(made) : *exceptional(made);
}

Value Evaluator::map(const Node& node) {
  MapBuilder builder(arena());
  charge(node.child_count);
  std::vector<Value> failed;
  for (std::uint32_t i = 0; i < node.child_count; i += 2) {
    const Node& written = ast_.nodes[child(node, i)];
    const bool optional = written.op == Op::optional_key;
    const NodeId key_id = optional ? child(written, 0) : child(node, i);
    const Value key = evaluate(key_id);
    Value value = evaluate(child(node, i + 1));
    at = &ast_.nodes[key_id];
    if (key.is_exceptional()) {
      failed.push_back(key);
      continue;
    }
    if (optional && !value.is_exceptional()) {
      if (value.kind != Kind::optional) {
        value = fail("behind `?` stands an optional, this is " + std::string{type_name(value.kind)});
      } else if (value.items == nullptr) {
        continue;
      } else {
        value = settle(*value.items, child(node, i + 1));
      }
    }
    if (value.is_exceptional()) {
      failed.push_back(value);
    } else if (const auto failure = add_entry(builder, key, value)) {
      failed.push_back(*failure);
    }
  }
  return failed.empty() ? builder.finish() : *exceptional(failed);
}

Value evaluate(const Program& program, const Activation& activation, document::Arena& arena, Budget& budget) {
  static constexpr Failure kOutOfMemory{.message = "the expression makes values that are too large",
                                        .cause = Failure::Cause::budget};
  try {
    Evaluator evaluator(program, activation, arena, budget);
    try {
      return evaluator.evaluate(program.ast().root);
    } catch (const BudgetExhausted&) {
      auto* failure = new (arena.allocate(sizeof(Failure), alignof(Failure))) Failure;
      failure->message = "the expression needs too many steps";
      failure->program = &program;
      failure->cause = Failure::Cause::budget;
      if (evaluator.at != nullptr) failure->span = evaluator.at->focus;
      return Value::of_failure(failure);
    }
  } catch (const document::ArenaExhausted&) {
    return Value::of_failure(&kOutOfMemory);
  }
}

}  // namespace stageplot::policy::cel
