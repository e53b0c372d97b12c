// Positions in a text, counted in code points as the language does and in bytes as the text is kept.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "text/utf8.hpp"

namespace stageplot::policy::cel {

/// The byte at which code point `index` begins; the size for the one behind the last; nullopt beyond and below 0.
[[nodiscard]] inline std::optional<std::size_t> byte_offset(std::string_view text, std::int64_t index) {
  if (index < 0) return std::nullopt;
  std::size_t offset = 0;
  for (; index > 0; --index) {
    if (offset >= text.size()) return std::nullopt;
    offset += text::decode_utf8(text, offset).length;
  }
  return offset;
}

/// The code point that begins at byte `offset`.
[[nodiscard]] inline std::int64_t code_point_index(std::string_view text, std::size_t offset) {
  return static_cast<std::int64_t>(text::count_code_points(text.substr(0, offset)));
}

}  // namespace stageplot::policy::cel
