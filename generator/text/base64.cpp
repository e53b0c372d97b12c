#include "text/base64.hpp"

#include <array>
#include <cstdint>

namespace stageplot::text {
namespace {

constexpr std::string_view kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::uint8_t kNone = 0xFF;

constexpr std::array<std::uint8_t, 256> make_reverse() {
  std::array<std::uint8_t, 256> reverse{};
  for (auto& entry : reverse) entry = kNone;
  for (std::size_t i = 0; i < kAlphabet.size(); ++i) {
    reverse[static_cast<unsigned char>(kAlphabet[i])] = static_cast<std::uint8_t>(i);
  }
  return reverse;
}
constexpr std::array<std::uint8_t, 256> kReverse = make_reverse();

bool is_break(char c) {
  return c == '\n' || c == '\r';
}

}  // namespace

std::string encode_base64(std::string_view bytes) {
  std::string out;
  out.reserve((bytes.size() + 2) / 3 * 4);
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    const std::size_t left = bytes.size() - i;
    const auto byte = [&](std::size_t offset) {
      return offset < left ? static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[i + offset])) : 0u;
    };
    const std::uint32_t group = (byte(0) << 16) | (byte(1) << 8) | byte(2);
    out += kAlphabet[group >> 18];
    out += kAlphabet[(group >> 12) & 63];
    out += left > 1 ? kAlphabet[(group >> 6) & 63] : '=';
    out += left > 2 ? kAlphabet[group & 63] : '=';
  }
  return out;
}

// Follows encoding/base64's decodeQuantum, so that the offset of an error is Go's.
DecodedBase64 decode_base64(std::string_view text) {
  DecodedBase64 result;
  std::size_t i = 0;
  const auto fail = [&result](std::size_t offset) {
    result.error_offset = offset;
    return result;
  };
  while (true) {
    std::array<std::uint8_t, 4> digits{};
    std::size_t count = 0;
    bool end = false;
    while (count < 4) {
      if (i == text.size()) {
        if (count == 0) {
          result.valid = true;
          return result;
        }
        return fail(i - count);
      }
      const char c = text[i++];
      const std::uint8_t digit = kReverse[static_cast<unsigned char>(c)];
      if (digit != kNone) {
        digits[count++] = digit;
        continue;
      }
      if (is_break(c)) continue;
      if (c != '=' || count < 2) return fail(i - 1);
      if (count == 2) {
        // A second padding character must follow.
        while (i < text.size() && is_break(text[i])) ++i;
        if (i == text.size()) return fail(text.size());
        if (text[i] != '=') return fail(i - 1);
        ++i;
      }
      while (i < text.size() && is_break(text[i])) ++i;
      end = true;
      break;
    }
    const std::uint32_t group = (static_cast<std::uint32_t>(digits[0]) << 18) |
                                (static_cast<std::uint32_t>(digits[1]) << 12) |
                                (static_cast<std::uint32_t>(digits[2]) << 6) | digits[3];
    const auto put = [&](unsigned shift) {
      result.bytes += static_cast<char>(static_cast<unsigned char>(group >> shift));
    };
    put(16);
    if (count > 2) put(8);
    if (count > 3) put(0);
    if (end) {
      if (i < text.size()) return fail(i);
      result.valid = true;
      return result;
    }
  }
}

}  // namespace stageplot::text
