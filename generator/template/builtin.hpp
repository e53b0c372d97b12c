// The names of the functions that the engine evaluates itself. Inside template/ only.
#pragma once

#include <string_view>
#include <vector>

#include "template/ast.hpp"
#include "template/functions/function.hpp"

namespace stageplot::gotemplate {

/// How a built-in function is called: its parameters as Go declares them.
struct BuiltinSignature {
  std::string_view name;
  Builtin builtin = Builtin::none;
  std::span<const ParameterType> parameters;
  bool variadic = false;
};

[[nodiscard]] Builtin find_builtin(std::string_view name);
[[nodiscard]] const BuiltinSignature& signature(Builtin builtin);

/// Every name that a template may call, sorted: the engine's own and the table's.
[[nodiscard]] std::vector<std::string_view> function_names();

}  // namespace stageplot::gotemplate
