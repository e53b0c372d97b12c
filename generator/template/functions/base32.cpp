#include "template/functions/base32.hpp"

#include <array>
#include <cstdint>

namespace stageplot::gotemplate {
namespace {

constexpr std::string_view kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
constexpr std::size_t kGroup = 8;  // characters that stand for five bytes

std::string illegal(std::size_t offset) {
  return "illegal base32 data at input byte " + std::to_string(offset);
}

/// How many bytes a group with so many characters before its padding holds; 0 for a count that can't be.
std::size_t bytes_of(std::size_t characters) {
  constexpr std::array<std::size_t, kGroup + 1> kBytes = {0, 0, 1, 0, 2, 3, 0, 4, 5};
  return kBytes[characters];
}

}  // namespace

std::string encode_base32(std::string_view bytes) {
  std::string out;
  out.reserve((bytes.size() + 4) / 5 * kGroup);
  for (std::size_t begin = 0; begin < bytes.size(); begin += 5) {
    const std::string_view group = bytes.substr(begin, 5);
    std::uint64_t bits = 0;
    for (std::size_t i = 0; i < 5; ++i) {
      bits = bits << 8 | (i < group.size() ? static_cast<unsigned char>(group[i]) : 0u);
    }
    const std::size_t characters = (group.size() * 8 + 4) / 5;
    for (std::size_t i = 0; i < kGroup; ++i) {
      out += i < characters ? kAlphabet[bits >> (35 - 5 * i) & 31] : '=';
    }
  }
  return out;
}

std::string decode_base32_or_message(std::string_view with_breaks) {
  std::string text;
  for (const char c : with_breaks) {
    if (c != '\r' && c != '\n') text += c;
  }
  std::string out;
  for (std::size_t begin = 0; begin < text.size(); begin += kGroup) {
    std::uint64_t bits = 0;
    std::size_t count = 0;
    bool padded = false;
    for (; count < kGroup; ++count) {
      const std::size_t offset = begin + count;
      if (offset == text.size()) return illegal(begin);
      const std::size_t behind = text.size() - offset - 1;
      if (text[offset] == '=' && count >= 2 && behind < kGroup) {
        if (behind + count < kGroup - 1) return illegal(text.size());
        for (std::size_t i = 1; i < kGroup - count; ++i) {
          if (i <= behind && text[offset + i] != '=') return illegal(offset + i - 1);
        }
        if (bytes_of(count) == 0) return illegal(offset);
        padded = true;
        break;
      }
      const std::size_t digit = kAlphabet.find(text[offset]);
      if (digit == std::string_view::npos) return illegal(offset);
      bits |= static_cast<std::uint64_t>(digit) << (35 - 5 * count);
    }
    for (std::size_t i = 0; i < bytes_of(count); ++i) out += static_cast<char>(bits >> (32 - 8 * i) & 255);
    if (padded) break;
  }
  return out;
}

}  // namespace stageplot::gotemplate
