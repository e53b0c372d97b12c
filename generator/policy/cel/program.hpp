// An expression compiled once and evaluated many times, by any number of threads.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "document/arena.hpp"
#include "policy/cel/ast.hpp"
#include "policy/cel/kind.hpp"
#include "policy/cel/lexer.hpp"
#include "policy/cel/pattern.hpp"

namespace stageplot::policy::cel {

struct Variable {
  std::string name;  // may have dots: `variables.pod` is found before the field `pod` of a variable `variables`
  Kinds kinds = kAny;
};

/// What an expression may name. Its variables' order is the order of the values that an evaluation is given.
struct Environment {
  std::vector<Variable> variables;
  std::string container;  // `A.B`: `x` is looked for as `A.B.x`, `A.x`, `x`
  /// Undeclared names, unknown functions and wrong kinds are errors of the evaluation (which `||` may absorb) instead
  /// of errors of compile().
  bool defer_mistakes = false;
};

class Program {
 public:
  [[nodiscard]] std::string_view text() const { return text_; }
  /// The kinds that the result can have, as far as that is certain without data: exactly bool for `a == b`, any for
  /// `object.x`.
  [[nodiscard]] Kinds result_kinds() const { return ast_.nodes[ast_.root].kinds; }
  /// Indices of the environment's variables that the expression names, sorted.
  [[nodiscard]] const std::vector<std::uint32_t>& variables_read() const { return variables_read_; }

  [[nodiscard]] const Ast& ast() const { return ast_; }
  [[nodiscard]] std::uint32_t local_count() const { return local_count_; }
  [[nodiscard]] std::string_view variable_name(std::uint32_t index) const { return variable_names_[index]; }
  [[nodiscard]] const Pattern& pattern(std::uint32_t index) const { return *patterns_[index]; }

 private:
  friend class Resolver;
  friend struct Compilation compile(std::string_view, const Environment&);

  std::string text_;
  document::Arena constants_;
  Ast ast_;
  std::uint32_t local_count_ = 0;
  std::vector<std::unique_ptr<const Pattern>> patterns_;
  std::vector<std::string> variable_names_;
  std::vector<std::uint32_t> variables_read_;
};

struct Compilation {
  std::unique_ptr<const Program> program;  // nullptr where there are errors
  std::vector<CompileError> errors;        // in the order of the text
};

/// Compiles an expression: syntax, names, functions, and kinds where they are certain.
[[nodiscard]] Compilation compile(std::string_view text, const Environment& environment);

}  // namespace stageplot::policy::cel
