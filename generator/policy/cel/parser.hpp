// Parses an expression, macros included. What the names mean is the resolver's.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "document/arena.hpp"
#include "policy/cel/ast.hpp"
#include "policy/cel/lexer.hpp"

namespace stageplot::policy::cel {

inline constexpr std::size_t kMostCodePoints = 100'000;
inline constexpr std::uint32_t kMostNesting = 250;

/// The tree of `text`; literals are copied into `arena`. nullopt with one error after a syntax error.
[[nodiscard]] std::optional<Ast> parse(std::string_view text, document::Arena& arena,
                                       std::vector<CompileError>& errors);

}  // namespace stageplot::policy::cel
