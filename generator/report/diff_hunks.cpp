#include "report/diff_hunks.hpp"

#include "diagnostics/render/visible.hpp"

namespace stageplot::report {
namespace {

using diff::TextLine;
using Kind = TextLine::Kind;

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

std::string with_shown_end(std::string_view text) {
  const std::size_t last = text.find_last_not_of(" \t\r");
  const std::size_t end = last == std::string_view::npos ? 0 : last + 1;
  return in_columns(text.substr(0, end)) + with_shown_blanks(text.substr(end));
}

/// A run of removed lines and the run of added ones behind it, which replace them.
struct Replacement {
  std::size_t begin = 0;
  std::size_t middle = 0;
  std::size_t end = 0;

  [[nodiscard]] bool paired() const { return middle - begin == end - middle; }
};

Replacement replacement_at(std::span<const TextLine> lines, std::size_t begin) {
  Replacement found{.begin = begin, .middle = begin, .end = begin};
  while (found.middle < lines.size() && lines[found.middle].kind == Kind::only_a) ++found.middle;
  found.end = found.middle;
  while (found.end < lines.size() && lines[found.end].kind == Kind::only_b) ++found.end;
  return found;
}

}  // namespace

std::string with_shown_blanks(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (c == ' ') {
      result += "·";
    } else if (c == '\t') {
      result += "⇥";
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
  for (std::size_t i = 0; i < lines.size();) {
    if (lines[i].kind == Kind::context || lines[i].kind == Kind::gap) {
      shown[i].text = in_columns(lines[i].text);
      ++i;
      continue;
    }
    const Replacement change = replacement_at(lines, i);
    for (std::size_t line = change.begin; line < change.end; ++line)
      shown[line].text = with_shown_end(lines[line].text);
    for (std::size_t a = change.begin; change.paired() && a < change.middle; ++a) {
      const std::size_t b = change.middle + (a - change.begin);
      if (!differ_in_blanks(lines[a].text, lines[b].text)) continue;
      shown[a].text = with_shown_blanks(lines[a].text);
      shown[b].text = with_shown_blanks(lines[b].text);
    }
    i = change.end;
  }
  return shown;
}

}  // namespace stageplot::report
