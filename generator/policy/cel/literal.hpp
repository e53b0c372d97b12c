// What the literals of an expression mean: escapes of strings and bytes.
#pragma once

#include <string>
#include <string_view>

namespace stageplot::policy::cel {

struct DecodedText {
  std::string text;
  std::string error;             // empty: it is sound
  std::size_t error_offset = 0;  // in the literal, where it is not
  std::size_t error_size = 0;
};

/// `literal` with its prefixes (r, b) and quotes. In strings `\x` and octal escapes name code points, in bytes octets.
[[nodiscard]] DecodedText decode_text_literal(std::string_view literal);

}  // namespace stageplot::policy::cel
