// Digests as bytes.
#pragma once

#include <string>
#include <string_view>

namespace stageplot::terraform {

enum class Digest { md5, sha1, sha256, sha512 };

[[nodiscard]] std::string digest_bytes(Digest digest, std::string_view text);
[[nodiscard]] std::string to_hex(std::string_view bytes);

}  // namespace stageplot::terraform
