// What is made of passwords: hashes to be stored, ciphers, further passwords.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "crypto/byte_source.hpp"

namespace stageplot::crypto {

/// `$2a$10$` and so on: bcrypt of cost 10 with a salt out of the source, over the first 72 bytes. nullopt for a
/// password with a zero byte, which libcrypt can't take.
[[nodiscard]] std::optional<std::string> bcrypt(std::string_view password, ByteSource& source);

/// AES-256 in CBC mode with PKCS #7 padding, behind its initial vector. The key is the password's first 32 bytes, with
/// zeros behind a shorter one.
[[nodiscard]] Bytes encrypt_aes(std::string_view password, std::string_view text, ByteSource& source);
/// The text with its padding. `encrypted` is a vector and a whole number of blocks.
[[nodiscard]] Bytes decrypt_aes(std::string_view password, std::string_view encrypted);
inline constexpr std::size_t kAesBlock = 16;

/// The password of Master Password's algorithm for a site; nullopt for a type that it has not (`maximum`, `long`,
/// `medium`, `short`, `basic`, `pin`).
[[nodiscard]] std::optional<std::string> derive_password(std::uint32_t counter, std::string_view type,
                                                         std::string_view password, std::string_view user,
                                                         std::string_view site);

}  // namespace stageplot::crypto
