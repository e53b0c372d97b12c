#include "text/utf8.hpp"

namespace stageplot::text {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

bool is_continuation(unsigned char byte) {
  return (byte & 0xC0u) == 0x80u;
}

}  // namespace

Decoded decode_utf8(std::string_view text, std::size_t offset) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[offset + i]); };
  const std::size_t left = text.size() - offset;
  const unsigned char first = byte(0);
  if (first < 0x80) return {first, 1};
  std::uint32_t length = 0;
  char32_t value = 0;
  char32_t least = 0;
  if ((first & 0xE0u) == 0xC0u) {
    length = 2, value = first & 0x1Fu, least = 0x80;
  } else if ((first & 0xF0u) == 0xE0u) {
    length = 3, value = first & 0x0Fu, least = 0x800;
  } else if ((first & 0xF8u) == 0xF0u) {
    length = 4, value = first & 0x07u, least = 0x10000;
  } else {
    return {kReplacement, 1};
  }
  if (left < length) return {kReplacement, 1};
  for (std::uint32_t i = 1; i < length; ++i) {
    if (!is_continuation(byte(i))) return {kReplacement, 1};
    value = (value << 6) | (byte(i) & 0x3Fu);
  }
  const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
  if (value < least || value > 0x10FFFF || surrogate) return {kReplacement, 1};
  return {value, length};
}

std::size_t count_code_points(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < text.size(); ++count) {
    i += static_cast<unsigned char>(text[i]) < 0x80 ? 1 : decode_utf8(text, i).length;
  }
  return count;
}

std::size_t find_invalid_utf8(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    if (static_cast<unsigned char>(text[i]) < 0x80) {
      ++i;
      continue;
    }
    const Decoded decoded = decode_utf8(text, i);
    if (decoded.length == 1) return i;
    i += decoded.length;
  }
  return kValid;
}

void append_utf8(std::string& out, char32_t code_point) {
  const auto put = [&out](char32_t byte) { out += static_cast<char>(static_cast<unsigned char>(byte)); };
  if (code_point < 0x80) {
    put(code_point);
  } else if (code_point < 0x800) {
    put(0xC0 | (code_point >> 6));
    put(0x80 | (code_point & 0x3F));
  } else if (code_point < 0x10000) {
    put(0xE0 | (code_point >> 12));
    put(0x80 | ((code_point >> 6) & 0x3F));
    put(0x80 | (code_point & 0x3F));
  } else {
    put(0xF0 | (code_point >> 18));
    put(0x80 | ((code_point >> 12) & 0x3F));
    put(0x80 | ((code_point >> 6) & 0x3F));
    put(0x80 | (code_point & 0x3F));
  }
}

}  // namespace stageplot::text
