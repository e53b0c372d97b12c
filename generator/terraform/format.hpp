// Lays text of Terraform's language out as `terraform fmt` does: indentation by open brackets, one blank between words,
// `=` and comments of neighbouring lines in one column. Only blanks change; what `terraform fmt` does besides is in
// rewrite.hpp, and templates need none of it.
#pragma once

#include <string_view>
#include <vector>

#include "template/dialect.hpp"

namespace stageplot::terraform {

/// The changes that lay the text out, in order, without overlaps.
[[nodiscard]] std::vector<gotemplate::Edit> format(std::string_view text);

}  // namespace stageplot::terraform
