#include "report/diff_hunks.hpp"

#include "diagnostics/render/visible.hpp"

namespace stageplot::report {
namespace {

using diff::TextLine;

std::string without_blanks(std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == ' ' || c == '\t' || c == '\r' || c == '\n') continue;
    if (c == '\\' && i + 1 < text.size()) {
      const char escaped = text[++i];
      if (escaped == 'n' || escaped == 'r' || escaped == 't') continue;
      result += c;
      result += escaped;
      continue;
    }
    result += c;
  }
  return result;
}

std::string in_columns(std::string_view text) {
  std::string result;
  for (const diagnostics::Cell& cell : diagnostics::cells(text)) result += cell.text;
  return result;
}

}  // namespace

std::string with_shown_blanks(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (c == ' ') {
      result += "·";
    } else {
      result += c;
    }
  }
  return diagnostics::visible(result);
}

bool differ_in_blanks(std::string_view a, std::string_view b) {
  return a != b && without_blanks(a) == without_blanks(b);
}

std::vector<TextLine> shown_lines(std::span<const TextLine> lines) {
  std::vector<TextLine> shown(lines.begin(), lines.end());
  for (TextLine& line : shown) line.text = in_columns(line.text);
  return shown;
}

}  // namespace stageplot::report
