#include "text/grapheme.hpp"

#include <utf8proc.h>

#include <algorithm>

#include "text/utf8.hpp"

namespace stageplot::text {

std::size_t count_graphemes(std::string_view text) {
  const auto single = [](char c) { return static_cast<unsigned char>(c) < 0x80 && c != '\r'; };
  if (std::all_of(text.begin(), text.end(), single)) return text.size();
  std::size_t count = 0;
  utf8proc_int32_t state = 0;
  char32_t before = 0;
  for (std::size_t at = 0; at < text.size();) {
    const Decoded decoded = decode_utf8(text, at);
    const bool breaks =
        at == 0 || utf8proc_grapheme_break_stateful(static_cast<utf8proc_int32_t>(before),
                                                    static_cast<utf8proc_int32_t>(decoded.code_point), &state) != 0;
    if (breaks) ++count;
    before = decoded.code_point;
    at += decoded.length;
  }
  return count;
}

}  // namespace stageplot::text
