// Line-wise difference of two texts, for strings of several lines inside a tree.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace stageplot::diff {

struct TextLine {
  enum class Kind : std::uint8_t { context, only_a, only_b, gap };  // gap: `skipped` equal lines are left out here
  Kind kind = Kind::context;
  std::size_t line_a = 0;  // 1-based; 0 where the side has no such line
  std::size_t line_b = 0;
  std::size_t skipped = 0;
  std::string text;  // without its line break; a `\r`, blanks at the end and a missing final break are kept visible
};

/// The changed lines with `context` equal ones around them. Myers, bounded: over the bound everything between the
/// common first and last lines is one change.
[[nodiscard]] std::vector<TextLine> text_diff(std::string_view a, std::string_view b, std::size_t context = 3);

/// The first byte in which two texts differ, at most the length of the shorter one.
[[nodiscard]] std::size_t first_difference(std::string_view a, std::string_view b);

}  // namespace stageplot::diff
