// Whether `terraform fmt` puts a blank between two words of a line.
#pragma once

#include <string_view>

#include "terraform/tokens.hpp"

namespace stageplot::terraform {

/// Three words in a row; `before` is nullptr at the beginning of a run of words.
struct Neighbours {
  std::string_view text;
  const Token* before = nullptr;
  const Token* token = nullptr;
  const Token* after = nullptr;
};
/// Whether a blank stands between `token` and `after`.
[[nodiscard]] bool blank_between(const Neighbours& neighbours);

/// 1 where the word opens a bracket or template sequence, -1 where it closes one, else 0.
[[nodiscard]] int nesting(const Token& token);

}  // namespace stageplot::terraform
