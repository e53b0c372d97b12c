#include "template/escape/control_lines.hpp"

#include <algorithm>

#include "template/lexer.hpp"

namespace stageplot::gotemplate {
namespace {

struct ActionRange {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  bool prints = true;
};

bool is_control_keyword(TokenKind kind) {
  switch (kind) {
    case TokenKind::keyword_if:
    case TokenKind::keyword_with:
    case TokenKind::keyword_range:
    case TokenKind::keyword_else:
    case TokenKind::keyword_end:
    case TokenKind::keyword_define:
    case TokenKind::keyword_break:
    case TokenKind::keyword_continue:
      return true;
    default:
      return false;
  }
}

/// Reads one action behind its left delimiter.
ActionRange read_action(Lexer& lexer, std::uint32_t begin) {
  ActionRange action{.begin = begin};
  bool first = true;
  bool only_variables = true;  // so far, as in `$x` and `$i, $v`
  for (Token token = lexer.next();; token = lexer.next()) {
    if (token.kind == TokenKind::right_delimiter) {
      action.end = token.end();
      return action;
    }
    if (token.kind == TokenKind::error || token.kind == TokenKind::end_of_file) return action;
    if (token.kind == TokenKind::space) continue;
    if (first && is_control_keyword(token.kind)) action.prints = false;
    if (only_variables && (token.kind == TokenKind::declare || token.kind == TokenKind::assign)) action.prints = false;
    only_variables = only_variables && (token.kind == TokenKind::variable || lexer.text(token) == ",");
    first = false;
  }
}

std::vector<ActionRange> find_actions(std::string_view text) {
  std::vector<ActionRange> actions;
  Lexer lexer(text);
  for (Token token = lexer.next(); token.kind != TokenKind::end_of_file && token.kind != TokenKind::error;
       token = lexer.next()) {
    if (token.kind == TokenKind::left_delimiter) {
      actions.push_back(read_action(lexer, token.begin));
      if (actions.back().end == 0) actions.pop_back();
    } else if (token.kind == TokenKind::comment) {
      const auto end = static_cast<std::uint32_t>(text.find("}}", token.end()) + 2);
      actions.push_back({.begin = token.begin, .end = end, .prints = false});
    }
  }
  return actions;
}

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\r") == std::string_view::npos;
}

std::uint32_t line_end(std::string_view text, std::uint32_t offset) {
  return static_cast<std::uint32_t>(std::min(text.find('\n', offset), text.size()));
}

}  // namespace

std::vector<LineRange> find_control_lines(std::string_view text) {
  std::vector<LineRange> lines;
  const std::vector<ActionRange> actions = find_actions(text);
  for (std::size_t i = 0; i < actions.size();) {
    const std::size_t line_break =
        actions[i].begin == 0 ? std::string_view::npos : text.rfind('\n', actions[i].begin - 1);
    const auto begin = static_cast<std::uint32_t>(line_break == std::string_view::npos ? 0 : line_break + 1);
    bool control = true;
    std::uint32_t read = begin;  // up to here
    std::uint32_t end = begin;
    do {
      control = control && !actions[i].prints && is_blank(text.substr(read, actions[i].begin - read));
      read = actions[i].end;
      end = line_end(text, read);
      ++i;
    } while (i < actions.size() && actions[i].begin < end);
    if (!control || !is_blank(text.substr(read, end - read))) continue;
    lines.push_back({.begin = begin, .end = std::min(end + 1, static_cast<std::uint32_t>(text.size()))});
  }
  return lines;
}

const LineRange* line_at(const std::vector<LineRange>& lines, std::uint32_t offset) {
  const auto after = std::upper_bound(lines.begin(), lines.end(), offset,
                                      [](std::uint32_t wanted, const LineRange& line) { return wanted < line.begin; });
  if (after == lines.begin()) return nullptr;
  const LineRange& line = *std::prev(after);
  return offset < line.end ? &line : nullptr;
}

}  // namespace stageplot::gotemplate
