#include "template/functions/unicode_case.hpp"

#include <utf8proc.h>

namespace stageplot::gotemplate::unicode {
namespace {

constexpr char32_t kSharpS = 0xDF;  // utf8proc maps it to U+1E9E, Unicode and Go leave it

utf8proc_category_t category(char32_t c) {
  return utf8proc_category(static_cast<utf8proc_int32_t>(c));
}

}  // namespace

bool is_space(char32_t c) {
  if (c < 0x80) return c == ' ' || (c >= '\t' && c <= '\r');
  if (c == 0x85) return true;
  const utf8proc_category_t found = category(c);
  return found >= UTF8PROC_CATEGORY_ZS && found <= UTF8PROC_CATEGORY_ZP;
}

bool is_upper(char32_t c) {
  return c < 0x80 ? c >= 'A' && c <= 'Z' : category(c) == UTF8PROC_CATEGORY_LU;
}
bool is_lower(char32_t c) {
  return c < 0x80 ? c >= 'a' && c <= 'z' : category(c) == UTF8PROC_CATEGORY_LL;
}
bool is_title(char32_t c) {
  return category(c) == UTF8PROC_CATEGORY_LT;
}

bool is_letter(char32_t c) {
  const utf8proc_category_t found = category(c);
  return found >= UTF8PROC_CATEGORY_LU && found <= UTF8PROC_CATEGORY_LO;
}

bool is_digit(char32_t c) {
  return category(c) == UTF8PROC_CATEGORY_ND;
}

bool is_number(char32_t c) {
  const utf8proc_category_t found = category(c);
  return found >= UTF8PROC_CATEGORY_ND && found <= UTF8PROC_CATEGORY_NO;
}

bool is_punctuation(char32_t c) {
  const utf8proc_category_t found = category(c);
  return found >= UTF8PROC_CATEGORY_PC && found <= UTF8PROC_CATEGORY_PO;
}

char32_t to_upper(char32_t c) {
  if (c < 0x80) return c >= 'a' && c <= 'z' ? c - 32 : c;
  return c == kSharpS ? c : static_cast<char32_t>(utf8proc_toupper(static_cast<utf8proc_int32_t>(c)));
}

char32_t to_lower(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z' ? c + 32 : c;
  return static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(c)));
}

char32_t to_title(char32_t c) {
  if (c < 0x80) return to_upper(c);
  return c == kSharpS ? c : static_cast<char32_t>(utf8proc_totitle(static_cast<utf8proc_int32_t>(c)));
}

std::size_t last_code_point(std::string_view text) {
  const std::size_t end = text.size();
  for (std::size_t length = 2; length <= 4 && length <= end; ++length) {
    const std::size_t offset = end - length;
    const text::Decoded decoded = text::decode_utf8(text, offset);
    if (decoded.length == length) return offset;
  }
  return end - 1;
}

Range trim_space(std::string_view text) {
  Range range{.begin = 0, .end = text.size()};
  while (range.begin < range.end) {
    const text::Decoded decoded = text::decode_utf8(text, range.begin);
    if (!is_space(decoded.code_point)) break;
    range.begin += decoded.length;
  }
  while (range.end > range.begin) {
    const std::size_t last = last_code_point(text.substr(0, range.end));
    if (!is_space(text::decode_utf8(text, last).code_point)) break;
    range.end = last;
  }
  return range;
}

}  // namespace stageplot::gotemplate::unicode
