#include "policy/cel/resolver.hpp"

#include <algorithm>

#include "policy/cel/function.hpp"
#include "policy/cel/operators.hpp"
#include "text/edit_distance.hpp"

namespace stageplot::policy::cel {

Resolver::Resolver(Program& program, const Environment& environment, std::vector<CompileError>& errors)
    : program_(program), ast_(program.ast_), environment_(environment), errors_(errors) {
  for (std::uint32_t i = 0; i < environment.variables.size(); ++i) {
    variables_.try_emplace(environment.variables[i].name, i);
  }
}

void Resolver::run() {
  resolve(ast_.root);
  std::vector<std::uint32_t>& read = program_.variables_read_;
  std::ranges::sort(read);
  read.erase(std::unique(read.begin(), read.end()), read.end());
  std::ranges::stable_sort(errors_, {}, [](const CompileError& error) { return error.span.begin; });
}

void Resolver::report(TextSpan span, std::string message, std::string help) {
  errors_.push_back({.message = std::move(message), .help = std::move(help), .span = span});
}

void Resolver::make_constant(NodeId id, const Value& value) {
  Node& target = node(id);
  target.op = Op::constant;
  target.child_count = 0;
  target.slot = static_cast<std::uint32_t>(ast_.constants.size());
  target.kinds = kinds(value.kind);
  ast_.constants.push_back(value);
}

/// A mistake that only counts where it is evaluated: the message is the constant.
void Resolver::make_mistake(NodeId id, std::string_view message) {
  make_constant(id, Value::of_string(program_.constants_.copy(message)->view()));
  node(id).op = Op::mistake;
  node(id).kinds = kAny;
}

std::uint32_t Resolver::push(std::uint32_t name) {
  scopes_.push_back({.name = name, .slot = next_slot_});
  program_.local_count_ = std::max(program_.local_count_, next_slot_ + 1);
  return next_slot_++;
}

void Resolver::resolve_children(const Node& of) {
  const std::uint32_t first = of.first_child;
  const std::uint32_t count = of.child_count;
  for (std::uint32_t i = 0; i < count; ++i) resolve(ast_.children[first + i]);
}

void Resolver::resolve(NodeId id) {
  switch (node(id).op) {
    case Op::constant:
    case Op::local:
    case Op::variable:
    case Op::mistake:
      return;
    case Op::identifier:
      return resolve_name(id);
    case Op::select:
    case Op::optional_select:
    case Op::has:
      return resolve_chain(id);
    case Op::index:
    case Op::optional_index:
      resolve_children(node(id));
      check_kinds(child(node(id), 0), kinds(Kind::list, Kind::map, Kind::optional), "only lists and maps have items");
      if (node(id).op == Op::optional_index || node(child(node(id), 0)).kinds == kinds(Kind::optional)) {
        node(id).kinds = kinds(Kind::optional);
      }
      return;
    case Op::call:
      return resolve_call(id);
    case Op::member_call:
      return resolve_member_call(id);
    case Op::list:
      return resolve_list(id);
    case Op::map:
      return resolve_map(id);
    case Op::optional_element:
    case Op::optional_key:
      return resolve_children(node(id));
    case Op::logical_and:
    case Op::logical_or:
    case Op::logical_not:
      resolve_children(node(id));
      for (const NodeId operand : children(node(id))) {
        check_bool(operand, node(id).op == Op::logical_and ? "&&" : node(id).op == Op::logical_or ? "||" : "!");
      }
      node(id).kinds = kinds(Kind::boolean);
      return;
    case Op::conditional:
      resolve_children(node(id));
      check_bool(child(node(id), 0), "?");
      node(id).kinds = node(child(node(id), 1)).kinds | node(child(node(id), 2)).kinds;
      return;
    case Op::comprehension:
    case Op::optional_map:
      return resolve_comprehension(id);
    case Op::bind:
      return resolve_scoped(id);
    case Op::block:
      return resolve_block(id);
    default:
      resolve_children(node(id));
      return check_operator(id);
  }
}

void Resolver::check_kinds(NodeId id, Kinds wanted, const std::string& message) {
  if ((node(id).kinds & wanted) != 0 || environment_.defer_mistakes) return;
  report(node(id).span, message + ", this is " + describe(node(id).kinds));
}

void Resolver::check_bool(NodeId id, std::string_view sign) {
  check_kinds(id, kinds(Kind::boolean), "`" + std::string{sign} + "` needs bool");
}

void Resolver::check_operator(NodeId id) {
  const NodeId left = child(node(id), 0);
  if (node(id).op == Op::negate) {
    check_kinds(left, kinds(Kind::integer, Kind::floating, Kind::duration), "`-` needs an int, double or duration");
    node(id).kinds = node(left).kinds & kinds(Kind::integer, Kind::floating, Kind::duration);
    if (node(id).kinds == 0) node(id).kinds = kAny;
    return;
  }
  const NodeId right = child(node(id), 1);
  const Kinds result = operator_kinds(node(id).op, node(left).kinds, node(right).kinds);
  if (result == 0) {
    node(id).kinds = kAny;
    if (environment_.defer_mistakes) return;
    std::string help;
    const Kinds both = node(left).kinds | node(right).kinds;
    if ((both & ~kNumbers) == 0)
      help = "arithmetic does not mix kinds of numbers: convert with int(), uint() or double()";
    if (both == kinds(Kind::string, Kind::integer)) help = "convert with string() or int()";
    report(node(id).focus,
           "no matching overload of `" + std::string{operator_sign(node(id).op)} + "` for (" +
               describe(node(left).kinds) + ", " + describe(node(right).kinds) + ")",
           std::move(help));
    return;
  }
  node(id).kinds = result;
}

void Resolver::resolve_comprehension(NodeId id) {
  const std::uint32_t count = node(id).child_count;
  resolve(child(node(id), 0));
  const bool optional = node(id).op == Op::optional_map;
  check_kinds(child(node(id), 0), optional ? kinds(Kind::optional) : kinds(Kind::list, Kind::map),
              "`" +
                  std::string{program_.text().substr(node(id).focus.begin, node(id).focus.end - node(id).focus.begin)} +
                  (optional ? "` needs an optional" : "` goes through a list or map"));
  const std::size_t scopes = scopes_.size();
  const std::uint32_t slots = next_slot_;
  node(id).slot = push(node(id).name);
  if (node(id).second != kNone) push(node(id).second);
  for (std::uint32_t i = 1; i < count; ++i) resolve(child(node(id), i));
  scopes_.resize(scopes);
  next_slot_ = slots;
  const Macro macro = node(id).macro;
  const std::string name{program_.text().substr(node(id).focus.begin, node(id).focus.end - node(id).focus.begin)};
  const bool predicate = macro == Macro::all || macro == Macro::exists || macro == Macro::exists_one;
  if (predicate || macro == Macro::filter) check_bool(child(node(id), 1), name);
  if ((macro == Macro::map || macro == Macro::transform_map || macro == Macro::transform_map_entry) && count == 3) {
    check_bool(child(node(id), 1), name);
  }
  if (predicate) {
    node(id).kinds = kinds(Kind::boolean);
  } else if (optional) {
    node(id).kinds = kinds(Kind::optional);
  } else {
    const bool map = macro == Macro::transform_map || macro == Macro::transform_map_entry;
    node(id).kinds = kinds(map ? Kind::map : Kind::list);
  }
}

void Resolver::resolve_scoped(NodeId id) {
  resolve(child(node(id), 0));
  const std::size_t scopes = scopes_.size();
  const std::uint32_t slots = next_slot_;
  node(id).slot = push(node(id).name);
  resolve(child(node(id), 1));
  scopes_.resize(scopes);
  next_slot_ = slots;
  node(id).kinds = node(child(node(id), 1)).kinds;
}

void Resolver::resolve_block(NodeId id) {
  const std::uint32_t count = node(id).child_count - 1;
  const std::size_t scopes = scopes_.size();
  const std::uint32_t slots = next_slot_;
  node(id).slot = slots;
  for (std::uint32_t i = 0; i < count; ++i) {
    resolve(child(node(id), i));
    // The name that `cel.index(i)` has; it may not stand in the text at all.
    const std::string name = "@index" + std::to_string(i);
    const auto found = std::ranges::find(ast_.names, name);
    push(found == ast_.names.end() ? kNone : static_cast<std::uint32_t>(found - ast_.names.begin()));
  }
  resolve(child(node(id), count));
  scopes_.resize(scopes);
  next_slot_ = slots;
  node(id).kinds = node(child(node(id), count)).kinds;
}

void Resolver::resolve_list(NodeId id) {
  resolve_children(node(id));
  node(id).kinds = kinds(Kind::list);
  const auto elements = children(node(id));
  for (const NodeId element : elements) {
    if (node(element).op == Op::optional_element) {
      check_kinds(child(node(element), 0), kinds(Kind::optional), "behind `?` stands an optional");
    }
  }
  if (!std::ranges::all_of(elements, [&](NodeId element) { return node(element).op == Op::constant; })) return;
  auto* items = static_cast<Value*>(
      program_.constants_.allocate(std::max<std::size_t>(elements.size(), 1) * sizeof(Value), alignof(Value)));
  for (std::size_t i = 0; i < elements.size(); ++i) new (items + i) Value(ast_.constants[node(elements[i]).slot]);
  make_constant(id, Value::of_list({items, elements.size()}));
}

void Resolver::resolve_map(NodeId id) {
  resolve_children(node(id));
  node(id).kinds = kinds(Kind::map);
  for (std::uint32_t i = 0; i < node(id).child_count; i += 2) {
    NodeId key = child(node(id), i);
    if (node(key).op == Op::optional_key) {
      key = child(node(key), 0);
      check_kinds(child(node(id), i + 1), kinds(Kind::optional), "behind `?` stands an optional");
    }
    check_kinds(key, kinds(Kind::boolean, Kind::integer, Kind::unsigned_integer, Kind::string),
                "a key is a bool, int, uint or string");
  }
}

}  // namespace stageplot::policy::cel
