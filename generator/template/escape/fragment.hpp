// Puts a fragment (the lines that an `include` of the same language gave) into the output at another column.
#pragma once

#include <cstdint>

#include "template/dialect.hpp"

namespace stageplot::gotemplate {

/// A fragment's text without blank lines at its ends and without the blanks before its first line; where the lines
/// begin, and how far all of them are indented by themselves.
struct FragmentShape {
  std::uint32_t begin = 0;        // of the first character that is not blank
  std::uint32_t end = 0;          // of the last line that is not blank, without its line break
  std::uint32_t indentation = 0;  // of its first line
  bool even = true;               // no line is indented less than the first
  [[nodiscard]] bool empty() const { return begin == end; }
};
[[nodiscard]] FragmentShape shape_of(std::string_view fragment);

/// Appends the fragment, each line behind the first indented by `column` in the place of its own `indentation`; blank
/// lines stay empty. Keeps the origins of its parts.
void append_fragment(Output& output, const document::Value& fragment, const FragmentShape& shape, std::uint32_t column);

/// Why the fragment can't be indented, if it can't.
[[nodiscard]] std::optional<PrintError> find_uneven(const FragmentShape& shape);

}  // namespace stageplot::gotemplate
