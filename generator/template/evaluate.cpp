// Pipelines, commands and operands: everything in an action but the calls.
#include "diagnostics/rules/template.hpp"
#include "document/map.hpp"
#include "template/execution.hpp"
#include "template/functions/go_time.hpp"
#include "template/functions/go_value.hpp"
#include "template/functions/structure.hpp"
#include "template/nesting.hpp"
#include "text/go_quote.hpp"

namespace stageplot::gotemplate {

using document::Kind;
using document::TypeId;
using document::Value;

namespace {

/// Go's rule for a constant without a type: one that looks like a float is one.
bool looks_like_float(std::string_view text) {
  if (text.front() == '\'') return false;
  const bool hexadecimal = text.size() > 2 && text[0] == '0' && (text[1] == 'x' || text[1] == 'X');
  if (hexadecimal && text.find_first_of("pP") == std::string_view::npos) return false;
  return text.find_first_of(".eEpP") != std::string_view::npos;
}

}  // namespace

Value Execution::evaluate_pipeline(const Value& dot, const PipelineNode& pipeline) {
  const Nesting nesting(*this);
  at(pipeline);
  Value value;
  const Value* final = nullptr;
  for (const CommandNode* command : pipeline.commands()) {
    value = without_interface(evaluate_command(dot, *command, final));
    final = &value;
  }
  for (const VariableNode* declared : pipeline.variables()) {
    if (pipeline.assigns) {
      assign(*declared, value);
    } else {
      variables_.push_back({declared->names().front().data(), value});
    }
  }
  return value;
}

Value Execution::evaluate_command(const Value& dot, const CommandNode& command, const Value* final) {
  step();
  const Node& first = *command.arguments().front();
  switch (first.kind) {
    case NodeKind::field:
      at(first);
      return evaluate_fields(dot, dot, first, as<FieldNode>(first).names(), command.arguments(), final);
    case NodeKind::chain:
      return evaluate_chain(dot, as<ChainNode>(first), command.arguments(), final);
    case NodeKind::identifier:
      return call_function(dot, as<IdentifierNode>(first), command, command.arguments().subspan(1), final);
    case NodeKind::pipeline:
      refuse_arguments(command.arguments(), final);
      return evaluate_pipeline(dot, as<PipelineNode>(first));
    case NodeKind::variable:
      return evaluate_variable(dot, as<VariableNode>(first), command.arguments(), final);
    default:
      break;
  }
  at(first);
  refuse_arguments(command.arguments(), final);
  if (first.kind == NodeKind::nil) fail_type("nil is not a command");
  return evaluate_literal(dot, first);
}

Value Execution::evaluate_literal(const Value& dot, const Node& node) {
  switch (node.kind) {
    case NodeKind::boolean:
      return Value::of(as<BooleanNode>(node).value);
    case NodeKind::number:
      return ideal_constant(as<NumberNode>(node));
    case NodeKind::string:
      return text_literal(as<StringNode>(node));
    default:
      return dot;
  }
}

Value Execution::ideal_constant(const NumberNode& node) {
  at(node);
  if (node.is_float && looks_like_float(node.text())) return Value::of_float(node.floating, node.origin);
  if (!node.is_integer) fail_type(std::string{node.text()} + " overflows int");
  Value value = Value::of_integer(node.integer, node.origin);
  value.type = TypeId::go_int;
  return value;
}

Value Execution::evaluate_chain(const Value& dot, const ChainNode& node, Nodes arguments, const Value* final) {
  at(node);
  // (pipeline).a.b: the pipeline first, then the fields.
  const Value receiver = evaluate_operand(dot, *node.operand);
  return evaluate_fields(dot, receiver, node, node.names(), arguments, final);
}

Value Execution::evaluate_variable(const Value& dot, const VariableNode& node, Nodes arguments, const Value* final) {
  at(node);
  const Value value = variable(node);
  if (node.names().size() == 1) {
    refuse_arguments(arguments, final);
    return value;
  }
  return evaluate_fields(dot, value, node, node.names().subspan(1), arguments, final);
}

/// Follows `.a.b.c`; only the last step may be a method with arguments.
Value Execution::evaluate_fields(const Value& dot, Value receiver, const Node& node,
                                 std::span<const std::string_view> names, Nodes arguments, const Value* final) {
  for (const std::string_view name : names.first(names.size() - 1)) {
    receiver = evaluate_field(dot, receiver, node, name, {}, nullptr);
  }
  return evaluate_field(dot, receiver, node, names.back(), arguments, final);
}

Value Execution::evaluate_field(const Value& dot, const Value& receiver, const Node& node, std::string_view name,
                                Nodes arguments, const Value* final) {
  if (receiver.type != TypeId::natural && (receiver.is_map() || receiver.is_list())) {
    if (const Function* method = method_of(receiver.type, name)) {
      return call_method(*method, dot, receiver, node, arguments, final);
    }
  }
  if (receiver.is_map()) {
    read(receiver);
    if (arguments.size() > 1 || final != nullptr) {
      fail_type(std::string{name} + " is not a method but has arguments");
    }
    const document::Member* member = document::find(receiver.map(), name);
    if (member == nullptr) return missing_key(receiver, name);
    const bool typed = receiver.type == TypeId::go_string_map || receiver.type == TypeId::go_files;
    return typed ? member->value : in_interface(member->value);
  }
  if (receiver.is_nil()) {
    if (lenient_) return receiver;
    if (is_in_interface(receiver)) {
      fail_missing(receiver, name, "nil pointer evaluating interface {}." + std::string{name});
    }
    if (options_.missing_key == MissingKey::error) {
      fail_missing(receiver, name, "nil data; no entry for key " + text::go_quote(name));
    }
    return receiver;
  }
  if (lenient_ && receiver.has(document::kUnknown)) return receiver;
  const Value used = use(receiver);
  if (used.kind == Kind::object && used.type == TypeId::structure) {
    return structure_field(dot, used, node, name, arguments, final);
  }
  if (used.kind == Kind::integer) {
    for (const Function& method : named_integer_methods(used.type)) {
      if (method.name == name) return call_method(method, dot, used, node, arguments, final);
    }
  }
  fail_no_fields(receiver, used, name);
}

const Function* Execution::method_of(TypeId type, std::string_view name) const {
  // As all that Go exports, methods begin with a capital letter; most keys do not.
  if (name.front() < 'A' || name.front() > 'Z') return nullptr;
  for (const NamedType& named : options_.named_types) {
    if (named.type != type) continue;
    for (const Function& method : named.methods) {
      if (method.name == name) return &method;
    }
  }
  return nullptr;
}

Value Execution::call_method(const Function& method, const Value& dot, const Value& receiver, const Node& node,
                             Nodes arguments, const Value* final) {
  const Callee callee{.name = method.name,
                      .parameters = method.parameters,
                      .variadic = method.variadic,
                      .function = &method,
                      .receiver = &receiver};
  return call(dot, callee, node, arguments.empty() ? arguments : arguments.subspan(1), final);
}

Value Execution::structure_field(const Value& dot, const Value& receiver, const Node& node, std::string_view name,
                                 Nodes arguments, const Value* final) {
  const Structure& object = structure(receiver);
  for (const Function& method : object.type->methods) {
    if (method.name == name) return call_method(method, dot, receiver, node, arguments, final);
  }
  if (object.type->embeds_first) {
    const Structure& embedded = structure(object.fields.front().value);
    for (const document::Member& field : embedded.fields) {
      if (field.key->view() == name) {
        return structure_field(dot, object.fields.front().value, node, name, arguments, final);
      }
    }
  }
  for (const document::Member& field : object.fields) {
    if (field.key->view() != name) continue;
    if (arguments.size() > 1 || final != nullptr) {
      fail_type(std::string{name} + " has arguments but cannot be invoked as function");
    }
    return field.value;
  }
  fail_missing(receiver, name, "can't evaluate field " + std::string{name} + " in type " + type_in_errors(receiver));
}

Value Execution::missing_key(const Value& receiver, std::string_view name) {
  if (lenient_) return Value::nothing();
  if (options_.missing_key == MissingKey::error) {
    fail_missing(receiver, name, "map has no entry for key " + text::go_quote(name));
  }
  if (receiver.type == TypeId::go_string_map || receiver.type == TypeId::go_nil_string_map)
    return Value::of(runtime_.arena.borrow({}), receiver.origin);
  // The place where the key would be is the best that is known of this nil.
  return in_interface(Value::nothing(receiver.origin));
}

Value Execution::variable(const VariableNode& node) {
  const std::string_view name = node.names().front();
  for (std::size_t i = variables_.size(); i-- > frame_base_;) {
    const Variable& variable = variables_[i];
    if (variable.name == name.data() || (variable.name == nullptr && name.size() == 1)) return variable.value;
  }
  fail_undefined_variable(node);
}

void Execution::assign(const VariableNode& node, const Value& value) {
  const std::string_view name = node.names().front();
  for (std::size_t i = variables_.size(); i-- > frame_base_;) {
    Variable& variable = variables_[i];
    if (variable.name == name.data() || (variable.name == nullptr && name.size() == 1)) {
      variable.value = value;
      return;
    }
  }
  fail_undefined_variable(node);
}

void Execution::refuse_arguments(Nodes arguments, const Value* final) {
  if (arguments.size() <= 1 && final == nullptr) return;
  const Node* first = arguments.empty() ? node_ : arguments.front();
  fail_type("can't give argument to non-function " + go_text(*first));
}

std::string Execution::type_in_errors(const Value& value) const {
  if (is_in_interface(value)) return "interface {}";
  if (value.kind == Kind::object && value.type == TypeId::structure) return std::string{structure(value).type->go_name};
  return std::string{go_type_name(runtime_, value)};
}

}  // namespace stageplot::gotemplate
