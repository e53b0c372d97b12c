// SHA digests as bytes, and HMAC over them.
#pragma once

#include <cstdint>
#include <string_view>

#include "crypto/byte_source.hpp"

namespace stageplot::crypto {

enum class Hash : std::uint8_t { sha1, sha256, sha384, sha512 };

[[nodiscard]] Bytes digest(Hash hash, std::string_view text);
/// RFC 2104.
[[nodiscard]] Bytes hmac(Hash hash, std::string_view key, std::string_view text);

}  // namespace stageplot::crypto
