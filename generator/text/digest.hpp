// SHA digests of texts, as hexadecimal digits.
#pragma once

#include <string>
#include <string_view>

namespace stageplot::text {

/// 40, 64 or 128 digits in lower case. Safe from many threads.
[[nodiscard]] std::string sha1_hex(std::string_view text);
[[nodiscard]] std::string sha256_hex(std::string_view text);
[[nodiscard]] std::string sha512_hex(std::string_view text);

}  // namespace stageplot::text
