#include "template/functions/toml_scanner.hpp"

#include "text/go_quote.hpp"
#include "text/unicode_class.hpp"
#include "text/utf8.hpp"

namespace stageplot::gotemplate {
namespace {

using Kind = TomlToken::Kind;

bool is_blank(char32_t c) {
  return c == ' ' || c == '\t';
}
bool is_break(char32_t c) {
  return c == '\n' || c == '\r';
}
bool is_digit(char32_t c) {
  return c >= '0' && c <= '9';
}
bool is_hexadecimal(char32_t c) {
  return is_digit(c) || ((c | 0x20u) >= 'a' && (c | 0x20u) <= 'f');
}
bool is_of_base(char32_t c, char32_t base) {
  if (base == 'b') return c == '0' || c == '1';
  return base == 'o' ? c >= '0' && c <= '7' : is_hexadecimal(c);
}
bool is_bare(char32_t c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || is_digit(c) || c == '_' || c == '-';
}

std::string quoted_rune(char32_t c) {
  return text::go_quote_rune(static_cast<std::int64_t>(c));
}

std::string hexadecimal(unsigned byte) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  return {'0', 'x', kDigits[byte >> 4 & 0xF], kDigits[byte & 0xF]};
}

std::string text_of(char32_t c) {
  std::string text;
  text::append_utf8(text, c);
  return text;
}

}  // namespace

void TomlScanner::fail(std::string message) const {
  const bool after_break = at_end_ && position_ > 0 && text_[position_ - 1] == '\n';
  throw TomlProblem{.line = line_ - (after_break ? 1 : 0), .message = std::move(message)};
}

void TomlScanner::fail_in_line_before(std::string message) const {
  throw TomlProblem{.line = line_ - 1, .message = std::move(message)};
}

char32_t TomlScanner::next() {
  if (position_ >= text_.size()) {
    at_end_ = true;
    return kEnd;
  }
  if (text_[position_] == '\n') ++line_;
  const text::Decoded decoded = text::decode_utf8(text_, position_);
  const auto byte = static_cast<unsigned char>(text_[position_]);
  if (byte >= 0x80 && decoded.length == 1) throw TomlProblem{line_, "invalid UTF-8 byte: " + hexadecimal(byte)};
  const char32_t c = decoded.code_point;
  const bool lone_return = c == '\r' && (position_ + 1 == text_.size() || text_[position_ + 1] != '\n');
  const bool control = (c < 0x20 && !is_blank(c) && !is_break(c)) || c == 0x7F;
  if (control || lone_return) {
    throw TomlProblem{line_, "TOML files cannot contain control characters: '" + hexadecimal(byte) + "'"};
  }
  widths_.push_back(decoded.length);
  position_ += decoded.length;
  return c;
}

void TomlScanner::back() {
  if (at_end_) {
    at_end_ = false;
    return;
  }
  position_ -= widths_.back();
  widths_.pop_back();
  if (text_[position_] == '\n') --line_;
}

char32_t TomlScanner::peek() {
  const char32_t c = next();
  back();
  return c;
}

bool TomlScanner::accept(char32_t wanted) {
  if (next() == wanted) return true;
  back();
  return false;
}

void TomlScanner::skip_blanks() {
  while (is_blank(next())) {
  }
  back();
  widths_.clear();
  start();
}

void TomlScanner::skip_comment() {
  char32_t c = next();
  while (!is_break(c) && c != kEnd) c = next();
  back();
  widths_.clear();
  start();
}

TomlToken TomlScanner::bare_key() {
  start();
  while (is_bare(next())) {
  }
  back();
  return token(Kind::bare);
}

TomlToken TomlScanner::quoted_key() {
  const char32_t quote = next();
  start();
  return quote == '"' ? string() : raw_string();
}

TomlToken TomlScanner::quoted(char32_t quote) {
  if (accept(quote)) {
    if (accept(quote)) {
      start();
      return multiline(quote);
    }
    back();
  }
  start();
  return quote == '"' ? string() : raw_string();
}

TomlToken TomlScanner::string() {
  while (true) {
    const char32_t c = next();
    if (c == kEnd) fail("unexpected EOF; expected '\"'");
    if (is_break(c)) fail_in_line_before("strings cannot contain newlines");
    if (c == '\\') escape();
    if (c != '"') continue;
    back();
    const TomlToken found = token(escaped_ ? Kind::escaped_string : Kind::string);
    escaped_ = false;
    next();
    start();
    return found;
  }
}

TomlToken TomlScanner::raw_string() {
  while (true) {
    const char32_t c = next();
    if (c == kEnd) fail("unexpected EOF; expected \"'\"");
    if (is_break(c)) fail_in_line_before("strings cannot contain newlines");
    if (c != '\'') continue;
    back();
    const TomlToken found = token(Kind::raw_string);
    next();
    start();
    return found;
  }
}

/// Up to two quotes may stand before the three that end it.
TomlToken TomlScanner::multiline(char32_t quote) {
  const bool is_raw = quote == '\'';
  const std::string quotes(5, static_cast<char>(quote));
  while (true) {
    const char32_t c = next();
    if (c == kEnd) fail(is_raw ? "unexpected EOF; expected \"'''\"" : "unexpected EOF; expected '\"\"\"'");
    if (c == '\\' && !is_raw) {
      if (is_break(next())) continue;
      back();
      escape();
      continue;
    }
    if (c != quote || !accept(quote)) continue;
    if (!accept(quote)) {
      back();
      continue;
    }
    if (peek() == quote) {
      const bool escaped_first = !is_raw && current().ends_with("\\" + quotes);
      if (current().ends_with(quotes) && !escaped_first) {
        fail(is_raw ? "unexpected \"''''''\"" : "unexpected '\"\"\"\"\"\"'");
      }
      back();
      back();
      continue;
    }
    for (int i = 0; i < 3; ++i) back();
    escaped_ = false;
    const TomlToken found = token(is_raw ? Kind::raw_multiline_string : Kind::multiline_string);
    for (int i = 0; i < 3; ++i) next();
    start();
    return found;
  }
}

/// Behind a backslash.
void TomlScanner::escape() {
  escaped_ = true;
  const char32_t c = next();
  struct Form {
    char32_t letter = 0;
    int digits = 0;
    std::string_view what;
  };
  constexpr Form kForms[] = {{'x', 2, "two hexadecimal digits after '\\x'"},
                             {'u', 4, "four hexadecimal digits after '\\u'"},
                             {'U', 8, "eight hexadecimal digits after '\\U'"}};
  for (const Form& form : kForms) {
    if (c != form.letter) continue;
    for (int i = 0; i < form.digits; ++i) {
      if (is_hexadecimal(next())) continue;
      fail("expected " + std::string{form.what} + ", but got " + text::go_quote(current()) + " instead");
    }
    return;
  }
  constexpr std::u32string_view kLetters = U"ebtnfr\" \t\\";
  if (kLetters.find(c) != std::u32string_view::npos && c != kEnd) return;
  const std::string message = "invalid escape in string '\\" + (c == kEnd ? std::string(1, '\0') : text_of(c)) + "'";
  if (at_end_) fail_in_line_before(message);
  throw TomlProblem{line_, message};
}

TomlToken TomlScanner::scalar(char32_t c) {
  if (is_digit(c)) {
    back();
    start();
    return number_or_date();
  }
  switch (c) {
    case '"':
    case '\'':
      return quoted(c);
    case '.':
      fail("floats must start with a digit, not '.'");
    case 'i':
    case 'n':
      if ((accept('n') && accept('f')) || (accept('a') && accept('n'))) return token(Kind::real);
      break;
    case '-':
    case '+':
      return signed_number();
    default:
      break;
  }
  if (text::is_letter(c)) {
    back();
    return word();
  }
  if (c == kEnd) fail("unexpected EOF; expected value");
  const std::string message = "expected value but found " + quoted_rune(c) + " instead";
  if (c == '\n') fail_in_line_before(message);
  fail(message);
}

TomlToken TomlScanner::word() {
  const std::size_t begin = position_;
  while (text::is_letter(next())) {
  }
  back();
  const std::string_view letters = text_.substr(begin, position_ - begin);
  if (letters == "true" || letters == "false") return token(Kind::boolean);
  fail("expected value but found " + text::go_quote(letters) + " instead");
}

TomlToken TomlScanner::number_or_date() {
  if (next() == '0') {
    const char32_t c = next();
    switch (c) {
      case '_':
        return decimal();
      case '.':
      case 'e':
      case 'E':
        return real();
      case 'b':
      case 'o':
      case 'x':
        return based(c);
      default:
        break;
    }
    if (!is_digit(c)) {
      back();
      return token(Kind::integer);
    }
  }
  while (true) {
    const char32_t c = next();
    if (is_digit(c)) continue;
    if (c == '-' || c == ':') return date();
    if (c == '_') return decimal();
    if (c == '.' || c == 'e' || c == 'E') return real();
    back();
    return token(Kind::integer);
  }
}

TomlToken TomlScanner::date() {
  constexpr std::u32string_view kOthers = U"-:Tt .Zz+";
  char32_t c = next();
  while (is_digit(c) || (c != kEnd && kOthers.find(c) != std::u32string_view::npos)) c = next();
  back();
  TomlToken found = token(Kind::date);
  while (found.text.ends_with(' ')) found.text.remove_suffix(1);
  return found;
}

TomlToken TomlScanner::signed_number() {
  const char32_t c = next();
  const auto require = [this](char32_t first, char32_t second) {
    if (!accept(first) || !accept(second)) fail("invalid float: '" + std::string{current()} + "'");
    return token(Kind::real);
  };
  if (c == 'i') return require('n', 'f');
  if (c == 'n') return require('a', 'n');
  if (c == '0') {
    const char32_t base = peek();
    if (base == 'b' || base == 'o' || base == 'x') {
      fail("cannot use sign with non-decimal numbers: '" + std::string{current()} + text_of(base) + "'");
    }
  }
  if (c == '.') fail("floats must start with a digit, not '.'");
  if (is_digit(c)) return decimal();
  fail("expected a digit but got " + quoted_rune(c));
}

TomlToken TomlScanner::decimal() {
  while (true) {
    const char32_t c = next();
    if (is_digit(c) || c == '_') continue;
    if (c == '.' || c == 'e' || c == 'E') return real();
    back();
    return token(Kind::integer);
  }
}

TomlToken TomlScanner::real() {
  constexpr std::u32string_view kOthers = U"_.-+eE";
  char32_t c = next();
  while (is_digit(c) || (c != kEnd && kOthers.find(c) != std::u32string_view::npos)) c = next();
  back();
  return token(Kind::real);
}

TomlToken TomlScanner::based(char32_t base) {
  const char32_t first = peek();
  if (!is_of_base(first, base)) {
    const std::string_view name = base == 'b' ? "a binary" : base == 'o' ? "an octal" : "a hexadecimal";
    fail("not " + std::string{name} + " number: '" + std::string{current()} +
         (first == kEnd ? std::string(1, '\0') : text_of(first)) + "'");
  }
  char32_t c = next();
  while (is_of_base(c, base) || c == '_') c = next();
  back();
  return token(Kind::integer);
}

}  // namespace stageplot::gotemplate
