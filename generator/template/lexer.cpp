#include "template/lexer.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstring>
#include <utility>

#include "template/functions/unicode_case.hpp"
#include "text/go_quote.hpp"
#include "text/utf8.hpp"

namespace stageplot::gotemplate {
namespace {

constexpr std::string_view kLeft = "{{";
constexpr std::uint32_t kDelimiterSize = 2;
constexpr std::uint32_t kTrimMarkerSize = 2;  // the minus and the space beside it

bool is_alphanumeric(char32_t c) {
  if (c < 0x80) return (kRoles[c] & kAlphanumeric) != 0;
  if (c > 0x10FFFF) return false;
  return unicode::is_letter(c) || unicode::is_digit(c);
}

/// What stands at an offset; the end is no code point.
struct Look {
  char32_t code_point = 0xFFFF'FFFF;
  std::uint32_t length = 0;
};

Look look(std::string_view text, std::uint32_t at) {
  if (at >= text.size()) return {};
  const auto byte = static_cast<unsigned char>(text[at]);
  if (byte < 0x80) return {.code_point = byte, .length = 1};
  const text::Decoded decoded = text::decode_utf8(text, at);
  return {.code_point = decoded.code_point, .length = decoded.length};
}

/// Finds where a number ends, as Go does: also with letters in it that belong to none.
class NumberScan {
 public:
  /// Begins at `begin` in the text; `end` is behind what was read, which is a number where `run` says so.
  NumberScan(std::string_view text, std::uint32_t begin) : text_(text), end_(begin) {}

  bool run() {
    accept("+-");
    std::string_view digits = "0123456789_";
    bool decimal = true;
    bool hexadecimal = false;
    if (accept("0")) {
      if (accept("xX")) {
        digits = "0123456789abcdefABCDEF_";
        hexadecimal = true;
      } else if (accept("oO")) {
        digits = "01234567_";
      } else if (accept("bB")) {
        digits = "01_";
      }
      decimal = digits.size() == 11;
    }
    accept_run(digits);
    if (accept(".")) accept_run(digits);
    if ((decimal && accept("eE")) || (hexadecimal && accept("pP"))) {
      accept("+-");
      accept_run("0123456789_");
    }
    accept("i");
    const Look behind = look(text_, end_);
    if (!is_alphanumeric(behind.code_point)) return true;
    end_ += behind.length;
    return false;
  }

  /// Another one follows without space between them, as in `1+2i`.
  [[nodiscard]] bool goes_on() const { return end_ < text_.size() && (text_[end_] == '+' || text_[end_] == '-'); }
  [[nodiscard]] bool is_imaginary() const { return text_[end_ - 1] == 'i'; }
  [[nodiscard]] std::uint32_t end() const { return end_; }

 private:
  bool accept(std::string_view characters) {
    if (end_ >= text_.size() || characters.find(text_[end_]) == std::string_view::npos) return false;
    ++end_;
    return true;
  }
  void accept_run(std::string_view characters) {
    while (accept(characters)) {
    }
  }

  std::string_view text_;
  std::uint32_t end_;
};

/// The keyword that a word is, or an identifier.
TokenKind kind_of(std::string_view word) {
  switch (word.size()) {
    case 2:
      if (word == "if") return TokenKind::keyword_if;
      break;
    case 3:
      if (word == "end") return TokenKind::keyword_end;
      if (word == "nil") return TokenKind::keyword_nil;
      break;
    case 4:
      if (word == "else") return TokenKind::keyword_else;
      if (word == "true") return TokenKind::boolean;
      if (word == "with") return TokenKind::keyword_with;
      break;
    case 5:
      if (word == "range") return TokenKind::keyword_range;
      if (word == "false") return TokenKind::boolean;
      if (word == "block") return TokenKind::keyword_block;
      if (word == "break") return TokenKind::keyword_break;
      break;
    case 6:
      if (word == "define") return TokenKind::keyword_define;
      break;
    case 8:
      if (word == "template") return TokenKind::keyword_template;
      if (word == "continue") return TokenKind::keyword_continue;
      break;
    default:
      break;
  }
  return TokenKind::identifier;
}

/// Go's %#U: `U+0040 '@'`.
std::string name_code_point(char32_t c) {
  std::array<char, 16> buffer;
  std::snprintf(buffer.data(), buffer.size(), "U+%04X", static_cast<unsigned>(c));
  std::string name = buffer.data();
  if (text::is_printable(c)) {
    name += " '";
    text::append_utf8(name, c);
    name += '\'';
  }
  return name;
}

bool is_keyword(TokenKind kind) {
  return kind >= TokenKind::dot;
}

}  // namespace

/// The next token where that stands inside no action.
Token Lexer::between() {
  if (place_ == Place::outside) return outside();
  return place_ == Place::at_left_delimiter ? left_delimiter() : Token{.begin = position_};
}

std::string_view Lexer::text(const Token& token) const {
  if (token.kind == TokenKind::error) return message_;
  const std::uint32_t begin = token.kind == TokenKind::comment ? comment_begin(token) : token.begin;
  return input_.substr(begin, token.end() - begin);
}

std::string Lexer::describe(const Token& token) const {
  const std::string_view text = this->text(token);
  if (token.kind == TokenKind::end_of_file) return "EOF";
  if (token.kind == TokenKind::error) return std::string{text};
  if (is_keyword(token.kind)) return '<' + std::string{text} + '>';
  if (text.size() <= 10) return text::go_quote(text);
  std::size_t end = 0;
  for (int i = 0; i < 10 && end < text.size(); ++i) end += text::decode_utf8(text, end).length;
  return text::go_quote(text.substr(0, end)) + "...";
}

std::uint32_t Lexer::line_of(const Token& token) const {
  // A comment begins with its action, and its line is that of the comment.
  const std::uint32_t place = token.kind == TokenKind::comment ? comment_begin(token) : token.begin;
  return 1 + static_cast<std::uint32_t>(std::ranges::count(input_.substr(0, place), '\n'));
}

std::uint32_t Lexer::comment_begin(const Token& token) const {
  const std::uint32_t begin = token.begin + kDelimiterSize;
  return input_[begin] == '-' ? begin + kTrimMarkerSize : begin;
}

Token Lexer::fail(std::string message) {
  place_ = Place::failed;
  message_ = std::move(message);
  return {.begin = position_, .kind = TokenKind::error};
}

Token Lexer::bad_character(std::uint32_t at) {
  return fail("bad character " + name_code_point(look(input_, at).code_point));
}

std::uint32_t Lexer::behind_word(std::uint32_t at) const {
  for (;;) {
    at = behind(kAlphanumeric, at);
    if (at == size() || static_cast<unsigned char>(input_[at]) < 0x80) return at;
    const Look seen = look(input_, at);
    if (!is_alphanumeric(seen.code_point)) return at;
    at += seen.length;
  }
}

/// Where the next left delimiter stands, or the end.
std::uint32_t Lexer::find_left_delimiter() const {
  const char* const end = input_.data() + input_.size();
  const char* at = input_.data() + position_;
  while (end - at >= 2) {
    at = static_cast<const char*>(std::memchr(at, kLeft.front(), static_cast<std::size_t>(end - at - 1)));
    if (at == nullptr) break;
    if (at[1] == kLeft.front()) return static_cast<std::uint32_t>(at - input_.data());
    at += 2;
  }
  return size();
}

/// Where text may begin behind the last action: at the next line if that was on a control line.
std::uint32_t Lexer::end_of_control_line() const {
  const LineRange* line = control_lines_.empty() ? nullptr : line_at(control_lines_, position_);
  return line == nullptr ? position_ : line->end;
}

Token Lexer::outside() {
  const std::uint32_t delimiter = find_left_delimiter();
  if (const std::uint32_t begin = end_of_control_line(); begin <= delimiter) position_ = begin;
  if (delimiter == size()) return emit(position_ == delimiter ? TokenKind::end_of_file : TokenKind::text, delimiter);
  std::uint32_t end = delimiter;
  const LineRange* line = control_lines_.empty() ? nullptr : line_at(control_lines_, delimiter);
  if (line != nullptr) {
    end = std::max(line->begin, position_);
  } else {
    const std::uint32_t marker = delimiter + kDelimiterSize;
    const bool trims = marker + 1 < size() && input_[marker] == '-' && is(input_[marker + 1], kSpace);
    while (trims && end > position_ && is(input_[end - 1], kSpace)) --end;
  }
  place_ = Place::at_left_delimiter;
  if (end <= position_) {
    position_ = delimiter;
    return left_delimiter();
  }
  const Token text = emit(TokenKind::text, end);
  position_ = delimiter;
  return text;
}

/// What ` -}}` takes away; on a control line nothing is left to take.
void Lexer::trim_behind(std::uint32_t action_begin) {
  if (!control_lines_.empty() && line_at(control_lines_, action_begin) != nullptr) return;
  position_ = behind(kSpace, position_);
}

Token Lexer::left_delimiter() {
  const std::uint32_t begin = position_;
  std::uint32_t after = begin + kDelimiterSize;
  if (after + 1 < size() && input_[after] == '-' && is(input_[after + 1], kSpace)) after += kTrimMarkerSize;
  if (starts_with(after, "/*")) {
    position_ = after;
    return comment(begin);
  }
  const Token token{.begin = begin, .size = kDelimiterSize, .kind = TokenKind::left_delimiter};
  position_ = after;
  place_ = Place::inside;
  parenthesis_depth_ = 0;
  return token;
}

Token Lexer::comment(std::uint32_t begin) {
  const std::size_t found = input_.find("*/", position_ + 2);
  if (found == std::string_view::npos) return fail("unclosed comment");
  const auto end = static_cast<std::uint32_t>(found + 2);
  const bool trims = end < size() && is(input_[end], kSpace) && starts_with(end + 1, "-}}");
  // Go reports the comment's first line.
  if (!trims && !starts_with(end, kRight)) return fail("comment ends before closing delimiter");
  place_ = Place::outside;
  position_ = end + kDelimiterSize + (trims ? kTrimMarkerSize : 0);
  if (trims) trim_behind(begin);
  return {.begin = begin, .size = end - begin, .kind = TokenKind::comment};
}

Token Lexer::right_delimiter(bool trims) {
  if (parenthesis_depth_ != 0) return fail("unclosed left paren");
  place_ = Place::outside;
  if (!trims) return emit(TokenKind::right_delimiter, position_ + kDelimiterSize);
  position_ += kTrimMarkerSize;
  const Token token = emit(TokenKind::right_delimiter, position_ + kDelimiterSize);
  trim_behind(token.begin);
  return token;
}

Token Lexer::inside() {
  if (position_ == size()) return fail("unclosed action");
  const char c = input_[position_];
  if (is(c, kSpace)) return space();
  if (is(c, kDigit)) return number();
  if (is(c, kAlphanumeric)) return word();
  if (c == '}' && starts_with(position_, kRight)) return right_delimiter(false);
  if (c == '.') {
    const bool is_number = position_ + 1 == size() || is(input_[position_ + 1], kDigit);
    return is_number ? number() : field_or_variable(TokenKind::field, TokenKind::dot);
  }
  return symbol();
}

/// What begins with none of the characters that most tokens begin with.
Token Lexer::symbol() {
  const Look seen = look(input_, position_);
  const std::uint32_t end = position_ + seen.length;
  switch (seen.code_point) {
    case '+':
    case '-':
      return number();
    case '=':
      return emit(TokenKind::assign, end);
    case ':':
      if (!starts_with(end, "=")) return fail("expected :=");
      return emit(TokenKind::declare, end + 1);
    case '|':
      return emit(TokenKind::pipe, end);
    case '"':
      return quoted('"', TokenKind::string, "quoted string");
    case '\'':
      return quoted('\'', TokenKind::character_constant, "character constant");
    case '`':
      return raw_quoted();
    case '$':
      return field_or_variable(TokenKind::variable, TokenKind::variable);
    case '(':
      ++parenthesis_depth_;
      return emit(TokenKind::left_parenthesis, end);
    case ')':
      if (--parenthesis_depth_ < 0) return fail("unexpected right paren");
      return emit(TokenKind::right_parenthesis, end);
    default:
      if (is_alphanumeric(seen.code_point)) return word();
      if (seen.code_point > 0x20 && seen.code_point < 0x7F) return emit(TokenKind::character, end);
      return fail("unrecognized character in action: " + name_code_point(seen.code_point));
  }
}

Token Lexer::space() {
  const std::uint32_t begin = position_;
  if (!skip_space()) return right_delimiter(true);
  return {.begin = begin, .size = position_ - begin, .kind = TokenKind::space};
}

Token Lexer::word() {
  const std::uint32_t end = behind_word(position_);
  if (!ends_word(end)) return bad_character(end);
  return emit(kind_of(input_.substr(position_, end - position_)), end);
}

/// `bare` is what its first character alone is.
Token Lexer::field_or_variable(TokenKind kind, TokenKind bare) {
  const std::uint32_t begin = position_ + 1;
  const std::uint32_t end = behind_word(begin);
  if (!ends_word(end)) return bad_character(end);
  return emit(end == begin ? bare : kind, end);
}

Token Lexer::number() {
  const std::uint32_t end = behind(kDigit, position_);
  // Most are decimal digits alone.
  if (end > position_ && end < size() && (is(input_[end], kSpace) || input_[end] == ')')) {
    return emit(TokenKind::number, end);
  }
  NumberScan scan(input_, position_);
  bool well_formed = scan.run();
  const bool is_complex = well_formed && scan.goes_on();
  if (is_complex) well_formed = scan.run() && scan.is_imaginary();
  if (well_formed) return emit(is_complex ? TokenKind::complex_number : TokenKind::number, scan.end());
  return fail("bad number syntax: " + text::go_quote(input_.substr(position_, scan.end() - position_)));
}

Token Lexer::quoted(char quote, TokenKind kind, std::string_view what) {
  bool plain = true;
  for (std::uint32_t at = position_ + 1;; ++at) {
    at = behind(kInString, at);
    if (at >= size()) break;
    const char c = input_[at];
    if (c == quote) {
      Token token = emit(kind, at + 1);
      token.plain = plain;
      return token;
    }
    plain = plain && (c == '"' || c == '\'');
    // What follows is part of the string, whatever it is, but for a line break and the end.
    if (c == '\\' && ++at == size()) break;
    if (input_[at] == '\n') break;
  }
  return fail("unterminated " + std::string{what});
}

Token Lexer::raw_quoted() {
  const std::size_t end = input_.find('`', position_ + 1);
  if (end == std::string_view::npos) return fail("unterminated raw quoted string");
  const bool plain = input_.substr(position_, end - position_).find('\r') == std::string_view::npos;
  Token token = emit(TokenKind::raw_string, static_cast<std::uint32_t>(end + 1));
  token.plain = plain;
  return token;
}

}  // namespace stageplot::gotemplate
