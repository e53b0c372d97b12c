#include "writer/digest.hpp"

#include <algorithm>

#include "text/digest.hpp"

namespace stageplot::writer {

std::string sha256(std::string_view text) {
  return text::sha256_hex(text);
}

bool is_sha256(std::string_view text) {
  return text.size() == 64 &&
         std::all_of(text.begin(), text.end(), [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

}  // namespace stageplot::writer
