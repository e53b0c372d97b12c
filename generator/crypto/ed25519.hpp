// Ed25519 (RFC 8032), Nettle's. Seeds have kEd25519SeedSize bytes. Inside crypto/ only.
#pragma once

#include <string_view>

#include "crypto/byte_source.hpp"

namespace stageplot::crypto {

inline constexpr std::size_t kEd25519SeedSize = 32;

[[nodiscard]] Bytes ed25519_public_key(std::string_view seed);
[[nodiscard]] Bytes ed25519_sign(std::string_view seed, std::string_view message);

}  // namespace stageplot::crypto
