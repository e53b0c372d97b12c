#include "text/one_line.hpp"

#include "text/utf8.hpp"

namespace stageplot::text {

std::string one_line(std::string_view text, std::size_t most) {
  std::string out;
  std::size_t characters = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (++characters > most) return out + "…";
    const Decoded decoded = decode_utf8(text, at);
    if (decoded.code_point == '\n') {
      out += "\\n";
    } else if (decoded.code_point == '\t') {
      out += "\\t";
    } else if (decoded.code_point < 0x20 || decoded.code_point == 0x7F) {
      out += '?';
    } else {
      append_utf8(out, decoded.code_point);
    }
    at += decoded.length;
  }
  return out;
}

}  // namespace stageplot::text
