// Whether text is right Terraform: blocks, attributes, expressions, strings with their escapes, and that nothing is set
// twice. What the words mean (types of resources, functions, references) is not asked.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace stageplot::terraform {

struct SyntaxError {
  std::uint32_t begin = 0;  // bytes in the text
  std::uint32_t end = 0;
  std::string summary;  // what was seen, as a finding says it
  std::string help;
};

/// The first error, if there is one.
[[nodiscard]] std::optional<SyntaxError> find_syntax_error(std::string_view text);

}  // namespace stageplot::terraform
