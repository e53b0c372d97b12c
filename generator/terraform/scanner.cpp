#include "terraform/scanner.hpp"

#include "diagnostics/rules/escape.hpp"

namespace stageplot::terraform {
namespace {

namespace rules = diagnostics::rules;

using gotemplate::ControlPlace;
using gotemplate::Following;
using gotemplate::Position;
using gotemplate::PositionKind;
using gotemplate::Refusal;

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\r';
}

Refusal refuse(std::string summary, std::string help, const diagnostics::Rule& rule = rules::escape_position) {
  return {.summary = std::move(summary), .help = std::move(help), .rule = &rule};
}

/// What follows an action on its line: the first character that is no blank, '\n' at a line's end, NUL at the text's.
char next_on_line(const Following& following) {
  const std::size_t found = following.text.find_first_not_of(" \t\r");
  return found == std::string_view::npos ? '\0' : following.text[found];
}

/// The same over line breaks.
char next_visible(const Following& following) {
  const std::size_t found = following.text.find_first_not_of(" \t\r\n");
  return found == std::string_view::npos ? '\0' : following.text[found];
}

bool comment_follows(const Following& following) {
  const std::size_t found = following.text.find_first_not_of(" \t\r");
  return found != std::string_view::npos &&
         (following.text[found] == '#' || following.text.substr(found).starts_with("//"));
}

/// `=` alone, not `==` or `=>`.
bool assignment_follows(const Following& following) {
  const std::size_t found = following.text.find_first_not_of(" \t");
  if (found == std::string_view::npos || following.text[found] != '=') return false;
  const char behind = found + 1 < following.text.size() ? following.text[found + 1] : ' ';
  return behind != '=' && behind != '>';
}

}  // namespace

std::optional<Refusal> Scanner::text(std::string_view text, std::uint32_t offset) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    offset_ = offset + static_cast<std::uint32_t>(i);
    const char c = text[i];
    if (c == '\n') {
      new_line();
      continue;
    }
    if (line_begins_ && !is_blank(c)) {
      line_begins_ = false;
      indentation_ = column_;
    }
    if (mode_ == Mode::heredoc || mode_ == Mode::heredoc_header) {
      heredoc_line_ += c;
    } else if (skip_ > 0) {
      --skip_;
    } else {
      character(c, i + 1 < text.size() ? text[i + 1] : '\0');
    }
    previous_ = c;
    ++column_;
  }
  return std::nullopt;
}

void Scanner::new_line() {
  column_ = 0;
  previous_ = '\n';
  skip_ = 0;
  line_begins_ = true;
  switch (mode_) {
    case Mode::comment:
      mode_ = after_comment_;
      break;
    case Mode::heredoc_header: {
      heredoc_word_ = heredoc_line_.starts_with('-') ? heredoc_line_.substr(1) : heredoc_line_;
      heredoc_line_.clear();
      mode_ = Mode::heredoc;
      return;
    }
    case Mode::heredoc:
      if (!closes_heredoc()) {
        heredoc_line_.clear();
        return;
      }
      mode_ = Mode::expression;
      break;
    default:
      break;
  }
  if (mode_ == Mode::quoted || mode_ == Mode::block_comment) return;
  if (holds_statements()) mode_ = Mode::statement;
}

bool Scanner::closes_heredoc() const {
  const std::size_t first = heredoc_line_.find_first_not_of(" \t");
  if (first == std::string::npos) return false;
  return std::string_view(heredoc_line_).substr(first, heredoc_line_.find_last_not_of(" \t\r") + 1 - first) ==
         heredoc_word_;
}

void Scanner::character(char c, char next) {
  if (mode_ == Mode::quoted) {
    quoted_character(c, next);
    return;
  }
  if (mode_ == Mode::comment) return;
  if (mode_ == Mode::block_comment) {
    if (c == '*' && next == '/') {
      mode_ = after_comment_;
      skip_ = 1;
    }
    return;
  }
  if (c == '#' || (c == '/' && next == '/')) {
    after_comment_ = mode_;
    mode_ = Mode::comment;
    return;
  }
  if (c == '/' && next == '*') {
    after_comment_ = mode_;
    mode_ = Mode::block_comment;
    skip_ = 1;
    return;
  }
  if (!is_blank(c)) plain_character(c, next);
}

void Scanner::open(Frame frame, Mode mode) {
  open_.push_back({.frame = frame, .before = mode_, .offset = offset_});
  mode_ = mode;
}

void Scanner::close() {
  const Open closed = open_.back();
  open_.pop_back();
  switch (closed.frame) {
    case Frame::label:
      mode_ = Mode::header;
      return;
    case Frame::sequence:
      mode_ = Mode::quoted;
      return;
    default:
      mode_ = closed.before == Mode::statement || closed.before == Mode::header ? Mode::header : Mode::expression;
  }
}

void Scanner::plain_character(char c, char next) {
  switch (c) {
    case '"':
      open((mode_ == Mode::header || mode_ == Mode::statement) && !inside(Frame::object) ? Frame::label : Frame::quote,
           Mode::quoted);
      escape_ = false;
      dollar_escaped_ = false;
      return;
    case '{':
      if (mode_ == Mode::header || mode_ == Mode::statement) {
        mode_ = Mode::expression;  // where its end leads to
        open(Frame::block, Mode::statement);
      } else {
        mode_ = Mode::expression;
        open(Frame::object, Mode::statement);
      }
      return;
    case '[':
      if (mode_ != Mode::header) mode_ = Mode::expression;
      open(Frame::list, Mode::element);
      return;
    case '(':
      if (mode_ != Mode::header && mode_ != Mode::statement) mode_ = Mode::expression;
      open(Frame::call, Mode::element);
      return;
    case '}':
    case ']':
    case ')':
      if (!open_.empty()) close();
      return;
    case ',':
      if (inside(Frame::list) || inside(Frame::call)) mode_ = Mode::element;
      if (inside(Frame::object)) mode_ = Mode::statement;
      return;
    case '=':
      if (next == '=' || next == '>') {
        skip_ = 1;
        mode_ = Mode::expression;
      } else if (mode_ == Mode::header) {
        mode_ = Mode::value;
      }
      return;
    case ':':
      if (mode_ == Mode::header && inside(Frame::object)) mode_ = Mode::value;
      return;
    case '<':
      if (next == '<' && mode_ != Mode::header && mode_ != Mode::statement) {
        mode_ = Mode::heredoc_header;
        heredoc_line_.clear();
        skip_ = 1;
        return;
      }
      mode_ = Mode::expression;
      return;
    default:
      break;
  }
  if (mode_ == Mode::statement) {
    mode_ = Mode::header;
  } else if (mode_ == Mode::value || mode_ == Mode::element) {
    mode_ = Mode::expression;
  }
}

void Scanner::quoted_character(char c, char next) {
  if (escape_) {
    escape_ = false;
    return;
  }
  if (c == '\\') {
    escape_ = true;
  } else if (c == '"') {
    close();
  } else if ((c == '$' || c == '%') && next == c) {
    // Perhaps `$${`: then the second one opens nothing.
    dollar_escaped_ = true;
    return;
  } else if ((c == '$' || c == '%') && next == '{' && !(dollar_escaped_ && previous_ == c)) {
    open(Frame::sequence, Mode::expression);
    skip_ = 1;
  }
  dollar_escaped_ = false;
}

std::optional<Refusal> Scanner::action(const Following& following, Position& position) {
  position = {.column = column_};
  std::optional<Refusal> refusal;
  switch (mode_) {
    case Mode::statement:
      refusal = statement_action(following, position);
      break;
    case Mode::value:
      refusal = value_action(following, position);
      break;
    case Mode::element:
      refusal = element_action(following, position);
      break;
    case Mode::quoted:
      refusal = quoted_action(following, position);
      break;
    default:
      return refuse_here();
  }
  if (line_begins_) indentation_ = column_;
  line_begins_ = false;
  previous_ = ' ';
  return refusal;
}

std::optional<Refusal> Scanner::statement_action(const Following& following, Position& position) {
  if (assignment_follows(following)) {
    position.kind = PositionKind::key;
    mode_ = Mode::header;
    return std::nullopt;
  }
  const char next = next_on_line(following);
  const bool at_end = next == '\0' && !following.action_follows;
  if (line_begins_ && (next == '\n' || at_end)) {
    position.kind = PositionKind::line;
    if (at_end) position.detail = kEndOfFile;
    mode_ = Mode::header;
    return std::nullopt;
  }
  if (line_begins_ && comment_follows(following)) {
    return refuse("a comment follows an action that prints lines", "put the comment on a line of its own");
  }
  return refuse(
      "an action stands where a name of Terraform begins",
      "write the name in the template; behind `=`, in double quotes and alone on a line values can be printed");
}

std::optional<Refusal> Scanner::value_action(const Following& following, Position& position) {
  const char next = next_on_line(following);
  const bool ends = next == '\n' || comment_follows(following) || (next == '\0' && !following.action_follows);
  const bool ends_member = inside(Frame::object) && (next == ',' || next == '}');
  const bool ends_block = inside(Frame::block) && next == '}';
  if (!ends && !ends_member && !ends_block) {
    return refuse("an action is a part of an expression",
                  "print the whole value behind `=`, or give the value a name under `locals` and use that");
  }
  position.kind = PositionKind::value;
  if (!ends) position.detail = kOneLine;
  position.data = static_cast<std::uint16_t>(std::min<std::uint32_t>(indentation_, 0xFFFF));
  mode_ = Mode::expression;
  return std::nullopt;
}

std::optional<Refusal> Scanner::element_action(const Following& following, Position& position) {
  const char next = next_visible(following);
  if (next != ',' && next != (inside(Frame::list) ? ']' : ')')) {
    return refuse("an action is a part of an expression",
                  "print a whole element, or give the value a name under `locals` and use that");
  }
  position.kind = PositionKind::flow;
  mode_ = Mode::expression;
  return std::nullopt;
}

std::optional<Refusal> Scanner::quoted_action(const Following& following, Position& position) {
  if (escape_) {
    return refuse("an action follows a backslash inside double quotes",
                  "the first character of the value would become part of the escape; write `\\\\` for a backslash");
  }
  if (inside(Frame::label)) {
    if (previous_ != '"' || !following.text.starts_with('"')) {
      return refuse("an action is a part of a block's label", "print the whole label: `\"{{ … }}\"`");
    }
    position.kind = PositionKind::key;
    position.detail = kInLabel;
    return std::nullopt;
  }
  position.kind = PositionKind::quoted;
  if (!following.text.empty() && following.text.front() != '{') return std::nullopt;
  position.detail = kBraceMayFollow;
  if (previous_ == '$' || previous_ == '%') {
    return refuse("an action stands between `$` or `%` and what could be a brace",
                  "put another character between them: without the value they would begin a template sequence");
  }
  return std::nullopt;
}

Refusal Scanner::refuse_here() const {
  switch (mode_) {
    case Mode::comment:
    case Mode::block_comment:
      return refuse("an action stands in a comment",
                    "a value could end the comment; put it in a template comment "
                    "`{{/* … */}}`, or remove it");
    case Mode::heredoc:
    case Mode::heredoc_header:
      return refuse("an action stands in a heredoc",
                    "the text has no escapes for a value; write it in double quotes, or print it whole");
    case Mode::header:
      return refuse("an action is a part of a name",
                    "print a whole attribute name before `=`, or a whole label in double quotes");
    default:
      break;
  }
  if (inside(Frame::sequence)) {
    return refuse("an action stands inside `${…}`",
                  "give the value a name under `locals` and use that, or print it outside the braces");
  }
  return refuse("an action is a part of an expression",
                "print the whole value behind `=`, or give the value a name under `locals` and use that");
}

std::optional<Refusal> Scanner::control(const ControlPlace& place) {
  if (mode_ == Mode::quoted && !escape_ && !inside(Frame::label)) return std::nullopt;
  if (place.inside_line || (mode_ != Mode::statement && mode_ != Mode::element)) {
    return refuse("a control action stands " + describe(),
                  "give it a line of its own, or put it and its `end` inside one pair of double quotes",
                  rules::escape_control);
  }
  return std::nullopt;
}

bool Scanner::same_place(const gotemplate::Scanner& other) const {
  const auto& that = static_cast<const Scanner&>(other);
  return mode_ == that.mode_ && open_ == that.open_ && escape_ == that.escape_;
}

std::string Scanner::describe() const {
  switch (mode_) {
    case Mode::statement:
      return "where a name begins";
    case Mode::header:
      return "in a name";
    case Mode::value:
      return "behind `=`";
    case Mode::quoted:
      return inside(Frame::label) ? "in a label" : "in double quotes";
    case Mode::comment:
    case Mode::block_comment:
      return "in a comment";
    case Mode::heredoc_header:
    case Mode::heredoc:
      return "in a heredoc";
    default:
      break;
  }
  if (inside(Frame::list)) return "in a list";
  if (inside(Frame::call)) return "in parentheses";
  if (inside(Frame::sequence)) return "inside `${…}`";
  return "in an expression";
}

std::optional<Refusal> Scanner::end() {
  const bool open_text = mode_ == Mode::quoted || mode_ == Mode::block_comment || mode_ == Mode::heredoc;
  if (!open_text && open_.empty()) return std::nullopt;
  if (mode_ == Mode::heredoc && closes_heredoc() && open_.empty()) return std::nullopt;
  const std::string where = open_text ? describe() : inside(Frame::block) ? "in a block" : describe();
  return refuse("the template ends " + where, "close it in the template in which it is opened", rules::escape_unclosed);
}

}  // namespace stageplot::terraform
