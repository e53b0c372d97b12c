#include "terraform/format.hpp"

#include <algorithm>
#include <span>
#include <string>

#include "terraform/hcl/tokens.hpp"
#include "terraform/spacing.hpp"
#include "text/grapheme.hpp"

namespace stageplot::terraform {
namespace {

using hcl::Token;
using hcl::TokenKind;

/// A token with the blanks that go before it.
struct Placed {
  Token token;
  std::size_t blanks = 0;
};
using Cell = std::span<Placed>;

/// One line in three parts, whose beginnings are aligned with those of neighbouring lines.
struct Line {
  Cell lead;
  Cell assignment;  // from `=` on, where the line holds a whole expression behind it
  Cell comment;     // behind other words
};

bool ends_line(const Token& token, std::string_view text) {
  return token.kind == TokenKind::line_break || (token.kind == TokenKind::comment && text[token.range.end - 1] == '\n');
}

int net_nesting(std::span<const Placed> cell) {
  int net = 0;
  for (const Placed& placed : cell) net += hcl::nesting(placed.token.kind);
  return net;
}

Line split_line(Cell words) {
  Line line{.lead = words, .assignment = {}, .comment = {}};
  const bool has_comment = words.size() > 1 && words.back().token.kind == TokenKind::comment;
  if (has_comment) {
    line.comment = words.last(1);
    line.lead = words.first(words.size() - 1);
  }
  for (std::size_t i = 1; i < line.lead.size(); ++i) {
    if (line.lead[i].token.kind != TokenKind::equal) continue;
    // A value that goes on below is not aligned.
    if (net_nesting(line.lead.subspan(i)) == 0) {
      line.assignment = line.lead.subspan(i);
      line.lead = line.lead.first(i);
    }
    break;
  }
  return line;
}

std::vector<Line> split_lines(std::vector<Placed>& words, std::string_view text) {
  std::vector<Line> lines;
  std::size_t begin = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (!ends_line(words[i].token, text)) continue;
    lines.push_back(split_line(Cell(words).subspan(begin, i + 1 - begin)));
    begin = i + 1;
  }
  if (begin < words.size()) lines.push_back(split_line(Cell(words).subspan(begin)));
  return lines;
}

/// What a line opens and closes, without what stands in a heredoc.
int line_nesting(const Line& line) {
  int net = 0;
  for (const Cell cell : {line.lead, line.assignment}) {
    for (const Placed& placed : cell) {
      net += hcl::nesting(placed.token.kind);
      if (placed.token.kind == TokenKind::open_heredoc) break;
    }
  }
  return net;
}

void indent(std::vector<Line>& lines) {
  // One entry for each line that opened something: how much of it is still open.
  std::vector<int> open;
  for (Line& line : lines) {
    if (line.lead.front().token.kind == TokenKind::line_break) {
      line.lead.front().blanks = 0;
      continue;
    }
    const int net = line_nesting(line);
    int closed = std::max(-net, 0);
    while (closed > 0 && !open.empty()) {
      const int taken = std::min(closed, open.back());
      open.back() -= taken;
      closed -= taken;
      if (open.back() == 0) open.pop_back();
    }
    line.lead.front().blanks = 2 * open.size();
    if (net > 0) open.push_back(net);
  }
}

void space(Cell cell, std::string_view text) {
  for (std::size_t i = 0; i + 1 < cell.size(); ++i) {
    const Neighbours neighbours{.text = text,
                                .before = i > 0 ? &cell[i - 1].token : nullptr,
                                .token = &cell[i].token,
                                .after = &cell[i + 1].token};
    cell[i + 1].blanks = blank_between(neighbours) ? 1 : 0;
  }
}

std::size_t columns(std::span<const Placed> cell, std::string_view text) {
  std::size_t total = 0;
  for (const Placed& placed : cell) {
    total += placed.blanks + text::count_graphemes(text_of(placed.token, text));
  }
  return total;
}

/// Puts the cells of neighbouring lines into one column, one blank behind the longest of what stands before them.
template <typename CellOf, typename WidthOf>
void align(std::vector<Line>& lines, CellOf cell_of, WidthOf width_of) {
  for (std::size_t begin = 0; begin < lines.size();) {
    std::size_t end = begin;
    std::size_t widest = 0;
    while (end < lines.size() && !cell_of(lines[end]).empty()) widest = std::max(widest, width_of(lines[end++]));
    for (std::size_t i = begin; i < end; ++i) cell_of(lines[i]).front().blanks = widest - width_of(lines[i]) + 1;
    begin = std::max(end, begin + 1);
  }
}

}  // namespace

std::vector<gotemplate::Edit> format(std::string_view text) {
  std::vector<Placed> words;
  for (const Token& token : hcl::tokenize(text)) {
    if (token.kind != TokenKind::end) words.push_back({.token = token});
  }
  std::vector<Line> lines = split_lines(words, text);
  indent(lines);
  for (Line& line : lines) {
    space(line.lead, text);
    space(line.assignment, text);
  }
  align(
      lines, [](Line& line) { return line.assignment; }, [&](const Line& line) { return columns(line.lead, text); });
  align(
      lines, [](Line& line) { return line.comment; },
      [&](const Line& line) { return columns(line.lead, text) + columns(line.assignment, text); });

  std::vector<gotemplate::Edit> edits;
  std::uint32_t end = 0;
  for (const Placed& placed : words) {
    const std::uint32_t begin = placed.token.range.begin;
    const std::string_view blanks = text.substr(end, begin - end);
    if (blanks.size() != placed.blanks || blanks.find_first_not_of(' ') != std::string_view::npos) {
      edits.push_back({.begin = end, .end = begin, .text = std::string(placed.blanks, ' ')});
    }
    end = placed.token.range.end;
  }
  // Blanks at the very end stay, as blanks.
  if (const std::string_view rest = text.substr(end); rest.find_first_not_of(' ') != std::string_view::npos) {
    edits.push_back(
        {.begin = end, .end = static_cast<std::uint32_t>(text.size()), .text = std::string(rest.size(), ' ')});
  }
  return edits;
}

}  // namespace stageplot::terraform
