// The part of the evaluator that reads fields and items, and says in messages which value of the data they belong to.
#include <array>

#include "document/data_path.hpp"
#include "policy/cel/evaluator.hpp"
#include "policy/cel/number.hpp"

namespace stageplot::policy::cel {
namespace {

std::string key_text(const Value& key) {
  switch (key.kind) {
    case Kind::string:
      return std::string{key.view()};
    case Kind::integer:
      return std::to_string(key.i);
    case Kind::unsigned_integer:
      return std::to_string(key.u);
    case Kind::boolean:
      return key.b ? "true" : "false";
    default:
      return "a key of " + std::string{type_name(key.kind)};
  }
}

/// A list's index as int, uint or a double without fraction.
std::optional<std::int64_t> whole_index(const Value& index) {
  if (index.kind == Kind::integer) return index.i;
  if (index.kind == Kind::unsigned_integer && index.u <= kGreatestInteger) return static_cast<std::int64_t>(index.u);
  if (index.kind == Kind::floating) {
    const auto whole = to_integer(index.d);
    if (whole && static_cast<double>(*whole) == index.d) return whole;
  }
  return std::nullopt;
}

}  // namespace

Value Evaluator::settle(const Value& value, NodeId id) {
  if (value.kind != Kind::unknown) return value;
  if (value.in_document) return make_unknown(path_of(id).text, value.data->origin);
  if (value.unknown->attributes.size() != 1 || !value.unknown->attributes[0].path.empty()) return value;
  return make_unknown(path_of(id).text, value.unknown->attributes[0].origin);
}

Value Evaluator::locate(const Value& failure, NodeId id, const Value& operand) {
  if (failure.kind != Kind::error || !failure.failure->path.empty() || failure.failure->program == nullptr) {
    return failure;
  }
  const Path path = path_of(id);
  if (path.text.empty()) return failure;
  auto* located = new (arena().allocate(sizeof(Failure), alignof(Failure))) Failure(*failure.failure);
  located->path = arena().copy(path.text)->view();
  if (operand.in_document) located->origin = operand.data->origin;
  return Value::of_failure(located);
}

Value Evaluator::select(const Node& node, NodeId id) {
  Value operand = evaluate(child(node, 0));
  if (operand.is_exceptional()) return operand;
  bool optional = node.op == Op::optional_select;
  if (operand.kind == Kind::optional) {
    if (operand.items == nullptr) return operand;
    optional = true;
    operand = settle(*operand.items, child(node, 0));
    if (operand.is_exceptional()) return operand;
  }
  const std::string_view name = ast_.name_of(node);
  if (operand.kind != Kind::map) {
    at = &node;
    return locate(
        fail("no such key `" + std::string{name} + "`: " + std::string{type_name(operand.kind)} + " has no fields"),
        child(node, 0), operand);
  }
  const auto found = find_field(operand, name);
  if (optional) {
    if (!found) return Value::of_optional(nullptr);
    const Value value = settle(*found, id);
    return value.is_exceptional() ? value : this->optional(value);
  }
  if (!found) {
    at = &node;
    return locate(fail("no such key `" + std::string{name} + "`"), child(node, 0), operand);
  }
  return settle(*found, id);
}

Value Evaluator::has(const Node& node, NodeId id) {
  Value operand = evaluate(child(node, 0));
  if (operand.is_exceptional()) return operand;
  if (operand.kind == Kind::optional) {
    if (operand.items == nullptr) return Value::of(false);
    operand = settle(*operand.items, child(node, 0));
    if (operand.is_exceptional()) return operand;
  }
  if (operand.kind != Kind::map) {
    at = &node;
    return locate(fail("`has` looks for a field of " + std::string{type_name(operand.kind)} + ", which has none"),
                  child(node, 0), operand);
  }
  static_cast<void>(id);
  return Value::of(find_field(operand, ast_.name_of(node)).has_value());
}

std::optional<Value> Evaluator::item(const Node& node, const Value& operand, const Value& index, Value& failure) {
  if (operand.kind == Kind::map) {
    if (auto found = find_key(operand, index)) return found;
    at = &node;
    failure = Value::absent();
    return std::nullopt;
  }
  at = &node;
  const auto whole = whole_index(index);
  if (operand.kind != Kind::list || !whole) {
    failure = no_overload("[]", std::array{operand, index});
    return std::nullopt;
  }
  if (*whole < 0 || *whole >= std::int64_t{list_size(operand)}) {
    failure = Value::absent();
    return std::nullopt;
  }
  return list_item(operand, static_cast<std::uint32_t>(*whole));
}

Value Evaluator::index(const Node& node, NodeId id) {
  std::array operands{evaluate(child(node, 0)), evaluate(child(node, 1))};
  if (operands[0].is_exceptional() || operands[1].is_exceptional()) return *exceptional(operands);
  Value& operand = operands[0];
  bool optional = node.op == Op::optional_index;
  if (operand.kind == Kind::optional) {
    if (operand.items == nullptr) return operand;
    optional = true;
    operand = settle(*operand.items, child(node, 0));
    if (operand.is_exceptional()) return operand;
  }
  Value failure;
  const auto found = item(node, operand, operands[1], failure);
  if (found) {
    const Value value = settle(*found, id);
    return optional && !value.is_exceptional() ? this->optional(value) : value;
  }
  if (failure.kind == Kind::absent) {
    if (optional) return Value::of_optional(nullptr);
    failure = operand.kind == Kind::map ? fail("no such key `" + key_text(operands[1]) + "`")
                                        : fail("index " + key_text(operands[1]) + " is out of range: the list has " +
                                               std::to_string(list_size(operand)) + " items");
  }
  return locate(failure, child(node, 0), operand);
}

Evaluator::Path Evaluator::local_path(const Local& local) {
  if (local.source == kNone) return {};
  Path path = path_of(local.source);
  if (local.index == kNone || path.text.empty()) return path;
  // The range is evaluated already; its kind is told by the local's neighbours only where it is a document's.
  path.text += path.exact ? "[" + std::to_string(local.index) + "]" : "[…]";
  path.exact = true;
  return path;
}

Evaluator::Path Evaluator::path_of(NodeId id) {
  const Node& node = ast_.nodes[id];
  switch (node.op) {
    case Op::variable:
      return {.text = std::string{program().variable_name(node.slot)}, .exact = true};
    case Op::local:
      return local_path(locals_[node.slot]);
    case Op::select:
    case Op::optional_select:
    case Op::has: {
      Path path = path_of(child(node, 0));
      if (!path.text.empty() && node.op != Op::has) path.text = document::append_key(path.text, ast_.name_of(node));
      return path;
    }
    case Op::index:
    case Op::optional_index: {
      Path path = path_of(child(node, 0));
      if (path.text.empty()) return path;
      const Node& index = ast_.nodes[child(node, 1)];
      Value key = Value::absent();
      if (index.op == Op::constant) key = ast_.constants[index.slot];
      if (index.op == Op::local) key = locals_[index.slot].value;
      if (key.kind == Kind::string) {
        path.text = document::append_key(path.text, key.view());
      } else if (key.kind == Kind::integer && path.exact) {
        path.text += "[" + std::to_string(key.i) + "]";
      } else {
        path.text += "[…]";
      }
      path.exact = true;
      return path;
    }
    case Op::optional_or_value:
      return path_of(child(node, 0));
    case Op::optional_element:
      return path_of(child(node, 0));
    case Op::member_call: {
      const std::string_view name = ast_.name_of(node);
      if (name == "value" || name == "first") return path_of(child(node, 0));
      return {};
    }
    case Op::comprehension: {
      if (node.macro != Macro::filter && node.macro != Macro::sort_by) return {};
      Path path = path_of(child(node, 0));
      path.exact = false;
      return path;
    }
    default:
      return {};
  }
}

}  // namespace stageplot::policy::cel
