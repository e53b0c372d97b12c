#include "text/plain_run.hpp"

#include <cstdint>

namespace stageplot::text {
namespace {

bool is_plain(unsigned char c) {
  return (c >= 0x20 && c < 0x7F) || c == '\n' || c == '\t';
}

/// Without branches, and of a fixed length, so that compilers use vectors.
bool is_plain_block(const unsigned char* bytes, std::size_t size) {
  std::uint8_t other = 0;
  for (std::size_t i = 0; i < size; ++i) {
    const unsigned char c = bytes[i];
    const auto printable = static_cast<std::uint8_t>(static_cast<std::uint8_t>(c - 0x20) < 0x7F - 0x20);
    const auto spacing = static_cast<std::uint8_t>(static_cast<std::uint8_t>(c - '\t') < 2);
    other = static_cast<std::uint8_t>(other | ((printable | spacing) ^ 1));
  }
  return other == 0;
}

}  // namespace

std::size_t plain_run(std::string_view text) {
  constexpr std::size_t kBlock = 64;
  const auto* bytes = reinterpret_cast<const unsigned char*>(text.data());
  std::size_t at = 0;
  while (at + kBlock <= text.size() && is_plain_block(bytes + at, kBlock)) at += kBlock;
  while (at < text.size() && is_plain(bytes[at])) ++at;
  return at;
}

}  // namespace stageplot::text
