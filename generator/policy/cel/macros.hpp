// The macros: calls whose arguments are not evaluated as they stand, because they name a variable. They are recognised
// by name and number of arguments while parsing.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "policy/cel/lexer.hpp"
#include "policy/cel/tree_builder.hpp"

namespace stageplot::policy::cel {

struct MacroCall {
  std::string_view name;
  NodeId receiver = kNone;  // kNone: a global call
  std::span<const NodeId> arguments;
  TextSpan span;
  TextSpan focus;
};

/// What the call stands for; nullopt where it is an ordinary function's. A macro with wrong arguments is an error and
/// gives some node, so that parsing can go on to its end.
[[nodiscard]] std::optional<NodeId> expand_macro(const MacroCall& call, TreeBuilder& tree,
                                                 std::vector<CompileError>& errors);

}  // namespace stageplot::policy::cel
