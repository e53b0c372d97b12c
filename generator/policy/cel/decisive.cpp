#include "policy/cel/decisive.hpp"

#include "document/map.hpp"
#include "policy/cel/evaluator.hpp"

namespace stageplot::policy::cel {

const document::Value* Evaluator::place_of(NodeId id) {
  const Node& node = ast_.nodes[id];
  if (node.op == Op::local) {
    const Local& local = locals_[node.slot];
    if (local.value.in_document) return local.value.data;
    if (local.source == kNone || local.index == kNone) return local.source == kNone ? nullptr : place_of(local.source);
    const Value range = evaluate(local.source);
    const bool holds_item = range.is(Kind::list) && range.in_document && local.index < list_size(range);
    return holds_item ? &range.data->items()[local.index] : nullptr;
  }
  if (node.op == Op::variable) {
    const Value value = variable(node, id);
    return value.in_document ? value.data : nullptr;
  }
  const bool field = node.op == Op::select || node.op == Op::optional_select;
  if (!field && node.op != Op::index && node.op != Op::optional_index) return nullptr;
  const document::Value* around = place_of(child(node, 0));
  if (around == nullptr) return nullptr;
  const Value key = field ? Value::of_string(ast_.name_of(node)) : evaluate(child(node, 1));
  if (around->is_map() && key.is(Kind::string)) {
    const document::Member* member = document::find(around->map(), key.view());
    return member == nullptr ? around : &member->value;
  }
  const bool in_list = around->is_list() && key.is(Kind::integer) && key.i >= 0 &&
                       static_cast<std::size_t>(key.i) < around->items().size();
  return in_list ? &around->items()[static_cast<std::size_t>(key.i)] : around;
}

/// The first part of an expression, in the order of its text, that is a value of a document.
bool Evaluator::find_place(NodeId id, Decisive& decisive) {
  const Node& node = ast_.nodes[id];
  const Path path = path_of(id);
  if (!path.text.empty()) {
    decisive.path = path.text;
    const document::Value* place = place_of(node.op == Op::has ? child(node, 0) : id);
    for (NodeId inner = id; place == nullptr && ast_.nodes[inner].child_count > 0;) {
      inner = child(ast_.nodes[inner], 0);
      place = place_of(inner);
    }
    if (place != nullptr) decisive.origin = place->origin;
    return true;
  }
  // The bodies of macros need their variables, which are not set here.
  const bool macro = node.op == Op::comprehension || node.op == Op::optional_map || node.op == Op::bind;
  const std::uint32_t count = macro ? 1 : node.child_count;
  for (std::uint32_t i = 0; i < count; ++i) {
    if (find_place(child(node, i), decisive)) return true;
  }
  return false;
}

void Evaluator::follow(NodeId id, bool result, Decisive& decisive) {
  const Node& node = ast_.nodes[id];
  switch (node.op) {
    case Op::logical_not:
      return follow(child(node, 0), !result, decisive);
    case Op::logical_and:
    case Op::logical_or: {
      // The operand that decides; where all agree, the last one, in front of which the others are conditions.
      NodeId chosen = child(node, node.child_count - 1);
      const bool decides = result == (node.op == Op::logical_or);
      for (std::uint32_t i = 0; decides && i < node.child_count; ++i) {
        const Value operand = evaluate(child(node, i));
        if (operand.is(Kind::boolean) && operand.b == result) {
          chosen = child(node, i);
          break;
        }
      }
      return follow(chosen, result, decisive);
    }
    case Op::conditional:
      return follow(child(node, evaluate(child(node, 0)).is_true() ? 1 : 2), result, decisive);
    case Op::bind:
      locals_[node.slot] = {.value = Value::absent(), .source = child(node, 0), .index = kNone};
      return follow(child(node, 1), result, decisive);
    case Op::comprehension: {
      if (node.macro != Macro::all && node.macro != Macro::exists) break;
      const Value range = evaluate(child(node, 0));
      if (!range.is(Kind::list) && !range.is(Kind::map)) break;
      const std::uint32_t size = range.is(Kind::list) ? list_size(range) : map_size(range);
      for (std::uint32_t i = 0; i < size; ++i) {
        set_locals(node, range, i);
        const Value holds = evaluate(child(node, 1));
        if (holds.is(Kind::boolean) && holds.b == result) return follow(child(node, 1), result, decisive);
      }
      // No item decided: all of them, or that there are none, did.
      break;
    }
    default:
      break;
  }
  decisive.span = node.span;
  find_place(id, decisive);
}

Decisive find_decisive(const Program& program, const Activation& activation, document::Arena& arena, Budget& budget) {
  Decisive decisive;
  decisive.span = program.ast().nodes[program.ast().root].span;
  try {
    Evaluator evaluator(program, activation, arena, budget);
    const Value result = evaluator.evaluate(program.ast().root);
    if (result.is(Kind::boolean)) evaluator.follow(program.ast().root, result.b, decisive);
  } catch (const BudgetExhausted&) {
    // What was found so far stands.
  } catch (const document::ArenaExhausted&) {
  }
  return decisive;
}

}  // namespace stageplot::policy::cel
