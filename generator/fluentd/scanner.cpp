#include "fluentd/scanner.hpp"

#include "diagnostics/rules/escape.hpp"

namespace stageplot::fluentd {
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

enum class Rest { line_end, comment, value, other };

/// What follows an action on its line; `value` is more text behind a blank.
Rest classify(const Following& following) {
  const std::string_view text = following.text;
  const std::size_t found = text.find_first_not_of(" \t\r");
  if (found == std::string_view::npos) {
    if (!following.action_follows) return Rest::line_end;
    return text.empty() ? Rest::other : Rest::value;
  }
  if (text[found] == '\n') return Rest::line_end;
  if (found == 0) return Rest::other;
  return text[found] == '#' ? Rest::comment : Rest::value;
}

Refusal refuse(std::string summary, std::string help, const diagnostics::Rule& rule = rules::escape_position) {
  return {.summary = std::move(summary), .help = std::move(help), .rule = &rule};
}

/// Whether literal text ends in the beginning of a placeholder: `$`, or `__` and capitals.
bool opens_placeholder(std::string_view text) {
  if (text.ends_with('$')) return true;
  while (!text.empty() && ((text.back() >= 'A' && text.back() <= 'Z') || text.back() == '_')) {
    if (text.ends_with("__")) return true;
    text.remove_suffix(1);
  }
  return false;
}

}  // namespace

std::optional<Refusal> Scanner::text(std::string_view text, std::uint32_t offset) {
  std::optional<Refusal> first;
  for (std::size_t i = 0; i < text.size(); ++i) {
    offset_ = offset + static_cast<std::uint32_t>(i);
    const char c = text[i];
    std::optional<Refusal> refusal = c == '\n' ? new_line() : character(c);
    if (refusal && !first) first = std::move(refusal);
    blank_before_ = is_blank(c) || c == '\n';
    column_ = c == '\n' ? 0 : column_ + 1;
  }
  return first;
}

std::optional<Refusal> Scanner::new_line() {
  switch (mode_) {
    case Mode::double_quoted:
    case Mode::single_quoted:
      return refuse("a line ends inside quotes", "write `\\n` inside double quotes for a line break");
    case Mode::tag:
    case Mode::argument:
    case Mode::bare_argument:
    case Mode::after_argument:
      return refuse("a line ends inside a section tag", "close the tag with `>`");
    case Mode::json:
      if (json_depth_ > 0) return std::nullopt;
      break;
    default:
      break;
  }
  mode_ = Mode::line_start;
  return std::nullopt;
}

std::optional<Refusal> Scanner::character(char c) {
  if (c == '\r') return std::nullopt;
  switch (mode_) {
    case Mode::line_start:
      if (!is_blank(c)) begin_line(c);
      break;
    case Mode::name:
      if (is_blank(c)) {
        mode_ = Mode::value;
      } else {
        word_ += c;
      }
      break;
    case Mode::value:
      if (!is_blank(c)) begin_value(c);
      break;
    case Mode::bare:
      if (c == '#' && blank_before_) mode_ = Mode::comment;
      break;
    case Mode::double_quoted:
    case Mode::single_quoted:
      return quoted_character(c);
    case Mode::json:
      json_character(c);
      break;
    case Mode::after_value:
    case Mode::after_tag:
      if (c == '#') mode_ = Mode::comment;
      break;
    case Mode::tag:
      if (c == '>') return end_tag();
      if (is_blank(c)) {
        mode_ = Mode::argument;
      } else {
        word_ += c;
      }
      break;
    case Mode::argument:
    case Mode::bare_argument:
    case Mode::after_argument:
      if (c == '>') return end_tag();
      if (mode_ != Mode::argument || is_blank(c)) break;
      if (c == '"' || c == '\'') {
        begin_value(c);
        quotes_argument_ = true;
      } else {
        mode_ = Mode::bare_argument;
      }
      break;
    case Mode::comment:
      break;
  }
  return std::nullopt;
}

void Scanner::begin_line(char c) {
  word_.clear();
  if (c == '#') {
    mode_ = Mode::comment;
  } else if (c == '<') {
    mode_ = Mode::tag;
    tag_offset_ = offset_;
  } else {
    mode_ = Mode::name;
    word_ += c;
  }
}

void Scanner::begin_value(char c) {
  if (c == '"' || c == '\'') {
    mode_ = c == '"' ? Mode::double_quoted : Mode::single_quoted;
    quotes_argument_ = false;
    quote_offset_ = offset_;
    escaped_ = false;
    quoted_text_.clear();
    quotes_empty_ = true;
    behind_action_ = false;
    last_before_action_ = '\0';
  } else if (c == '[' || c == '{') {
    mode_ = Mode::json;
    json_depth_ = 1;
    json_quoted_ = false;
  } else {
    mode_ = Mode::bare;
  }
}

/// Actions may print nothing, and then the text on both their sides meets.
std::optional<Refusal> Scanner::quoted_character(char c) {
  if (behind_action_) {
    behind_action_ = false;
    const char before = last_before_action_;
    if (before == '#' && c == '{') {
      return refuse("`#` and `{` on both sides of an action would open Ruby if the value is empty",
                    "write `\\#` for the character itself");
    }
    const bool in_value = in_record() && !quotes_argument_;
    if (in_value && before == '_' && c == '_') {
      return refuse(
          "`_` on both sides of an action could become a placeholder of record_transformer if the value is empty",
          "put another character between one of them and the action", rules::escape_placeholder);
    }
    if (in_value && quotes_empty_ && (c == '{' || c == '[')) {
      return refuse(
          "the text behind the action would begin with a bracket if the value is empty, and record_transformer "
          "would read it as JSON",
          "let the text begin with another character", rules::escape_placeholder);
    }
  }
  if (!escaped_ && c == (mode_ == Mode::double_quoted ? '"' : '\'')) {
    mode_ = quotes_argument_ ? Mode::after_argument : Mode::after_value;
    return std::nullopt;
  }
  last_before_action_ = escaped_ ? '\0' : c;
  escaped_ = !escaped_ && c == '\\';
  quoted_text_ += c;
  quotes_empty_ = false;
  return std::nullopt;
}

void Scanner::json_character(char c) {
  if (json_quoted_) {
    if (!escaped_ && c == '"') json_quoted_ = false;
    escaped_ = !escaped_ && c == '\\';
  } else if (c == '"') {
    json_quoted_ = true;
    escaped_ = false;
  } else if (c == '[' || c == '{') {
    ++json_depth_;
  } else if ((c == ']' || c == '}') && --json_depth_ == 0) {
    mode_ = Mode::after_value;
  }
}

std::optional<Refusal> Scanner::end_tag() {
  mode_ = Mode::after_tag;
  if (!word_.starts_with('/')) {
    sections_.push_back({.name = word_, .offset = tag_offset_});
    return std::nullopt;
  }
  const std::string name = word_.substr(1);
  if (sections_.empty()) {
    return refuse("`</" + name + ">` closes a section that this template does not open",
                  "open and close a section in the same template", rules::escape_unclosed);
  }
  if (sections_.back().name != name) {
    return refuse("`</" + name + ">` closes `<" + sections_.back().name + ">`",
                  "close `<" + sections_.back().name + ">` first; sections must nest", rules::escape_unclosed);
  }
  sections_.pop_back();
  return std::nullopt;
}

std::optional<Refusal> Scanner::action(const Following& following, Position& position) {
  position = {.column = column_};
  if (in_record()) position.detail |= kInRecord;
  blank_before_ = false;
  switch (mode_) {
    case Mode::line_start:
      return line_action(following, position);
    case Mode::value: {
      const Rest rest = classify(following);
      if (word_ == "@include") {
        return refuse("an action names a file to include", "write the file's name in the template");
      }
      if (rest != Rest::line_end && rest != Rest::comment) {
        mode_ = Mode::bare;
        return refuse_here();
      }
      position.kind = PositionKind::value;
      mode_ = Mode::after_value;
      return std::nullopt;
    }
    case Mode::double_quoted:
      return quoted_action(position);
    case Mode::argument:
      if (following.text.find_first_not_of(" \t") == std::string_view::npos ||
          following.text[following.text.find_first_not_of(" \t")] != '>') {
        mode_ = Mode::bare_argument;
        return refuse_here();
      }
      position.kind = PositionKind::key;
      position.detail |= kArgument;
      mode_ = Mode::after_argument;
      return std::nullopt;
    default:
      return refuse_here();
  }
}

std::optional<Refusal> Scanner::line_action(const Following& following, Position& position) {
  switch (classify(following)) {
    case Rest::line_end:
      position.kind = PositionKind::line;
      mode_ = Mode::after_value;
      return std::nullopt;
    case Rest::value:
      position.kind = PositionKind::key;
      word_ = "*";
      mode_ = Mode::name;
      return std::nullopt;
    case Rest::comment:
      mode_ = Mode::after_value;
      return refuse("a comment follows an action that prints lines", "put the comment on a line of its own");
    case Rest::other:
      break;
  }
  mode_ = Mode::name;
  return refuse_here();
}

std::optional<Refusal> Scanner::quoted_action(Position& position) {
  if (escaped_) {
    escaped_ = false;
    return refuse("an action follows a backslash inside double quotes",
                  "the first character of the value would become part of the escape; write `\\\\` for a backslash");
  }
  if (in_record() && !quotes_argument_ && opens_placeholder(quoted_text_)) {
    return refuse("the text beside the action could become a placeholder of record_transformer together with the value",
                  "put another character between `$` or `__` and the action", rules::escape_placeholder);
  }
  position.kind = PositionKind::quoted;
  if (quotes_empty_) position.detail |= kBeginsValue;
  if (quotes_argument_) position.detail = static_cast<std::uint8_t>(position.detail & ~kInRecord);
  quoted_text_.clear();
  behind_action_ = true;
  return std::nullopt;
}

Refusal Scanner::refuse_here() const {
  switch (mode_) {
    case Mode::comment:
      return refuse("an action stands in a comment",
                    "a value could end the comment; put it in a template comment "
                    "`{{/* … */}}`, or remove it");
    case Mode::single_quoted:
      return refuse("an action stands in single quotes", "use double quotes, which can carry any text");
    case Mode::json:
      return refuse("an action is a part of a JSON value", "print the whole list or map as the value");
    case Mode::tag:
      return refuse("an action is a part of a section's name", "write the name in the template");
    case Mode::bare_argument:
    case Mode::after_argument:
      return refuse("an action is a part of a section's argument", "put the whole argument in double quotes");
    case Mode::after_value:
    case Mode::after_tag:
      return refuse("an action follows a complete value or tag", "put it on a line of its own");
    case Mode::name:
      return refuse("an action is a part of a parameter's name", "print the whole name, with a blank behind it");
    default:
      return refuse("an action is a part of unquoted text", "put the whole text in double quotes");
  }
}

std::optional<Refusal> Scanner::control(const ControlPlace& place) {
  if (mode_ == Mode::double_quoted && !escaped_) {
    behind_action_ = true;
    return std::nullopt;
  }
  if (!place.inside_line && mode_ == Mode::line_start) return std::nullopt;
  return refuse("a control action stands " + describe(),
                "give it a line of its own, or put it and its `end` inside one pair of double quotes",
                rules::escape_control);
}

bool Scanner::same_place(const gotemplate::Scanner& other) const {
  const auto& that = static_cast<const Scanner&>(other);
  if (mode_ != that.mode_ || sections_ != that.sections_) return false;
  return mode_ != Mode::double_quoted || quote_offset_ == that.quote_offset_;
}

bool Scanner::join(const gotemplate::Scanner& other) {
  if (mode_ != Mode::double_quoted) return false;
  // Whichever branch ran, the next action must be as careful as the other one asks.
  const auto& that = static_cast<const Scanner&>(other);
  const Scanner before = *this;
  if (opens_placeholder(that.quoted_text_)) quoted_text_ = that.quoted_text_;
  quotes_empty_ = quotes_empty_ || that.quotes_empty_;
  const bool risky = that.last_before_action_ == '#' || (that.last_before_action_ == '_' && last_before_action_ != '#');
  if (risky) last_before_action_ = that.last_before_action_;
  return quoted_text_ != before.quoted_text_ || quotes_empty_ != before.quotes_empty_ ||
         last_before_action_ != before.last_before_action_;
}

std::string Scanner::describe() const {
  switch (mode_) {
    case Mode::line_start:
      return sections_.empty() ? "outside all sections" : "inside `<" + sections_.back().name + ">`";
    case Mode::name:
      return "in a parameter's name";
    case Mode::value:
      return "behind a parameter's name";
    case Mode::bare:
      return "in unquoted text";
    case Mode::double_quoted:
      return "in double quotes";
    case Mode::single_quoted:
      return "in single quotes";
    case Mode::json:
      return "in a JSON value";
    case Mode::comment:
      return "in a comment";
    case Mode::tag:
    case Mode::argument:
    case Mode::bare_argument:
    case Mode::after_argument:
      return "in a section tag";
    case Mode::after_value:
      return "behind a value";
    case Mode::after_tag:
      return "behind a section tag";
  }
  return "";
}

std::optional<Refusal> Scanner::end() {
  if (mode_ == Mode::double_quoted || mode_ == Mode::single_quoted || mode_ == Mode::tag ||
      (mode_ == Mode::json && json_depth_ > 0)) {
    return refuse("the template ends " + describe(), "close it in the template in which it is opened",
                  rules::escape_unclosed);
  }
  if (!sections_.empty()) {
    return refuse("the template ends inside `<" + sections_.back().name + ">`",
                  "close the section in the template in which it is opened", rules::escape_unclosed);
  }
  return std::nullopt;
}

}  // namespace stageplot::fluentd
