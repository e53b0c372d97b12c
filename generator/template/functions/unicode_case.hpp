// Go's unicode package as far as string functions use it: classes of characters and their simple case mappings
// (Unicode 15, as Go 1.21 to 1.26 have it), and strings.Map's treatment of invalid bytes.
#pragma once

#include <string>
#include <string_view>

#include "text/utf8.hpp"

namespace stageplot::gotemplate::unicode {

[[nodiscard]] bool is_space(char32_t c);
[[nodiscard]] bool is_upper(char32_t c);
[[nodiscard]] bool is_lower(char32_t c);
[[nodiscard]] bool is_title(char32_t c);
[[nodiscard]] bool is_letter(char32_t c);
[[nodiscard]] bool is_digit(char32_t c);
[[nodiscard]] bool is_number(char32_t c);
[[nodiscard]] bool is_punctuation(char32_t c);

[[nodiscard]] char32_t to_upper(char32_t c);
[[nodiscard]] char32_t to_lower(char32_t c);
[[nodiscard]] char32_t to_title(char32_t c);

/// The text with each code point mapped; an invalid byte becomes U+FFFD, as strings.Map has it.
template <typename Mapping>
[[nodiscard]] std::string map_code_points(std::string_view text, Mapping mapping) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t offset = 0; offset < text.size();) {
    const text::Decoded decoded = text::decode_utf8(text, offset);
    text::append_utf8(out, mapping(decoded.code_point));
    offset += decoded.length;
  }
  return out;
}

/// The part of [0, text.size()) without the white space at both ends: strings.TrimSpace.
struct Range {
  std::size_t begin = 0;
  std::size_t end = 0;
};
[[nodiscard]] Range trim_space(std::string_view text);

/// Offset of the last code point of a text that is not empty.
[[nodiscard]] std::size_t last_code_point(std::string_view text);

}  // namespace stageplot::gotemplate::unicode
