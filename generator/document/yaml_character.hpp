// Characters as libyaml's emitter classes them, on a byte offset of well-formed UTF-8. All of them are false behind the
// end of the text.
#pragma once

#include <cstddef>
#include <string_view>

namespace stageplot::document {

[[nodiscard]] inline bool has_bytes(std::string_view text, std::size_t at, std::string_view bytes) {
  return text.substr(at < text.size() ? at : text.size()).starts_with(bytes);
}

[[nodiscard]] inline bool is_space(std::string_view text, std::size_t at) {
  return at < text.size() && text[at] == ' ';
}

[[nodiscard]] inline bool is_blank(std::string_view text, std::size_t at) {
  return at < text.size() && (text[at] == ' ' || text[at] == '\t');
}

/// CR, LF, NEL, LS or PS.
[[nodiscard]] inline bool is_line_break(std::string_view text, std::size_t at) {
  if (at >= text.size()) return false;
  switch (text[at]) {
    case '\r':
    case '\n':
      return true;
    case '\xC2':
      return has_bytes(text, at, "\xC2\x85");
    case '\xE2':
      return has_bytes(text, at, "\xE2\x80\xA8") || has_bytes(text, at, "\xE2\x80\xA9");
    default:
      return false;
  }
}

/// What may stand unescaped: no controls but LF, no U+0085, no byte order mark, nothing above U+FFFF.
[[nodiscard]] inline bool is_plain_printable(std::string_view text, std::size_t at) {
  const auto byte = static_cast<unsigned char>(text[at]);
  if (byte < 0x80) return byte == '\n' || (byte >= 0x20 && byte <= 0x7E);
  if (byte >= 0xF0) return false;
  const auto second = at + 1 < text.size() ? static_cast<unsigned char>(text[at + 1]) : 0u;
  if (byte == 0xC2) return second >= 0xA0;
  if (byte == 0xED) return second < 0xA0;
  if (byte == 0xEF) {
    return !has_bytes(text, at, "\xEF\xBB\xBF") && !has_bytes(text, at, "\xEF\xBF\xBE") &&
           !has_bytes(text, at, "\xEF\xBF\xBF");
  }
  return true;
}

[[nodiscard]] inline std::size_t character_width(char first) {
  const auto byte = static_cast<unsigned char>(first);
  return byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

}  // namespace stageplot::document
