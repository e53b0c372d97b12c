// Text from anywhere (a key, a file name, a source line) made safe and measurable for one line of a terminal: control
// characters, direction marks, unassigned code points and broken UTF-8 become escapes, so that no input can move the
// cursor, hide a character or break a finding into two lines.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace stageplot::diagnostics {

/// One code point of a text as it is shown.
struct Cell {
  std::string text;
  std::size_t width = 1;  // terminal columns: 0 for combining marks, 2 for wide characters, more for escapes
};

/// One cell a code point (an invalid byte counts as one, as in source positions). A tab becomes spaces up to the next
/// multiple of four columns, counted from the first cell.
[[nodiscard]] std::vector<Cell> cells(std::string_view text);

/// The text with everything invisible escaped. Tabs and line breaks are escaped too.
[[nodiscard]] std::string visible(std::string_view text);

}  // namespace stageplot::diagnostics
