#include "systemd/scanner.hpp"

#include "diagnostics/rules/escape.hpp"

namespace stageplot::systemd {
namespace {

namespace rules = diagnostics::rules;

using gotemplate::Following;
using gotemplate::Position;
using gotemplate::PositionKind;
using gotemplate::Refusal;

Refusal refuse(std::string summary, std::string help, const diagnostics::Rule& rule = rules::escape_position) {
  return {.summary = std::move(summary), .help = std::move(help), .rule = &rule};
}

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\r';
}

/// Whether the word ends with the action: a blank, a line's end, the text's.
bool ends_word(const Following& following) {
  if (following.text.empty()) return !following.action_follows;
  return is_blank(following.text.front()) || following.text.front() == '\n';
}

}  // namespace

Reading reading_of(std::string_view setting) {
  if (setting.starts_with("Exec")) return Reading::command;
  return setting == "Environment" ? Reading::words : Reading::text;
}

std::optional<Refusal> Scanner::text(std::string_view text, std::uint32_t offset) {
  std::optional<Refusal> refusal;
  for (std::size_t i = 0; i < text.size(); ++i) {
    offset_ = offset + static_cast<std::uint32_t>(i);
    if (text[i] == '\n') {
      if (mode_ == Mode::quoted && !backslash_) {
        refusal = refuse("a line ends in double quotes", "close them on the line on which they are opened",
                         rules::escape_unclosed);
      }
      new_line();
      continue;
    }
    character(text[i]);
    ++column_;
  }
  return refusal;
}

void Scanner::new_line() {
  column_ = 0;
  // A backslash at the end of a line goes on with the value.
  const bool continued = backslash_ && mode_ != Mode::comment;
  backslash_ = false;
  if (continued && (mode_ == Mode::word || mode_ == Mode::blank)) mode_ = Mode::blank;
  if (!continued) mode_ = Mode::line_start;
}

void Scanner::character(char c) {
  const bool escaped = backslash_;
  backslash_ = false;
  switch (mode_) {
    case Mode::line_start:
      if (is_blank(c)) return;
      mode_ = c == '[' ? Mode::section : c == '#' || c == ';' ? Mode::comment : Mode::name;
      name_.assign(1, c);
      return;
    case Mode::name:
      if (c == '=') {
        reading_ = reading_of(name_);
        first_word_ = true;
        mode_ = Mode::blank;
      } else if (!is_blank(c)) {
        name_ += c;
      }
      return;
    case Mode::blank:
      if (is_blank(c)) return;
      if (c == '"' || c == '\'') {
        mode_ = c == '"' ? Mode::quoted : Mode::other_quotes;
        quote_offset_ = offset_;
        return;
      }
      mode_ = Mode::word;
      backslash_ = c == '\\';
      return;
    case Mode::word:
      if (is_blank(c)) {
        first_word_ = false;
        mode_ = Mode::blank;
      } else {
        backslash_ = c == '\\' && !escaped;
      }
      return;
    case Mode::quoted:
      backslash_ = c == '\\' && !escaped;
      if (c == '"' && !escaped) mode_ = Mode::word;
      return;
    case Mode::other_quotes:
      backslash_ = c == '\\' && !escaped;
      if (c == '\'' && !escaped) mode_ = Mode::word;
      return;
    case Mode::section:
    case Mode::comment:
      return;
  }
}

std::optional<Refusal> Scanner::action(const Following& following, Position& position) {
  position = {.detail = static_cast<std::uint8_t>(reading_), .column = column_};
  switch (mode_) {
    case Mode::blank:
      if (!ends_word(following)) {
        return refuse("an action is a part of an unquoted word", "put the whole word in double quotes");
      }
      if (first_word_ && reading_ == Reading::command) {
        return refuse("an action stands for the program of a command", "write the program in the template");
      }
      position.kind = PositionKind::value;
      mode_ = Mode::word;
      return std::nullopt;
    case Mode::quoted:
      if (backslash_) {
        return refuse("an action follows a backslash inside double quotes",
                      "the first character of the value would become part of the escape; write `\\\\` for a backslash");
      }
      if (reading_ == Reading::text) {
        return refuse("an action stands in double quotes of a setting that keeps them",
                      "`" + name_ + "=` is no list of words; print the whole value without quotes");
      }
      position.kind = PositionKind::quoted;
      return std::nullopt;
    case Mode::line_start:
      return refuse("an action stands where a section or setting begins", "write its name in the template");
    case Mode::comment:
      return refuse("an action stands in a comment",
                    "a value could end the comment; put it in a template comment "
                    "`{{/* … */}}`, or remove it");
    case Mode::other_quotes:
      return refuse("an action stands in single quotes", "use double quotes");
    case Mode::section:
    case Mode::name:
      return refuse("an action is a part of a name", "write the name in the template");
    case Mode::word:
      break;
  }
  return refuse("an action is a part of an unquoted word", "put the whole word in double quotes");
}

std::optional<Refusal> Scanner::control(const gotemplate::ControlPlace& place) {
  if (mode_ == Mode::quoted && !backslash_) return std::nullopt;
  if (!place.inside_line && (mode_ == Mode::line_start || mode_ == Mode::blank)) return std::nullopt;
  return refuse("a control action stands " + describe(),
                "give it a line of its own, or put it and its `end` inside one pair of double quotes",
                rules::escape_control);
}

bool Scanner::same_place(const gotemplate::Scanner& other) const {
  const auto& that = static_cast<const Scanner&>(other);
  if (mode_ != that.mode_ || backslash_ != that.backslash_) return false;
  if (mode_ == Mode::quoted) return quote_offset_ == that.quote_offset_;
  return mode_ != Mode::blank || (reading_ == that.reading_ && first_word_ == that.first_word_);
}

std::string Scanner::describe() const {
  switch (mode_) {
    case Mode::line_start:
      return "at the beginning of a line";
    case Mode::quoted:
      return "in double quotes";
    case Mode::other_quotes:
      return "in single quotes";
    case Mode::comment:
      return "in a comment";
    case Mode::section:
    case Mode::name:
      return "in a name";
    default:
      return "in a value";
  }
}

std::optional<Refusal> Scanner::end() {
  if (mode_ == Mode::quoted || mode_ == Mode::other_quotes) {
    return refuse("the template ends " + describe(), "close it in the template in which it is opened",
                  rules::escape_unclosed);
  }
  return std::nullopt;
}

}  // namespace stageplot::systemd
