// Trees and words as text, for people and tests: parentheses around each node, its kind first, then what it holds.
// Ranges are left out, parentheses of the text kept.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "terraform/hcl/ast.hpp"
#include "terraform/hcl/tokens.hpp"

namespace stageplot::terraform::hcl {

/// `(+ 1 (call max (variable a) 2))`
[[nodiscard]] std::string dump(const Expression& expression);

/// A line for each attribute and block, indented by blocks; attributes first.
[[nodiscard]] std::string dump(const Body& body);

/// A line for each word: `identifier "a"`. What is wrong wherever it stands is `wrong`.
[[nodiscard]] std::string dump(std::span<const Token> tokens, std::string_view text);

}  // namespace stageplot::terraform::hcl
