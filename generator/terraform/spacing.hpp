// Whether `terraform fmt` puts a blank between two words of a line.
#pragma once

#include <string_view>

#include "terraform/hcl/tokens.hpp"

namespace stageplot::terraform {

/// Three words in a row; `before` is nullptr at the beginning of a run of words.
struct Neighbours {
  std::string_view text;
  const hcl::Token* before = nullptr;
  const hcl::Token* token = nullptr;
  const hcl::Token* after = nullptr;
};
/// Whether a blank stands between `token` and `after`.
[[nodiscard]] bool blank_between(const Neighbours& neighbours);

}  // namespace stageplot::terraform
