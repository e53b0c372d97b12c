#include "diagnostics/render/visible.hpp"

#include <utf8proc.h>

#include <cstdint>

#include "text/utf8.hpp"

namespace stageplot::diagnostics {
namespace {

constexpr std::size_t kTabWidth = 4;

std::string hexadecimal(std::uint32_t value, int digits) {
  static constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string result;
  for (int shift = (digits - 1) * 4; shift >= 0; shift -= 4) result += kDigits[(value >> shift) & 0xF];
  return result;
}

std::string escape(char32_t code_point) {
  switch (code_point) {
    case '\t':
      return "\\t";
    case '\n':
      return "\\n";
    case '\r':
      return "\\r";
    default:
      break;
  }
  if (code_point < 0x100) return "\\x" + hexadecimal(code_point, 2);
  if (code_point < 0x10000) return "\\u" + hexadecimal(code_point, 4);
  return "\\U" + hexadecimal(code_point, 8);
}

/// What a terminal would not show as one character of its own: controls, format characters (direction marks, zero width
/// joiners), line and paragraph separators, surrogates, private use, unassigned.
bool is_invisible(char32_t code_point) {
  switch (utf8proc_category(static_cast<utf8proc_int32_t>(code_point))) {
    case UTF8PROC_CATEGORY_CC:
    case UTF8PROC_CATEGORY_CF:
    case UTF8PROC_CATEGORY_CS:
    case UTF8PROC_CATEGORY_CO:
    case UTF8PROC_CATEGORY_CN:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
      return true;
    default:
      return false;
  }
}

Cell cell(std::string_view text, std::size_t offset, text::Decoded decoded) {
  const bool plain_ascii = decoded.code_point >= 0x20 && decoded.code_point < 0x7F;
  if (plain_ascii) return {std::string{text[offset]}, 1};
  const bool broken = decoded.length == 1 && decoded.code_point >= 0x80;
  if (broken) {
    const std::string escaped = "\\x" + hexadecimal(static_cast<unsigned char>(text[offset]), 2);
    return {escaped, escaped.size()};
  }
  if (is_invisible(decoded.code_point)) {
    const std::string escaped = escape(decoded.code_point);
    return {escaped, escaped.size()};
  }
  const int width = utf8proc_charwidth(static_cast<utf8proc_int32_t>(decoded.code_point));
  return {std::string{text.substr(offset, decoded.length)}, width < 0 ? 0 : static_cast<std::size_t>(width)};
}

}  // namespace

std::vector<Cell> cells(std::string_view text) {
  std::vector<Cell> result;
  result.reserve(text.size());
  std::size_t column = 0;
  for (std::size_t offset = 0; offset < text.size();) {
    const text::Decoded decoded = text::decode_utf8(text, offset);
    if (decoded.code_point == '\t') {
      const std::size_t width = kTabWidth - column % kTabWidth;
      result.push_back({std::string(width, ' '), width});
    } else {
      result.push_back(cell(text, offset, decoded));
    }
    column += result.back().width;
    offset += decoded.length;
  }
  return result;
}

std::string visible(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t offset = 0; offset < text.size();) {
    const text::Decoded decoded = text::decode_utf8(text, offset);
    result += cell(text, offset, decoded).text;
    offset += decoded.length;
  }
  return result;
}

}  // namespace stageplot::diagnostics
