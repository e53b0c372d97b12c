// UTF-8 as far as positions and limits need it: counting code points, finding the first invalid byte.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace stageplot::text {

inline constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
inline constexpr std::size_t kValid = static_cast<std::size_t>(-1);

/// Number of code points; an invalid byte counts as one.
[[nodiscard]] std::size_t count_code_points(std::string_view text);

/// Offset of the first byte that is not part of well-formed UTF-8 (no surrogates, no overlong forms, at most U+10FFFF),
/// or kValid.
[[nodiscard]] std::size_t find_invalid_utf8(std::string_view text);

struct Decoded {
  char32_t code_point = 0;  // U+FFFD for an invalid byte
  std::uint32_t length = 1;
};
/// The code point at `offset`, which must lie inside `text`.
[[nodiscard]] Decoded decode_utf8(std::string_view text, std::size_t offset);

void append_utf8(std::string& out, char32_t code_point);

}  // namespace stageplot::text
