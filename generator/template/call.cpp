// Calls: who is called, how many arguments it takes, whether each fits its parameter, and what the result inherits.
#include <algorithm>

#include "diagnostics/rules/template.hpp"
#include "template/builtin.hpp"
#include "template/execution.hpp"
#include "template/functions/go_time.hpp"
#include "template/functions/go_value.hpp"
#include "template/truth.hpp"

namespace stageplot::gotemplate {

using document::Kind;
using document::OriginId;
using document::TypeId;
using document::Value;

namespace {

std::string_view go_name(ParameterType type) {
  switch (type) {
    case ParameterType::any:
      return "interface {}";
    case ParameterType::string:
      return "string";
    case ParameterType::boolean:
      return "bool";
    case ParameterType::go_int:
      return "int";
    case ParameterType::int64:
      return "int64";
    case ParameterType::float64:
      return "float64";
    case ParameterType::list:
      return "[]interface {}";
    case ParameterType::string_list:
      return "[]string";
    case ParameterType::map:
      return "map[string]interface {}";
    case ParameterType::chart_values:
      return "chartutil.Values";
    case ParameterType::uint32:
      return "uint32";
    case ParameterType::certificate:
      return "sprig.certificate";
    case ParameterType::time:
      return "time.Time";
    case ParameterType::duration:
      return "time.Duration";
  }
  return "interface {}";
}

/// What tpl takes where its texts are rendered as charts of their own.
constexpr ParameterType kTakesChartValues[] = {ParameterType::string, ParameterType::chart_values};

/// A map has the type of its parameter inside the function, and in what the function gives back of it.
Value as_parameter_map(Value map, ParameterType type) {
  if (map.type == TypeId::natural && type == ParameterType::chart_values) map.type = TypeId::go_chart_values;
  if (map.type == TypeId::go_chart_values && type == ParameterType::map) map.type = TypeId::natural;
  return map;
}

bool is_literal(const Node& node) {
  return node.kind == NodeKind::string || node.kind == NodeKind::number || node.kind == NodeKind::boolean ||
         node.kind == NodeKind::nil;
}

bool is_path(const Node& node) {
  return node.kind == NodeKind::field || node.kind == NodeKind::variable || node.kind == NodeKind::chain ||
         node.kind == NodeKind::dot;
}

std::string wrong_count(std::string_view name, std::string_view want, std::size_t parameters, std::size_t got) {
  return "wrong number of args for " + std::string{name} + ": want " + std::string{want} + std::to_string(parameters) +
         " got " + std::to_string(got);
}

}  // namespace

Value Execution::call_function(const Value& dot, const IdentifierNode& node, const Node& site, Nodes arguments,
                               const Value* final) {
  at(node);
  if (node.builtin != Builtin::none) {
    const BuiltinSignature& builtin = signature(node.builtin);
    std::span<const ParameterType> parameters = builtin.parameters;
    if (node.builtin == Builtin::evaluate_text && options_.texts == TextRules::rendered_alone) {
      parameters = kTakesChartValues;
    }
    return call(dot,
                {.name = builtin.name, .parameters = parameters, .variadic = builtin.variadic, .builtin = node.builtin},
                site, arguments, final);
  }
  const Function& function = *node.function;
  return call(
      dot,
      {.name = function.name, .parameters = function.parameters, .variadic = function.variadic, .function = &function},
      site, arguments, final);
}

Value Execution::call(const Value& dot, const Callee& callee, const Node& site, Nodes arguments, const Value* final) {
  const std::size_t count = arguments.size() + (final == nullptr ? 0 : 1);
  const std::size_t fixed = callee.parameters.size();
  if (callee.variadic ? count + 1 < fixed : count != fixed) fail_argument_count(callee, arguments, final);
  switch (callee.builtin) {
    case Builtin::logical_and:
    case Builtin::logical_or:
      return short_circuit(dot, callee, arguments, final);
    case Builtin::known:
      return ask_known(dot, arguments, final);
    case Builtin::is_deploy:
      return ask_deploy(dot, arguments, final);
    default:
      break;
  }
  const bool lenient = std::exchange(lenient_, false);
  const std::size_t base = arguments_.size();
  if (callee.receiver != nullptr) arguments_.push_back(*callee.receiver);
  const auto parameter = [&](std::size_t i) { return callee.parameters[std::min(i, fixed - 1)]; };
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const Value value = evaluate_argument(dot, *arguments[i], parameter(i));
    arguments_.push_back(value);
  }
  if (final != nullptr) arguments_.push_back(check_type(*final, parameter(arguments.size())));
  if (options_.reads != nullptr) read_arguments(callee, base);
  runtime_.origin = runtime_.keeps_places ? union_of_arguments(base, arguments) : OriginId::none;
  const Value result = invoke(callee, site, base);
  arguments_.resize(base);
  lenient_ = lenient;
  return result;
}

void Execution::fail_argument_count(const Callee& callee, Nodes arguments, const Value* final) {
  const std::size_t parameters = callee.parameters.size();
  if (callee.variadic) fail_type(wrong_count(callee.name, "at least ", parameters - 1, arguments.size()));
  fail_type(wrong_count(callee.name, "", parameters, arguments.size() + (final == nullptr ? 0 : 1)));
}

Value Execution::invoke(const Callee& callee, const Node& site, std::size_t first_argument) {
  std::uint8_t flags = 0;
  for (std::size_t i = first_argument; i < arguments_.size(); ++i)
    flags |= static_cast<std::uint8_t>(arguments_[i].flags & kContagious);
  const std::span<const Value> arguments{arguments_.data() + first_argument, arguments_.size() - first_argument};
  Value result;
  try {
    if (callee.builtin == Builtin::include) {
      result = include(arguments[0].text(), arguments[1], site);
    } else if (callee.builtin == Builtin::evaluate_text) {
      result = evaluate_text(Value{arguments[0]}, Value{arguments[1]}, site);
    } else if (callee.builtin != Builtin::none) {
      result = call_builtin(callee.builtin, site, arguments);
    } else {
      for (std::size_t i = first_argument; i < arguments_.size(); ++i) arguments_[i] = without_interface(arguments_[i]);
      result = callee.function->call(runtime_, arguments);
    }
  } catch (const FunctionError& error) {
    fail_call(site, callee.name, error.what());
  } catch (const MarkUsed& mark) {
    fail_mark(mark.value());
  } catch (const document::ArenaExhausted&) {
    fail_memory(callee.name, site);
  }
  result.flags |= flags;
  if (result.origin == OriginId::none) result.origin = runtime_.origin;
  return result;
}

/// `and` and `or`: the first argument that decides, without evaluating those behind it.
Value Execution::short_circuit(const Value& dot, const Callee& callee, Nodes arguments, const Value* final) {
  const bool deciding = callee.builtin == Builtin::logical_or;
  const bool lenient = std::exchange(lenient_, false);
  Value value;
  for (const Node* argument : arguments) {
    value = without_interface(evaluate_argument(dot, *argument, ParameterType::any));
    read(value);
    if (is_true(value) == deciding) {
      lenient_ = lenient;
      return value;
    }
  }
  lenient_ = lenient;
  return final == nullptr ? value : check_type(*final, ParameterType::any);
}

/// `known .a.b`: false for what is unknown or absent, at any step of the way.
Value Execution::ask_known(const Value& dot, Nodes arguments, const Value* final) {
  Value value;
  if (final != nullptr) {
    value = *final;
  } else {
    const bool lenient = std::exchange(lenient_, is_path(*arguments[0]));
    value = evaluate_operand(dot, *arguments[0]);
    lenient_ = lenient;
  }
  read(value);
  return Value::of(!value.is_nil() && !value.has(document::kUnknown), value.origin);
}

Value Execution::ask_deploy(const Value& dot, Nodes arguments, const Value* final) {
  const Value value = final != nullptr ? *final : evaluate_operand(dot, *arguments[0]);
  read(value);
  if (value.has(document::kUnknown)) block(value);
  return Value::of(value.has(document::kDeploy), value.origin);
}

OriginId Execution::union_of_arguments(std::size_t first_argument, Nodes arguments) {
  // Literals of the template count only where nothing else does: the line to edit is the data's.
  constexpr std::size_t kMost = 16;
  std::array<OriginId, kMost> origins;
  std::size_t count = 0;
  OriginId literal = OriginId::none;
  const std::size_t receivers = arguments_.size() - first_argument > arguments.size() + 1 ? 1 : 0;
  for (std::size_t i = first_argument; i < arguments_.size() && count < kMost; ++i) {
    const OriginId origin = arguments_[i].origin;
    const std::size_t index = i - first_argument;
    if (origin == OriginId::none) continue;
    if (index >= receivers && index - receivers < arguments.size() && is_literal(*arguments[index - receivers])) {
      literal = origin;
      continue;
    }
    if (std::find(origins.begin(), origins.begin() + count, origin) == origins.begin() + count) {
      origins[count++] = origin;
    }
  }
  if (count == 0) return literal;
  if (count == 1) return origins[0];
  return runtime_.origins.derive(std::span<const OriginId>{origins.data(), count});
}

/// An argument whose parameter has this type. Literals follow Go's rules for untyped constants.
Value Execution::evaluate_argument(const Value& dot, const Node& node, ParameterType type) {
  step();
  at(node);
  switch (node.kind) {
    case NodeKind::dot:
    case NodeKind::field:
    case NodeKind::variable:
    case NodeKind::pipeline:
    case NodeKind::identifier:
    case NodeKind::chain:
      return check_type(evaluate_operand(dot, node), type);
    case NodeKind::nil:
      switch (type) {
        case ParameterType::any:
        case ParameterType::list:
        case ParameterType::string_list:
        case ParameterType::map:
        case ParameterType::chart_values:
          return check_type(Value::nothing(), type);
        default:
          fail_type("cannot assign nil to " + std::string{go_name(type)});
      }
    case NodeKind::string:
      if (type == ParameterType::any || type == ParameterType::string) return text_literal(as<StringNode>(node));
      return literal_argument(node, type);
    default:
      return literal_argument(node, type);
  }
}

/// What an operand is worth, without a type to fit.
Value Execution::evaluate_operand(const Value& dot, const Node& node) {
  switch (node.kind) {
    case NodeKind::dot:
      return dot;
    case NodeKind::field:
      at(node);
      return evaluate_fields(dot, dot, node, as<FieldNode>(node).names(), {}, nullptr);
    case NodeKind::variable:
      return evaluate_variable(dot, as<VariableNode>(node), {}, nullptr);
    case NodeKind::pipeline:
      return evaluate_pipeline(dot, as<PipelineNode>(node));
    case NodeKind::identifier:
      return call_function(dot, as<IdentifierNode>(node), node, {}, nullptr);
    case NodeKind::chain:
      return evaluate_chain(dot, as<ChainNode>(node), {}, nullptr);
    case NodeKind::nil:
      return Value::nothing();
    default:
      return evaluate_literal(dot, node);
  }
}

Value Execution::literal_argument(const Node& node, ParameterType type) {
  const auto* number = node.kind == NodeKind::number ? &as<NumberNode>(node) : nullptr;
  const auto expected = [&](std::string_view what) {
    fail_type("expected " + std::string{what} + "; found " + go_text(node));
  };
  switch (type) {
    case ParameterType::any:
      return evaluate_literal(Value::nothing(), node);
    case ParameterType::string:
      if (node.kind != NodeKind::string) expected("string");
      return evaluate_literal(Value::nothing(), node);
    case ParameterType::boolean:
      if (node.kind != NodeKind::boolean) expected("bool");
      return evaluate_literal(Value::nothing(), node);
    case ParameterType::go_int:
    case ParameterType::int64:
    case ParameterType::duration: {
      if (number == nullptr || !number->is_integer) expected("integer");
      Value value = Value::of_integer(number->integer, number->origin);
      if (type == ParameterType::go_int) value.type = TypeId::go_int;
      if (type == ParameterType::duration) value.type = TypeId::duration_value;
      return value;
    }
    case ParameterType::float64:
      if (number == nullptr || !number->is_float) expected("float");
      return Value::of_float(number->floating, number->origin);
    case ParameterType::uint32:
      if (number == nullptr || !number->is_unsigned) expected("unsigned integer");
      return Value::of_unsigned(static_cast<std::uint32_t>(number->unsigned_integer), number->origin);
    case ParameterType::list:
    case ParameterType::string_list:
    case ParameterType::map:
    case ParameterType::chart_values:
    case ParameterType::certificate:
    case ParameterType::time:
      break;
  }
  fail_type("can't handle " + go_text(node) + " for arg of type " + std::string{go_name(type)});
}

Value Execution::convert(const Value& given, ParameterType type) {
  const Value value = use(given);
  if (type == ParameterType::any) return value;
  if (value.is_nil()) return typed_nil(value, type);
  bool fits = false;
  switch (type) {
    case ParameterType::any:
      fits = true;
      break;
    case ParameterType::string:
      fits = value.is_string();
      break;
    case ParameterType::boolean:
      fits = value.is(Kind::boolean);
      break;
    case ParameterType::go_int:
    case ParameterType::int64: {
      const TypeId wanted = type == ParameterType::go_int ? TypeId::go_int : TypeId::natural;
      if (options_.integer_types == IntegerTypes::one_type && value.is(Kind::integer)) {
        Value converted = value;
        converted.type = wanted;
        return converted;
      }
      fits = value.is(Kind::integer) && (value.type == TypeId::go_int) == (wanted == TypeId::go_int) &&
             !is_named_integer(value.type);
      break;
    }
    case ParameterType::float64:
      fits = value.is(Kind::floating);
      break;
    case ParameterType::list:
      fits = value.is_list() && go_type_name(value) == go_name(type);
      break;
    case ParameterType::string_list:
      fits = value.is_list() && go_type_name(value) == go_name(type);
      break;
    case ParameterType::map:
    case ParameterType::chart_values:
      fits = value.is_map() && value.type != TypeId::go_string_map && value.type != TypeId::go_nil_string_map &&
             value.type != TypeId::go_files;
      if (fits) return as_parameter_map(value, type);
      break;
    case ParameterType::uint32:
      if (options_.integer_types == IntegerTypes::one_type && value.is(Kind::integer) && value.i >= 0) {
        return Value::of_unsigned(static_cast<std::uint32_t>(value.i), value.origin);
      }
      break;
    case ParameterType::certificate:
      fits = go_type_name(value) == go_name(type);
      break;
    case ParameterType::time:
      fits = is_time(value);
      break;
    case ParameterType::duration:
      fits = value.is(Kind::integer) && value.type == TypeId::duration_value;
      break;
  }
  if (!fits) {
    fail_type("wrong type for value; expected " + std::string{go_name(type)} + "; got " +
                  type_in_errors(without_interface(value)),
              &value);
  }
  return value;
}

/// nil where a type is wanted: a collection that is nil, or an error.
Value Execution::typed_nil(const Value& nil, ParameterType type) {
  // A nil that came out of a map has the type interface {}, which no other type takes.
  if (is_in_interface(nil)) {
    fail_type("wrong type for value; expected " + std::string{go_name(type)} + "; got interface {}", &nil);
  }
  Value empty;
  switch (type) {
    case ParameterType::list:
    case ParameterType::string_list:
      empty = Value::of(runtime_.arena.list(0), nil.origin);
      empty.type = type == ParameterType::list ? TypeId::go_nil_list : TypeId::go_nil_string_list;
      return empty;
    case ParameterType::map:
    case ParameterType::chart_values:
      empty = Value::of(runtime_.arena.map(), nil.origin);
      empty.type = TypeId::go_nil_map;
      return empty;
    default:
      fail_type("invalid value; expected " + std::string{go_name(type)}, &nil);
  }
}

}  // namespace stageplot::gotemplate
