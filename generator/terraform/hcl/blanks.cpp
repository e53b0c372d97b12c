#include "terraform/hcl/blanks.hpp"

#include "text/unicode_class.hpp"
#include "text/utf8.hpp"

namespace stageplot::terraform::hcl {

std::string_view without_leading_blanks(std::string_view text) {
  while (!text.empty()) {
    const text::Decoded first = text::decode_utf8(text, 0);
    if (!text::is_space(first.code_point)) break;
    text.remove_prefix(first.length);
  }
  return text;
}

std::string_view without_trailing_blanks(std::string_view text) {
  while (!text.empty()) {
    std::size_t begin = text.size() - 1;
    while (begin > 0 && text.size() - begin < 4 && (static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80) --begin;
    const text::Decoded last = text::decode_utf8(text, begin);
    if (begin + last.length != text.size() || !text::is_space(last.code_point)) break;
    text.remove_suffix(last.length);
  }
  return text;
}

}  // namespace stageplot::terraform::hcl
