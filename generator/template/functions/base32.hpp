// Base32 as encoding/base32's StdEncoding.
#pragma once

#include <string>
#include <string_view>

namespace stageplot::gotemplate {

[[nodiscard]] std::string encode_base32(std::string_view bytes);

/// The decoded bytes, or Go's message (`illegal base32 data at input byte N`): Sprig gives either as the result.
[[nodiscard]] std::string decode_base32_or_message(std::string_view text);

}  // namespace stageplot::gotemplate
