// The names that an expression sees beside the module's: of `for`, `dynamic`, `each`, `count`, `self`, and the
// variables of a template's file.
#pragma once

#include <string_view>

#include "source/span.hpp"
#include "terraform/functions/value.hpp"
#include "terraform/hcl/ast.hpp"

namespace stageplot::terraform {

/// One name, innermost first. Lives on the stack of the evaluation that binds it.
struct Scope {
  std::string_view name;
  Value value;
  const Scope* outer = nullptr;

  [[nodiscard]] static const Value* find(const Scope* scope, std::string_view name) {
    for (; scope != nullptr; scope = scope->outer) {
      if (scope->name == name) return &scope->value;
    }
    return nullptr;
  }
};

/// Where an expression stands and what it sees.
struct Context {
  source::FileId file = source::FileId::none;
  const Scope* scope = nullptr;

  [[nodiscard]] source::Span span(hcl::Range range) const { return {file, range.begin, range.end}; }
};

}  // namespace stageplot::terraform
