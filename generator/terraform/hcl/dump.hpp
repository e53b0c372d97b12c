// A tree as text, for people and tests: parentheses around each node, its kind first, then what it holds. Ranges are
// left out, parentheses of the text kept.
#pragma once

#include <string>

#include "terraform/hcl/ast.hpp"

namespace stageplot::terraform::hcl {

/// `(+ 1 (call max (variable a) 2))`
[[nodiscard]] std::string dump(const Expression& expression);

/// A line for each attribute and block, indented by blocks; attributes first.
[[nodiscard]] std::string dump(const Body& body);

}  // namespace stageplot::terraform::hcl
