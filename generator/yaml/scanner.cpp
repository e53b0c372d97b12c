#include "yaml/scanner.hpp"

#include <algorithm>

#include "diagnostics/rules/escape.hpp"

namespace stageplot::yaml {
namespace rules = diagnostics::rules;

using gotemplate::ControlPlace;
using gotemplate::Following;
using gotemplate::Position;
using gotemplate::PositionKind;
using gotemplate::Refusal;

namespace {

bool is_blank(char c) {
  return c == ' ' || c == '\t';
}

/// A blank, a line break, or the end of the literal text (where an action may stand directly behind: see `indicator`).
bool ends_indicator(std::string_view rest) {
  return rest.empty() || is_blank(rest.front()) || rest.front() == '\n' || rest.front() == '\r';
}

enum class Rest { line_end, end, comment, colon, other };

/// What follows an action on its line.
Rest classify(const Following& following) {
  const std::string_view text = following.text;
  if (text.starts_with(':') && text.size() > 1 && ends_indicator(text.substr(1))) return Rest::colon;
  const std::size_t found = text.find_first_not_of(" \t\r");
  if (found == std::string_view::npos) return following.action_follows ? Rest::other : Rest::end;
  if (text[found] == '\n') return Rest::line_end;
  return text[found] == '#' && found > 0 ? Rest::comment : Rest::other;
}

/// The first character behind blanks and line breaks, NUL where there is none.
char next_visible(const Following& following) {
  const std::size_t found = following.text.find_first_not_of(" \t\r\n");
  return found == std::string_view::npos ? '\0' : following.text[found];
}

Refusal refuse(std::string summary, std::string help, const diagnostics::Rule& rule = rules::escape_position) {
  return {.summary = std::move(summary), .help = std::move(help), .rule = &rule};
}

}  // namespace

std::optional<Refusal> Scanner::text(std::string_view text, std::uint32_t offset) {
  std::optional<Refusal> first;
  for (std::size_t i = 0; i < text.size(); ++i) {
    offset_ = offset + static_cast<std::uint32_t>(i);
    if (text[i] == '\n') {
      new_line();
      continue;
    }
    std::optional<Refusal> refusal = character(text[i], text.substr(i + 1));
    if (refusal && !first) first = std::move(refusal);
    blank_before_ = is_blank(text[i]);
    ++column_;
  }
  return first;
}

void Scanner::new_line() {
  switch (mode_) {
    case Mode::plain:
      open_limit(Limit::Cause::plain_text, static_cast<int>(owner_column_) - (owner_ == Owner::none));
      break;
    case Mode::block_header:
      in_block_ = true;
      block_column_ = owner_ == Owner::none ? -1 : static_cast<int>(owner_column_);
      break;
    case Mode::double_quoted:
      escape_left_ = 0;
      break;
    default:
      break;
  }
  column_ = 0;
  blank_before_ = true;
  if (mode_ == Mode::single_quoted && single_doubled_) {
    single_doubled_ = false;
    mode_ = brackets_.empty() ? Mode::after_node : Mode::flow_after;
  }
  switch (mode_) {
    case Mode::double_quoted:
    case Mode::single_quoted:
    case Mode::flow_node:
    case Mode::flow_plain:
    case Mode::flow_after:
      return;
    case Mode::flow_indicator:
    case Mode::flow_comment:
      mode_ = Mode::flow_node;
      return;
    default:
      mode_ = Mode::line_start;
      return;
  }
}

std::optional<Refusal> Scanner::character(char c, std::string_view rest) {
  if (c == '\r') return std::nullopt;
  switch (mode_) {
    case Mode::line_start:
      if (c == ' ') return std::nullopt;
      return begin_line(c, rest);
    case Mode::indicator:
      // Whether it is one was seen when it was read; the blank is here.
      mode_ = Mode::node;
      [[fallthrough]];
    case Mode::node:
    case Mode::tagged_node:
      if (is_blank(c)) return std::nullopt;
      begin_node(c, rest);
      return std::nullopt;
    case Mode::plain:
      if (c == ':' && ends_indicator(rest)) {
        enter(Owner::key, node_column_);
      } else if (c == '#' && blank_before_) {
        mode_ = Mode::comment;
      }
      return std::nullopt;
    case Mode::after_node:
      if (is_blank(c)) return std::nullopt;
      if (c == ':' && ends_indicator(rest)) {
        enter(Owner::key, node_column_);
      } else {
        mode_ = c == '#' && blank_before_ ? Mode::comment : Mode::unsupported;
      }
      return std::nullopt;
    case Mode::properties:
      if (is_blank(c)) mode_ = Mode::tagged_node;
      return std::nullopt;
    case Mode::double_quoted:
      double_quoted_character(c);
      return std::nullopt;
    case Mode::single_quoted:
      if (c == '\'') {
        single_doubled_ = !single_doubled_;
        return std::nullopt;
      }
      if (!single_doubled_) return std::nullopt;
      single_doubled_ = false;
      mode_ = brackets_.empty() ? Mode::after_node : Mode::flow_after;
      return character(c, rest);
    case Mode::flow_node:
    case Mode::flow_indicator:
    case Mode::flow_plain:
    case Mode::flow_after:
      flow_character(c);
      return std::nullopt;
    case Mode::unsupported:
    case Mode::comment:
    case Mode::block_header:
    case Mode::block_text:
    case Mode::flow_comment:
      return std::nullopt;
  }
  return std::nullopt;
}

std::optional<Refusal> Scanner::begin_line(char c, std::string_view rest) {
  if (in_block_) {
    if (static_cast<int>(column_) > block_column_) {
      mode_ = Mode::block_text;
      return std::nullopt;
    }
    in_block_ = false;
  }
  if (c == '#') {
    mode_ = Mode::comment;
    return std::nullopt;
  }
  if (c == '\t') {
    return refuse("a tab stands at the beginning of a line", "YAML is indented with spaces alone",
                  rules::escape_position);
  }
  if (limit_.cause == Limit::Cause::plain_text && static_cast<int>(column_) > limit_.column) {
    mode_ = Mode::unsupported;  // goes on with the text above, and so may the lines below
    return std::nullopt;
  }
  if (std::optional<Refusal> refusal = check_limit(column_)) return refusal;
  limit_ = {};
  owner_ = Owner::none;
  owner_column_ = column_;
  saw_entry_ = false;
  if (column_ == 0 && (c == '%' || ((c == '-' || c == '.') && rest.size() >= 2 && rest[0] == c && rest[1] == c &&
                                    ends_indicator(rest.substr(2))))) {
    mode_ = Mode::unsupported;
    return std::nullopt;
  }
  begin_node(c, rest);
  return std::nullopt;
}

void Scanner::begin_node(char c, std::string_view rest) {
  node_column_ = column_;
  switch (c) {
    case '-':
      if (ends_indicator(rest)) {
        enter(Owner::dash, column_);
      } else {
        mode_ = Mode::plain;
      }
      return;
    case '?':
    case ':':
      mode_ = ends_indicator(rest) ? Mode::unsupported : Mode::plain;
      return;
    case '"':
      begin_double_quoted();
      return;
    case '\'':
      mode_ = Mode::single_quoted;
      quote_offset_ = offset_;
      return;
    case '[':
    case '{':
      open_bracket(c);
      return;
    case '|':
    case '>':
      mode_ = Mode::block_header;
      return;
    case '&':
    case '*':
    case '!':
      mode_ = Mode::properties;
      return;
    case '#':
      mode_ = blank_before_ ? Mode::comment : Mode::plain;
      return;
    default:
      mode_ = Mode::plain;
      return;
  }
}

void Scanner::begin_double_quoted() {
  mode_ = Mode::double_quoted;
  quote_offset_ = offset_;
  escape_left_ = 0;
}

void Scanner::double_quoted_character(char c) {
  if (escape_left_ > 0) {
    // One of `\n`, or of the digits of `\x41`.
    const bool first = escape_left_ == kEscapeBegins;
    escape_left_ = first ? 0 : static_cast<std::uint8_t>(escape_left_ - 1);
    if (first && c == 'x') escape_left_ = 2;
    if (first && c == 'u') escape_left_ = 4;
    if (first && c == 'U') escape_left_ = 8;
    return;
  }
  if (c == '\\') escape_left_ = kEscapeBegins;
  if (c == '"') mode_ = brackets_.empty() ? Mode::after_node : Mode::flow_after;
}

void Scanner::open_bracket(char c) {
  brackets_.push_back({.character = c, .offset = offset_});
  flow_value_ = false;
  mode_ = Mode::flow_node;
}

void Scanner::close_bracket() {
  brackets_.pop_back();
  flow_value_ = true;  // what was just read is a complete element, key or value
  mode_ = brackets_.empty() ? Mode::after_node : Mode::flow_after;
}

void Scanner::flow_character(char c) {
  if (is_blank(c)) {
    if (mode_ == Mode::flow_indicator) mode_ = Mode::flow_node;
    return;
  }
  switch (c) {
    case ']':
    case '}':
      close_bracket();
      return;
    case ',':
      flow_value_ = false;
      mode_ = Mode::flow_node;
      return;
    case '#':
      if (blank_before_) mode_ = Mode::flow_comment;
      return;
    case ':':
      // Whether it ends a key or stands in a word: either way no action may stand directly behind it.
      flow_value_ = true;
      quoted_key_ = mode_ == Mode::flow_after;
      mode_ = Mode::flow_indicator;
      return;
    default:
      break;
  }
  const bool begins_node = mode_ == Mode::flow_node || (mode_ == Mode::flow_indicator && quoted_key_);
  if (!begins_node) {
    mode_ = Mode::flow_plain;
    return;
  }
  if (c == '"') {
    begin_double_quoted();
  } else if (c == '\'') {
    mode_ = Mode::single_quoted;
    quote_offset_ = offset_;
  } else if (c == '[' || c == '{') {
    open_bracket(c);
  } else {
    mode_ = Mode::flow_plain;
  }
}

void Scanner::enter(Owner owner, std::uint32_t column) {
  owner_ = owner;
  owner_column_ = column;
  saw_entry_ = true;
  mode_ = Mode::indicator;
}

void Scanner::open_limit(Limit::Cause cause, int column) {
  limit_ = {.cause = cause, .column = column};
}

std::optional<Refusal> Scanner::check_limit(std::uint32_t column) const {
  if (limit_.cause == Limit::Cause::none || static_cast<int>(column) <= limit_.column) return std::nullopt;
  switch (limit_.cause) {
    case Limit::Cause::printed_value:
      return refuse("this line is indented deeper than the value that is printed above it",
                    "it would become part of that value; indent it less, or print the value on a line of its own");
    case Limit::Cause::literal_block:
      return refuse("this line is indented like the literal block above, from which a control action divides it",
                    "it would become part of the block; indent it less, or put the control action inside no block");
    default:
      return refuse("this line is indented deeper than the unquoted text above it",
                    "it would become part of that text; put the text in double quotes, or indent the line less");
  }
}

std::optional<Refusal> Scanner::action(const Following& following, Position& position) {
  position = {.column = column_};
  std::optional<Refusal> refusal;
  switch (mode_) {
    case Mode::line_start:
      refusal = line_action(following, position);
      break;
    case Mode::node:
      refusal = node_action(following, position);
      break;
    case Mode::flow_node:
      refusal = flow_action(following, position);
      break;
    case Mode::double_quoted:
      if (escape_left_ > 0) {
        escape_left_ = 0;
        return refuse("an action follows a backslash inside double quotes",
                      "the first character of the value would become part of the escape; write `\\\\` for a backslash");
      }
      position.kind = PositionKind::quoted;
      break;
    default:
      return refuse_here();
  }
  blank_before_ = false;
  return refusal;
}

std::optional<Refusal> Scanner::line_action(const Following& following, Position& position) {
  if (in_block_) {
    if (static_cast<int>(column_) > block_column_) {
      mode_ = Mode::block_text;
      return refuse_here();
    }
    in_block_ = false;
  }
  if (std::optional<Refusal> refusal = check_limit(column_)) return refusal;
  limit_ = {};
  owner_ = Owner::none;
  owner_column_ = column_;
  node_column_ = column_;
  switch (classify(following)) {
    case Rest::colon:
      position.kind = PositionKind::key;
      break;
    case Rest::end:
      position.detail |= kEndOfFile;
      [[fallthrough]];
    case Rest::line_end:
      position.kind = PositionKind::line;
      open_limit(Limit::Cause::printed_value, static_cast<int>(column_));
      break;
    case Rest::comment:
      return refuse("a comment follows an action that prints lines", "put the comment on a line of its own");
    case Rest::other:
      mode_ = Mode::plain;
      return refuse_here();
  }
  mode_ = Mode::after_node;
  return std::nullopt;
}

std::optional<Refusal> Scanner::node_action(const Following& following, Position& position) {
  const Rest rest = classify(following);
  if (rest == Rest::colon && owner_ == Owner::dash) {
    position.kind = PositionKind::key;
    node_column_ = column_;
    mode_ = Mode::after_node;
    return std::nullopt;
  }
  if (rest == Rest::other || rest == Rest::colon || owner_ == Owner::none) {
    mode_ = Mode::plain;
    return refuse_here();
  }
  position.kind = PositionKind::value;
  if (owner_ == Owner::dash) position.detail |= kAfterDash;
  if (rest != Rest::line_end) position.detail |= kOneLine;
  position.data = static_cast<std::uint16_t>(std::min<std::uint32_t>(owner_column_, 0xFFFF));
  open_limit(Limit::Cause::printed_value, static_cast<int>(owner_column_));
  mode_ = Mode::after_node;
  return std::nullopt;
}

std::optional<Refusal> Scanner::flow_action(const Following& following, Position& position) {
  const char next = next_visible(following);
  const bool in_map = brackets_.back().character == '{';
  const bool colon = classify(following) == Rest::colon;
  const bool ends_element = next == ',' || next == (in_map ? '}' : ']');
  if (in_map && !flow_value_ && colon) {
    position.kind = PositionKind::key;
    position.detail = kInFlow;
  } else if (ends_element && (flow_value_ || !in_map)) {
    position.kind = PositionKind::flow;
  } else if (ends_element) {
    return refuse("an action stands for a whole element of a flow map",
                  "write `KEY: {{ … }}`, or print the map as a whole value");
  } else {
    mode_ = Mode::flow_plain;
    return refuse_here();
  }
  mode_ = Mode::flow_after;
  return std::nullopt;
}

Refusal Scanner::refuse_here() const {
  switch (mode_) {
    case Mode::indicator:
    case Mode::flow_indicator:
      return refuse("no blank stands between a key or dash and the action",
                    "put one there, or the whole in double quotes");
    case Mode::comment:
    case Mode::flow_comment:
      return refuse("an action stands in a comment",
                    "a value could end the comment; put it in a template comment "
                    "`{{/* … */}}`, or remove it");
    case Mode::block_text:
    case Mode::block_header:
      return refuse("an action stands in a block of literal text",
                    "the text has no escapes; build it with `printf` or in a template of its own, and print it whole");
    case Mode::single_quoted:
      return refuse("an action stands in single quotes", "use double quotes, which can carry any text");
    case Mode::properties:
    case Mode::tagged_node:
      return refuse("an action stands behind a tag, an anchor or an alias",
                    "leave it out: an action prints the literal of its value's own type");
    case Mode::unsupported:
    case Mode::after_node:
    case Mode::flow_after:
      return refuse("an action follows a complete value", "put it on a line of its own, or the whole in double quotes");
    default:
      return refuse("an action is a part of unquoted text", "put the whole text in double quotes");
  }
}

std::optional<Refusal> Scanner::control(const ControlPlace& place) {
  if (mode_ == Mode::double_quoted && escape_left_ == 0) return std::nullopt;
  if (place.inside_line || (mode_ != Mode::line_start && mode_ != Mode::flow_node)) {
    return refuse("a control action stands " + describe(),
                  "give it a line of its own, or put it and its `end` inside one pair of double quotes",
                  rules::escape_control);
  }
  if (in_block_) {
    if (static_cast<int>(place.column) > block_column_) {
      return refuse("a control action stands in a block of literal text",
                    "build the text with `printf` or in a template of its own, and print it whole",
                    rules::escape_control);
    }
    in_block_ = false;
    open_limit(Limit::Cause::literal_block, block_column_);
  }
  return std::nullopt;
}

bool Scanner::same_place(const gotemplate::Scanner& other) const {
  const auto& that = static_cast<const Scanner&>(other);
  if (mode_ != that.mode_ || brackets_ != that.brackets_) return false;
  switch (mode_) {
    case Mode::double_quoted:
      return quote_offset_ == that.quote_offset_ && escape_left_ == that.escape_left_;
    case Mode::flow_node:
      return flow_value_ == that.flow_value_;
    default:
      return true;
  }
}

bool Scanner::join(const gotemplate::Scanner& other) {
  const auto& that = static_cast<const Scanner&>(other);
  // A comment line may stand before the control action, so a literal block can still be open here.
  Limit limit = that.limit_;
  if (that.in_block_) limit = {.cause = Limit::Cause::literal_block, .column = that.block_column_};
  if (limit.cause == Limit::Cause::none) return false;
  if (limit_.cause != Limit::Cause::none && limit_.column <= limit.column) return false;
  limit_ = limit;
  return true;
}

std::string Scanner::describe() const {
  switch (mode_) {
    case Mode::line_start:
      return "at the beginning of a line";
    case Mode::node:
    case Mode::indicator:
      return owner_ == Owner::dash ? "behind a dash" : "behind a key";
    case Mode::double_quoted:
      return "in double quotes";
    case Mode::single_quoted:
      return "in single quotes";
    case Mode::comment:
    case Mode::flow_comment:
      return "in a comment";
    case Mode::block_header:
    case Mode::block_text:
      return "in a block of literal text";
    case Mode::flow_node:
    case Mode::flow_indicator:
    case Mode::flow_plain:
    case Mode::flow_after:
      return brackets_.back().character == '[' ? "in a flow list" : "in a flow map";
    case Mode::plain:
      return "in unquoted text";
    default:
      return "behind a value";
  }
}

std::optional<Refusal> Scanner::end() {
  if (mode_ == Mode::double_quoted || (mode_ == Mode::single_quoted && !single_doubled_) || !brackets_.empty()) {
    return refuse("the template ends " + describe(), "close it in the template in which it is opened",
                  rules::escape_unclosed);
  }
  return std::nullopt;
}

}  // namespace stageplot::yaml
