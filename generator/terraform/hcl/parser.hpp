// Reads HCL's native syntax as Terraform 1.11 does: files of blocks and attributes, files of values for variables,
// templates that stand in files of their own, and single expressions. Gives the whole tree and all errors: behind an
// error reading goes on with the next attribute or block, so that the tree holds what is sound.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "document/arena.hpp"
#include "terraform/hcl/ast.hpp"

namespace stageplot::terraform::hcl {

/// Brackets, blocks, templates and prefix operators one in the other.
inline constexpr std::uint32_t kMostDepth = 200;
/// Levels of an expression's tree, which chains such as `a + b + c` add to as well.
inline constexpr std::uint32_t kMostHeight = 1000;
inline constexpr std::size_t kLargestText = std::size_t{8} << 20;  // bytes
/// Reading ends with so many errors.
inline constexpr std::size_t kMostErrors = 50;

struct SyntaxError {
  Range range;
  std::string summary;  // what was seen, as a finding says it
  std::string help;     // what to do
};

struct File {
  document::Arena arena{document::Arena::kUnlimited};
  std::string_view text;  // the file's own copy of the text given, which all ranges are about
  Body body;
  std::vector<SyntaxError> errors;  // in the order of the text
};

struct Formula {
  document::Arena arena{document::Arena::kUnlimited};
  const Expression* expression = nullptr;  // never nullptr
  std::vector<SyntaxError> errors;
};

/// A .tf file.
[[nodiscard]] File parse_file(std::string_view text);

/// A .tfvars file: attributes alone; each block is an error.
[[nodiscard]] File parse_values_file(std::string_view text);

/// A template in a text of its own, as `templatefile` reads it.
[[nodiscard]] Formula parse_template(std::string_view text);

/// An expression alone, over any number of lines.
[[nodiscard]] Formula parse_expression(std::string_view text);

}  // namespace stageplot::terraform::hcl
