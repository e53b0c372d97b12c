// Go's text/template rules that look at one or two values alone: what counts as true, and how values compare.
#pragma once

#include "document/value.hpp"
#include "template/functions/function.hpp"

namespace stageplot::gotemplate {

/// What `if`, `with`, `and`, `or` and `not` see: false, 0, "", nil and collections without members are false.
[[nodiscard]] bool is_true(const document::Value& value);

/// eq with one right operand. Throws FunctionError with Go's message where the two cannot be compared.
[[nodiscard]] bool go_equal(const Runtime& runtime, const document::Value& left, const document::Value& right);
/// lt. Throws FunctionError likewise.
[[nodiscard]] bool go_less(const document::Value& left, const document::Value& right);

}  // namespace stageplot::gotemplate
