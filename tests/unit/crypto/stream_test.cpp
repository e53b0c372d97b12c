// What is drawn from a source of bytes, and the seeded source itself.
#include <gtest/gtest.h>

#include <map>

#include "crypto/digest.hpp"
#include "crypto/seeded_stream.hpp"

namespace stageplot::crypto {
namespace {

std::string hex(std::string_view bytes) {
  std::string text;
  for (const char c : bytes) {
    constexpr std::string_view kDigits = "0123456789abcdef";
    text += kDigits[static_cast<unsigned char>(c) >> 4];
    text += kDigits[static_cast<unsigned char>(c) & 0xF];
  }
  return text;
}

/// SHA-256 of (SHA-256 of "seed", 0 in eight bytes), of (…, 1): computed with another program.
TEST(SeededStream, FollowsFromTheSeedAsItsHeaderSays) {
  SeededStream stream("seed");
  const Bytes key = digest(Hash::sha256, "seed");
  EXPECT_EQ(hex(key), "19b25856e1c150ca834cffc8b59b23adbd0ec0389e58eb22b3b64768098d002b");
  const Bytes first = draw(stream, 40);
  EXPECT_EQ(first.substr(0, 32), digest(Hash::sha256, key + Bytes(8, '\0')));
  EXPECT_EQ(first.substr(32), digest(Hash::sha256, key + Bytes(7, '\0') + '\x01').substr(0, 8));
}

TEST(SeededStream, TheSizeOfPiecesDoesNotMatter) {
  SeededStream whole("a");
  SeededStream pieces("a");
  Bytes joined;
  for (std::size_t size = 0; size < 60; ++size) joined += draw(pieces, size);
  EXPECT_EQ(draw(whole, joined.size()), joined);
  SeededStream other("b");
  EXPECT_NE(draw(other, joined.size()), joined);
}

TEST(Draw, NumbersStayBelowTheirBoundAndReachAll) {
  SeededStream stream("numbers");
  std::map<std::uint64_t, int> counts;
  for (int i = 0; i < 6000; ++i) ++counts[draw_below(stream, 6)];
  ASSERT_EQ(counts.size(), 6u);
  for (const auto& [number, count] : counts) {
    EXPECT_LT(number, 6u);
    EXPECT_NEAR(count, 1000, 150);
  }
  EXPECT_EQ(draw_below(stream, 1), 0u);
  constexpr std::uint64_t kHuge = std::uint64_t{3} << 62;
  for (int i = 0; i < 100; ++i) EXPECT_LT(draw_below(stream, kHuge), kHuge);
}

TEST(Draw, TextsHaveEveryCharacterOfTheirAlphabet) {
  SeededStream stream("texts");
  std::map<char, int> counts;
  for (const char c : draw_text(stream, 62'000, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789")) {
    ++counts[c];
  }
  ASSERT_EQ(counts.size(), 62u);
  for (const auto& [character, count] : counts) EXPECT_NEAR(count, 1000, 200) << character;
  EXPECT_EQ(draw_text(stream, 0, "ab"), "");
  EXPECT_EQ(draw_text(stream, 5, "a"), "aaaaa");
}

/// RFC 4231, cases 2 and 6.
TEST(Hmac, GivesThePublishedValues) {
  EXPECT_EQ(hex(hmac(Hash::sha256, "Jefe", "what do ya want for nothing?")),
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
  EXPECT_EQ(hex(hmac(Hash::sha256, Bytes(131, '\xAA'), "Test Using Larger Than Block-Size Key - Hash Key First")),
            "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
  EXPECT_EQ(hex(hmac(Hash::sha384, "Jefe", "what do ya want for nothing?")),
            "af45d2e376484031617f78d2b58a6b1b9c7ef464f5a01b47e42ec3736322445e8e2240ca5e69e2c78b3239ecfab21649");
}

}  // namespace
}  // namespace stageplot::crypto
