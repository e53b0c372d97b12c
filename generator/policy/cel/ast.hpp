// An expression as a tree in two vectors. The parser builds it with names as they are written; the resolver changes
// names into slots and functions in place; the evaluator walks it. Macros are nodes of their own from the parser on, so
// that nothing in an expression can name what they keep between rounds.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "policy/cel/failure.hpp"
#include "policy/cel/value.hpp"

namespace stageplot::policy::cel {

using NodeId = std::uint32_t;

enum class Op : std::uint8_t {
  constant,
  identifier,        // not yet resolved: name
  local,             // slot
  variable,          // slot: index of the environment's variable
  mistake,           // an undeclared name where such are evaluation errors: slot is the constant's index
  select,            // [operand], name
  optional_select,   // [operand], name: `a.?b`
  has,               // [operand], name
  index,             // [operand, index]
  optional_index,    // [operand, index]: `a[?i]`
  call,              // [arguments…], name
  member_call,       // [receiver, arguments…], name
  list,              // [elements…]
  optional_element,  // [e] of `[?e]`
  map,               // [key, value, key, value…]
  optional_key,      // [key] of `{?key: value}`
  logical_and,       // [operands…]
  logical_or,        // [operands…]
  logical_not,       // [operand]
  negate,            // [operand]
  conditional,       // [condition, then, else]
  equal,             // the rest: [left, right]
  not_equal,
  less,
  less_or_equal,
  greater,
  greater_or_equal,
  in,
  add,
  subtract,
  multiply,
  divide,
  modulo,
  optional_or,        // [optional, alternative]: the alternative is evaluated only where it is needed
  optional_or_value,  // [optional, alternative]
  comprehension,      // [range, body…], macro, first and second variable
  optional_map,       // [optional, body], macro, first variable
  bind,               // [value, body], first variable
  block,              // [values…, body], slot: the first value's
};

enum class Macro : std::uint8_t {
  none,
  all,
  exists,
  exists_one,
  map,                  // [range, transform] or [range, filter, transform]; also transformList
  filter,               // [range, predicate]
  transform_map,        // as map
  transform_map_entry,  // as map
  sort_by,              // [range, key]
  opt_map,
  opt_flat_map,
};

inline constexpr std::uint32_t kNone = static_cast<std::uint32_t>(-1);

struct FunctionGroup;

struct Node {
  Op op = Op::constant;
  Macro macro = Macro::none;
  bool rooted = false;  // an identifier with a leading dot
  TextSpan span;        // all of it
  TextSpan focus;       // the operator, the field's or function's name: where an error points
  std::uint32_t first_child = 0;
  std::uint32_t child_count = 0;
  std::uint32_t name = kNone;     // index into names: identifier, field, function, first variable
  std::uint32_t second = kNone;   // index into names: second variable
  std::uint32_t slot = kNone;     // resolved: constant, local, variable; of a comprehension the first of its locals
  std::uint32_t pattern = kNone;  // a call whose regular expression is a literal: index of the compiled one
  Kinds kinds = kAny;             // what it can give, as far as that is certain
  const FunctionGroup* function = nullptr;
};

struct Ast {
  std::vector<Node> nodes;
  std::vector<NodeId> children;
  std::vector<std::string> names;
  std::vector<Value> constants;
  NodeId root = 0;

  [[nodiscard]] std::span<const NodeId> children_of(const Node& node) const {
    return {children.data() + node.first_child, node.child_count};
  }
  [[nodiscard]] std::string_view name_of(const Node& node) const { return names[node.name]; }
};

}  // namespace stageplot::policy::cel
