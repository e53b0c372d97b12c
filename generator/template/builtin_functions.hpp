// Go's own template functions as far as their arguments' values are all they need. Inside template/ only.
#pragma once

#include <span>

#include "document/value.hpp"
#include "template/ast.hpp"
#include "template/functions/function.hpp"

namespace stageplot::gotemplate {

/// Runs one of not, len, index, print, printf, println, html, js, urlquery, eq … ge, lookup. A nil that
/// came out of a map or list carries `in_interface` among its flags (Go tells the two kinds of nil apart in `len`).
/// Throws FunctionError with Go's message.
[[nodiscard]] document::Value run_builtin(Runtime& runtime, Builtin builtin, std::span<const document::Value> arguments,
                                          std::uint8_t in_interface);

}  // namespace stageplot::gotemplate
