#include "fluentd/literal.hpp"

#include "diagnostics/rules/fluentd.hpp"
#include "text/utf8.hpp"

namespace stageplot::fluentd {
namespace rules = diagnostics::rules;
namespace {

bool is_letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

void fail_unclosed(const Cursor& cursor, std::size_t begin, std::string_view what, std::string help) {
  cursor.fail(rules::fluentd_unclosed_quote, {.span = cursor.span(begin, begin + 1), .text = "opened here"},
              "the " + std::string(what) + " is never closed", std::move(help));
}

/// What `\` and this character stand for; the cursor is behind both.
char unescape(const Cursor& cursor, char c) {
  switch (c) {
    case 'r':
      return '\r';
    case 'n':
      return '\n';
    case 't':
      return '\t';
    case 'f':
      return '\f';
    case 'b':
      return '\b';
    case '0':
      return '\0';
    default:
      break;
  }
  if (is_letter_or_digit(c)) {
    const std::string escape = std::string("\\") + c;
    cursor.fail(rules::fluentd_escape, {.span = cursor.span(cursor.position() - 2, cursor.position())},
                "fluentd knows no escape `" + escape + "`",
                "write `\\" + escape + "` for a backslash and `" + c + "`, or use single quotes");
  }
  return c;
}

/// Keeps a raw line break as fluentd does: only between two ordinary characters of a line each.
void take_line_break(Cursor& cursor, std::string& text, bool after_plain_character) {
  if (cursor.peek() == '\r' || !after_plain_character) {
    cursor.fail(
        rules::fluentd_line_break,
        {.span = cursor.span_here(),
         .text = cursor.peek() == '\r' ? "a carriage return" : "behind a quote, an escape or another line break"},
        "fluentd cannot read this line break inside double quotes", "write `\\n` for it");
  }
  text += cursor.take();
}

void read_double_quoted(Cursor& cursor, Literal& literal) {
  const std::size_t begin = cursor.position();
  cursor.advance();
  bool after_plain_character = false;
  while (true) {
    if (cursor.at_end()) {
      fail_unclosed(cursor, begin, "double quote", "close it on its line; a quote inside the text is `\\\"`");
    }
    const char c = cursor.peek();
    if (c == '"') {
      cursor.advance();
      return;
    }
    if (c == '\n' || c == '\r') {
      take_line_break(cursor, literal.text, after_plain_character);
      after_plain_character = false;
    } else if (c == '\\' && cursor.peek(1) == '\n') {
      cursor.advance(2);  // joins the lines
      after_plain_character = false;
    } else if (c == '\\') {
      cursor.advance();
      if (cursor.at_end()) continue;
      const std::size_t length = text::decode_utf8(cursor.text_ahead(), 0).length;
      if (length > 1) {
        literal.text += cursor.text_ahead().substr(0, length);
        cursor.advance(length);
      } else {
        literal.text += unescape(cursor, cursor.take());
      }
      after_plain_character = false;
    } else if (c == '#' && cursor.peek(1) == '{') {
      const std::size_t code = cursor.position();
      literal.ruby.push_back(read_embedded_ruby(cursor));
      literal.text += cursor.text(code);
      after_plain_character = false;
    } else {
      literal.text += cursor.take();
      after_plain_character = true;
    }
  }
}

void read_single_quoted(Cursor& cursor, Literal& literal) {
  const std::size_t begin = cursor.position();
  cursor.advance();
  while (true) {
    if (cursor.at_end() || cursor.at_line_end()) {
      fail_unclosed(
          cursor, begin, "single quote",
          "close it on its line; a quote inside the text is `\\'`, text of several lines needs double quotes");
    }
    if (cursor.take_if('\'')) return;
    if (cursor.peek() == '\\' && (cursor.peek(1) == '\'' || cursor.peek(1) == '\\')) cursor.advance();
    literal.text += cursor.take();
  }
}

bool starts_comment(const Cursor& cursor) {
  std::size_t ahead = 0;
  while (cursor.peek(ahead) == ' ' || cursor.peek(ahead) == '\t') ++ahead;
  return ahead > 0 && cursor.peek(ahead) == '#';
}

void read_bare(Cursor& cursor, Literal& literal, BareEnd end) {
  while (!cursor.at_line_end() && !starts_comment(cursor) && (end == BareEnd::line || cursor.peek() != '>')) {
    if (cursor.peek() != ' ' && cursor.peek() != '\t') {
      literal.text += cursor.take();
      continue;
    }
    // Blanks belong to the text only if text follows.
    const std::size_t blanks = cursor.position();
    cursor.skip_blanks();
    const bool more = !cursor.at_line_end() && (end == BareEnd::line || cursor.peek() != '>');
    if (more) literal.text += cursor.text(blanks);
  }
}

}  // namespace

source::Span Cursor::span_here() const {
  const std::size_t length = at_end() ? 0 : text::decode_utf8(text_, position_).length;
  return span(position_, position_ + length);
}

EmbeddedRuby read_embedded_ruby(Cursor& cursor) {
  // fluentd asks Ruby's parser where the code ends. Counting braces outside Ruby's strings agrees for everything that
  // belongs into a configuration; what is cut differently is still seen as Ruby.
  const std::size_t begin = cursor.position();
  cursor.advance(2);
  std::size_t depth = 1;
  char quote = '\0';
  while (!cursor.at_end()) {
    const char c = cursor.take();
    if (quote != '\0') {
      if (c == '\\' && !cursor.at_end()) cursor.advance();
      if (c == quote) quote = '\0';
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '{') {
      ++depth;
    } else if (c == '}' && --depth == 0) {
      const std::string_view all = cursor.text(begin);
      return {.code = std::string(all.substr(2, all.size() - 3)), .span = cursor.span_from(begin)};
    }
  }
  cursor.fail(rules::fluentd_embedded_ruby, {.span = cursor.span(begin, begin + 2), .text = "opened here"},
              "embedded Ruby is never closed", "close it with `}`, or write `\\#{` for the two characters themselves");
}

Literal read_literal(Cursor& cursor, BareEnd end, document::Arena* arena, std::size_t max_depth) {
  Literal literal;
  const std::size_t begin = cursor.position();
  const char first = cursor.peek();
  if (cursor.at_end()) {
    literal.form = Form::absent;
  } else if (first == '"') {
    literal.form = Form::double_quoted;
    read_double_quoted(cursor, literal);
  } else if (first == '\'') {
    literal.form = Form::single_quoted;
    read_single_quoted(cursor, literal);
  } else if ((first == '[' || first == '{') && arena != nullptr) {
    literal.form = Form::json;
    literal.json = read_json(cursor, *arena, max_depth, literal.ruby);
    literal.text = std::string(cursor.text(begin));
  } else {
    literal.form = Form::bare;
    read_bare(cursor, literal, end);
    if (literal.text.empty()) literal.form = Form::absent;
  }
  literal.span = literal.form == Form::bare ? cursor.span(begin, begin + literal.text.size()) : cursor.span_from(begin);
  return literal;
}

}  // namespace stageplot::fluentd
