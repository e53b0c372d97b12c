#include "terraform/functions/graphemes.hpp"

#include <utf8proc.h>

#include "text/utf8.hpp"

namespace stageplot::terraform {

std::vector<std::string_view> split_graphemes(std::string_view text) {
  std::vector<std::string_view> graphemes;
  utf8proc_int32_t state = 0;
  char32_t previous = 0;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < text.size();) {
    const text::Decoded decoded = text::decode_utf8(text, at);
    if (at > 0 && utf8proc_grapheme_break_stateful(static_cast<utf8proc_int32_t>(previous),
                                                   static_cast<utf8proc_int32_t>(decoded.code_point), &state)) {
      graphemes.push_back(text.substr(begin, at - begin));
      begin = at;
    }
    previous = decoded.code_point;
    at += decoded.length;
  }
  if (begin < text.size()) graphemes.push_back(text.substr(begin));
  return graphemes;
}

}  // namespace stageplot::terraform
