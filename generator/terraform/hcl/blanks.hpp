// What strip markers, the indentation of `<<-` and the end of a heredoc take for blanks: White_Space of Unicode.
#pragma once

#include <cstddef>
#include <string_view>

namespace stageplot::terraform::hcl {

/// The text without blanks at its beginning, or at its end.
[[nodiscard]] std::string_view without_leading_blanks(std::string_view text);
[[nodiscard]] std::string_view without_trailing_blanks(std::string_view text);

[[nodiscard]] inline std::string_view without_blanks(std::string_view text) {
  return without_trailing_blanks(without_leading_blanks(text));
}

}  // namespace stageplot::terraform::hcl
