#include "crypto/byte_source.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace stageplot::crypto {

Bytes draw(ByteSource& source, std::size_t count) {
  Bytes bytes(count, '\0');
  source.fill(std::as_writable_bytes(std::span{bytes}));
  return bytes;
}

std::uint64_t draw_below(ByteSource& source, std::uint64_t bound) {
  // Numbers of the last, incomplete round of `bound` are drawn again: all others are equally often a remainder.
  const std::uint64_t excess = (0 - bound) % bound;
  while (true) {
    std::array<std::byte, 8> bytes;
    source.fill(bytes);
    std::uint64_t number = 0;
    for (const std::byte byte : bytes) number = number << 8 | std::to_integer<std::uint64_t>(byte);
    if (number <= ~excess) return number % bound;
  }
}

std::string draw_text(ByteSource& source, std::size_t count, std::string_view alphabet) {
  const std::size_t usable = 256 - 256 % alphabet.size();
  std::string text;
  text.reserve(count);
  std::array<std::byte, 4096> block;
  while (text.size() < count) {
    // A little more than what lacks, as some bytes are dropped; the rest of a block is never kept for later.
    const std::size_t lacking = count - text.size();
    const std::span<std::byte> bytes{block.data(), std::min(block.size(), lacking + lacking / 4 + 8)};
    source.fill(bytes);
    for (const std::byte byte : bytes) {
      const auto number = std::to_integer<std::size_t>(byte);
      if (number < usable && text.size() < count) text += alphabet[number % alphabet.size()];
    }
  }
  return text;
}

}  // namespace stageplot::crypto
