// The house rule for whitespace in targets' templates: a line that holds only actions which do not print (if, with,
// range, else, end, define, assignments, comments) leaves nothing in the output, neither its blanks nor its line break,
// whether it has trim markers or not. So templates are indented as people like, and need no `{{-`.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace stageplot::gotemplate {

/// A line with its line break; several where an action on it spans lines.
struct LineRange {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

/// The control lines of a template's text, in order. Text with a syntax error is read up to the error.
[[nodiscard]] std::vector<LineRange> find_control_lines(std::string_view text);

/// The line that holds the byte at `offset`, or nullptr.
[[nodiscard]] const LineRange* line_at(const std::vector<LineRange>& lines, std::uint32_t offset);

}  // namespace stageplot::gotemplate
