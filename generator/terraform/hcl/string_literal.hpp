// What the literal text of a template stands for: escapes resolved.
#pragma once

#include <cstdint>
#include <string_view>

#include "document/arena.hpp"
#include "terraform/hcl/tokens.hpp"

namespace stageplot::terraform::hcl {

/// The bytes that a token of kind quoted_text or heredoc_text stands for; in the text itself where nothing is escaped,
/// else in the arena. Throws Stop at an escape that is none.
[[nodiscard]] std::string_view decode_literal(document::Arena& arena, std::string_view text, const Token& token);

/// The text in composed normal form, itself or in the arena.
[[nodiscard]] std::string_view in_normal_form(document::Arena& arena, std::string_view text);

}  // namespace stageplot::terraform::hcl
