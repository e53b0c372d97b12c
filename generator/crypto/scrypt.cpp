#include "crypto/scrypt.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <span>
#include <vector>

#include "crypto/digest.hpp"

namespace stageplot::crypto {
namespace {

constexpr std::size_t kSalsaWords = 16;
using Salsa = std::array<std::uint32_t, kSalsaWords>;
using Words = std::vector<std::uint32_t>;

/// PBKDF2 with HMAC-SHA-256 and one round (RFC 8018, 5.2).
Bytes pbkdf2(std::string_view password, std::string_view salt, std::size_t size) {
  Bytes bytes;
  for (std::uint32_t block = 1; bytes.size() < size; ++block) {
    Bytes message{salt};
    for (int shift = 24; shift >= 0; shift -= 8) message += static_cast<char>(block >> shift & 0xFF);
    bytes += hmac(Hash::sha256, password, message);
  }
  bytes.resize(size);
  return bytes;
}

void mix(std::uint32_t& a, std::uint32_t& b, std::uint32_t& c, std::uint32_t& d) {
  b ^= std::rotl(a + d, 7);
  c ^= std::rotl(b + a, 9);
  d ^= std::rotl(c + b, 13);
  a ^= std::rotl(d + c, 18);
}

/// Salsa20/8 (RFC 7914, 3): columns and rows in turn, four times.
void salsa20_8(Salsa& block) {
  Salsa x = block;
  for (int round = 0; round < 4; ++round) {
    mix(x[0], x[4], x[8], x[12]);
    mix(x[5], x[9], x[13], x[1]);
    mix(x[10], x[14], x[2], x[6]);
    mix(x[15], x[3], x[7], x[11]);
    mix(x[0], x[1], x[2], x[3]);
    mix(x[5], x[6], x[7], x[4]);
    mix(x[10], x[11], x[8], x[9]);
    mix(x[15], x[12], x[13], x[14]);
  }
  for (std::size_t i = 0; i < kSalsaWords; ++i) block[i] += x[i];
}

/// scryptBlockMix (RFC 7914, 4): the even blocks of the result come first.
void mix_blocks(std::span<std::uint32_t> blocks, Words& result) {
  const std::size_t count = blocks.size() / kSalsaWords;
  Salsa x;
  std::copy_n(blocks.end() - static_cast<std::ptrdiff_t>(kSalsaWords), kSalsaWords, x.begin());
  for (std::size_t i = 0; i < count; ++i) {
    for (std::size_t word = 0; word < kSalsaWords; ++word) x[word] ^= blocks[i * kSalsaWords + word];
    salsa20_8(x);
    const std::size_t place = i / 2 + (i % 2) * (count / 2);
    std::copy(x.begin(), x.end(), result.begin() + static_cast<std::ptrdiff_t>(place * kSalsaWords));
  }
  std::copy(result.begin(), result.end(), blocks.begin());
}

/// scryptROMix (RFC 7914, 5).
void mix_with_memory(std::span<std::uint32_t> blocks, std::uint32_t cost, Words& memory) {
  Words scratch(blocks.size());
  for (std::size_t i = 0; i < cost; ++i) {
    std::copy(blocks.begin(), blocks.end(), memory.begin() + static_cast<std::ptrdiff_t>(i * blocks.size()));
    mix_blocks(blocks, scratch);
  }
  for (std::size_t i = 0; i < cost; ++i) {
    const std::size_t chosen = blocks[blocks.size() - kSalsaWords] & (cost - 1);
    for (std::size_t word = 0; word < blocks.size(); ++word) blocks[word] ^= memory[chosen * blocks.size() + word];
    mix_blocks(blocks, scratch);
  }
}

/// The lowest byte of a word first.
Words to_words(std::string_view bytes) {
  Words words(bytes.size() / 4);
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    words[i / 4] |= std::uint32_t{static_cast<unsigned char>(bytes[i])} << (i % 4 * 8);
  }
  return words;
}

Bytes to_bytes(const Words& words) {
  Bytes bytes;
  bytes.reserve(words.size() * 4);
  for (const std::uint32_t word : words) {
    for (int shift = 0; shift < 32; shift += 8) bytes += static_cast<char>(word >> shift & 0xFF);
  }
  return bytes;
}

}  // namespace

Bytes scrypt(std::string_view password, std::string_view salt, ScryptCost cost, std::size_t size) {
  const std::size_t words = std::size_t{32} * cost.r;
  Words blocks = to_words(pbkdf2(password, salt, words * 4 * cost.p));
  Words memory(words * cost.N);
  for (std::size_t i = 0; i < cost.p; ++i) mix_with_memory(std::span{blocks}.subspan(i * words, words), cost.N, memory);
  return pbkdf2(password, to_bytes(blocks), size);
}

}  // namespace stageplot::crypto
