// Base64 as encoding/base64's StdEncoding: padded, standard alphabet. Digest and secret functions use it as well as the
// readers (`!!binary`) and the JSON writer (bytes).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace stageplot::text {

[[nodiscard]] std::string encode_base64(std::string_view bytes);

struct DecodedBase64 {
  std::string bytes;  // what was decoded before the first bad character
  bool valid = false;
  std::size_t error_offset = 0;  // where it is not, Go's `illegal base64 data at input byte N`
};

/// Decodes; line breaks (CR, LF) are skipped as Go does.
[[nodiscard]] DecodedBase64 decode_base64(std::string_view text);

}  // namespace stageplot::text
