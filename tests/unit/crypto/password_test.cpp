// Hashes that libcrypt accepts, ciphers there and back, Master Password's own example.
#include <crypt.h>
#include <gtest/gtest.h>

#include <memory>

#include "crypto/password.hpp"
#include "crypto/seeded_stream.hpp"

namespace stageplot::crypto {
namespace {

TEST(Bcrypt, HashesAreOfThePassword) {
  SeededStream stream("bcrypt");
  for (const std::string& password : {std::string{"secret"}, std::string{}, std::string{"pass\xFFwörd"},
                                      std::string(72, 'a'), std::string(100, 'b')}) {
    const std::string hash = bcrypt(password, stream).value();
    ASSERT_EQ(hash.size(), 60u);
    EXPECT_TRUE(hash.starts_with("$2a$10$"));
    const auto memory = std::make_unique<crypt_data>();
    std::string right = hash;
    right.replace(0, 4, "$2b$");
    EXPECT_EQ(crypt_r(password.c_str(), right.c_str(), memory.get()), right);
    EXPECT_NE(crypt_r("other", right.c_str(), memory.get()), right);
  }
  EXPECT_EQ(bcrypt(std::string_view{"a\0b", 3}, stream), std::nullopt);
  EXPECT_NE(bcrypt("a", stream), bcrypt("a", stream));  // salted
}

TEST(Aes, DecryptsWhatItEncrypts) {
  SeededStream stream("aes");
  for (std::size_t size = 1; size < 70; ++size) {
    const Bytes text(size, 'x');
    const Bytes encrypted = encrypt_aes("key", text, stream);
    EXPECT_EQ(encrypted.size(), 16 + (size / 16 + 1) * 16);
    const Bytes padded = decrypt_aes("key", encrypted);
    EXPECT_EQ(padded.substr(0, size), text);
    EXPECT_EQ(padded.size() - size, static_cast<std::size_t>(padded.back()));
  }
}

TEST(DerivePassword, IsTheSameEachTime) {
  EXPECT_EQ(derive_password(1, "long", "password", "user", "example.com"), "ZedaFaxcZaso9*");
  EXPECT_EQ(derive_password(1, "pin", "password", "user", "example.com")->size(), 4u);
  EXPECT_EQ(derive_password(1, "Long", "password", "user", "example.com"), std::nullopt);
}

}  // namespace
}  // namespace stageplot::crypto
