#include "template/lexer.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <utility>

#include "template/functions/unicode_case.hpp"
#include "text/go_quote.hpp"
#include "text/utf8.hpp"

namespace stageplot::gotemplate {
namespace {

constexpr std::string_view kLeft = "{{";
constexpr std::string_view kRight = "}}";
constexpr std::string_view kSpaces = " \t\r\n";
constexpr std::uint32_t kTrimMarkerSize = 2;  // the minus and the space beside it

constexpr std::pair<std::string_view, TokenKind> kKeywords[] = {
    {"block", TokenKind::keyword_block},
    {"break", TokenKind::keyword_break},
    {"continue", TokenKind::keyword_continue},
    {"define", TokenKind::keyword_define},
    {"else", TokenKind::keyword_else},
    {"end", TokenKind::keyword_end},
    {"false", TokenKind::boolean},
    {"if", TokenKind::keyword_if},
    {"nil", TokenKind::keyword_nil},
    {"range", TokenKind::keyword_range},
    {"template", TokenKind::keyword_template},
    {"true", TokenKind::boolean},
    {"with", TokenKind::keyword_with},
};

constexpr std::size_t kLongestKeyword = 8;

bool is_space(char32_t c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/// Letters, digits and the underscore of ASCII.
constexpr std::array<bool, 256> kAsciiAlphanumeric = [] {
  std::array<bool, 256> table{};
  for (unsigned c = '0'; c <= '9'; ++c) table[c] = true;
  for (unsigned c = 'a'; c <= 'z'; ++c) table[c] = true;
  for (unsigned c = 'A'; c <= 'Z'; ++c) table[c] = true;
  table['_'] = true;
  return table;
}();

bool is_alphanumeric(char32_t c) {
  if (c < 0x80) return kAsciiAlphanumeric[c];
  if (c > 0x10FFFF) return false;
  return unicode::is_letter(c) || unicode::is_digit(c);
}

bool starts_with_left_trim(std::string_view text) {
  return text.size() >= 2 && text[0] == '-' && is_space(static_cast<unsigned char>(text[1]));
}

bool starts_with_right_trim(std::string_view text) {
  return text.size() >= 2 && is_space(static_cast<unsigned char>(text[0])) && text[1] == '-';
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

std::string describe(const Token& token) {
  if (token.kind == TokenKind::end_of_file) return "EOF";
  if (token.kind == TokenKind::error) return std::string{token.text};
  if (is_keyword(token.kind)) return '<' + std::string{token.text} + '>';
  if (token.text.size() <= 10) return text::go_quote(token.text);
  std::size_t end = 0;
  for (int i = 0; i < 10 && end < token.text.size(); ++i) end += text::decode_utf8(token.text, end).length;
  return text::go_quote(token.text.substr(0, end)) + "...";
}

Token Lexer::next() {
  if (failed_) return Token{.begin = position_};
  return inside_action_ ? inside() : outside();
}

std::uint32_t Lexer::line_of(const Token& token) const {
  // A comment begins with its action, and its line is that of the comment.
  const std::size_t place =
      token.kind == TokenKind::comment ? static_cast<std::size_t>(token.text.data() - input_.data()) : token.begin;
  return 1 + static_cast<std::uint32_t>(std::ranges::count(input_.substr(0, place), '\n'));
}

Lexer::Look Lexer::look() const {
  if (position_ >= input_.size()) return {};
  const auto byte = static_cast<unsigned char>(input_[position_]);
  if (byte < 0x80) return {.code_point = byte, .length = 1};
  const text::Decoded decoded = text::decode_utf8(input_, position_);
  return {.code_point = decoded.code_point, .length = decoded.length};
}

char32_t Lexer::advance() {
  const Look seen = look();
  position_ += seen.length;
  return seen.code_point;
}

void Lexer::skip_to(std::uint32_t position) {
  position_ = position;
  start_ = position;
}

Token Lexer::emit(TokenKind kind) {
  const Token token{.kind = kind, .begin = start_, .text = {input_.data() + start_, position_ - start_}};
  start_ = position_;
  return token;
}

Token Lexer::fail(std::string message) {
  failed_ = true;
  message_ = std::move(message);
  return {.kind = TokenKind::error, .begin = start_, .text = message_};
}

bool Lexer::at_right_delimiter(bool& trims) const {
  trims = false;
  const std::string_view text = rest();
  if (text.empty() || (text[0] != '}' && !is_space(static_cast<unsigned char>(text[0])))) return false;
  trims = starts_with_right_trim(text) && text.substr(kTrimMarkerSize).starts_with(kRight);
  return trims || text.starts_with(kRight);
}

bool Lexer::at_terminator() const {
  const char32_t c = look().code_point;
  if (is_space(c)) return true;
  switch (c) {
    case kEnd:
    case '.':
    case ',':
    case '|':
    case ':':
    case ')':
    case '(':
      return true;
    default:
      return rest().starts_with(kRight);
  }
}

bool Lexer::accept(std::string_view characters) {
  const char32_t c = look().code_point;
  if (c >= 0x80 || characters.find(static_cast<char>(c)) == std::string_view::npos) return false;
  advance();
  return true;
}

void Lexer::accept_run(std::string_view characters) {
  while (accept(characters)) {
  }
}

/// Where text may begin behind the last action: at the next line if that was on a control line.
std::uint32_t Lexer::end_of_control_line() const {
  const LineRange* line = line_at(control_lines_, position_);
  return line == nullptr ? position_ : line->end;
}

Token Lexer::outside() {
  const std::size_t found = rest().find(kLeft);
  const auto delimiter =
      static_cast<std::uint32_t>(found == std::string_view::npos ? input_.size() : position_ + found);
  if (const std::uint32_t begin = end_of_control_line(); begin <= delimiter) skip_to(begin);
  if (found == std::string_view::npos) {
    if (position_ == input_.size()) return emit(TokenKind::end_of_file);
    const auto end = static_cast<std::uint32_t>(input_.size());
    position_ = end;
    return emit(TokenKind::text);
  }
  if (delimiter > position_) {
    std::string_view text = input_.substr(position_, delimiter - position_);
    if (const LineRange* line = line_at(control_lines_, delimiter); line != nullptr) {
      text = text.substr(0, std::max(line->begin, position_) - position_);
    } else if (starts_with_left_trim(input_.substr(delimiter + kLeft.size()))) {
      text = text.substr(0, text.find_last_not_of(kSpaces) + 1);
    }
    position_ += static_cast<std::uint32_t>(text.size());
    const Token token = emit(TokenKind::text);
    skip_to(delimiter);
    if (!token.text.empty()) return token;
  }
  return left_delimiter();
}

/// What ` -}}` takes away; on a control line nothing is left to take.
void Lexer::trim_behind(std::uint32_t action_begin) {
  if (line_at(control_lines_, action_begin) != nullptr) return;
  const std::size_t blank = std::min(rest().find_first_not_of(kSpaces), rest().size());
  skip_to(position_ + static_cast<std::uint32_t>(blank));
}

Token Lexer::left_delimiter() {
  const std::uint32_t begin = position_;
  position_ += static_cast<std::uint32_t>(kLeft.size());
  const std::uint32_t after = position_ + (starts_with_left_trim(rest()) ? kTrimMarkerSize : 0);
  if (input_.substr(after).starts_with("/*")) {
    skip_to(after);
    return comment(begin);
  }
  const Token token = emit(TokenKind::left_delimiter);
  inside_action_ = true;
  parenthesis_depth_ = 0;
  skip_to(after);
  return token;
}

Token Lexer::comment(std::uint32_t begin) {
  const std::size_t found = rest().substr(2).find("*/");
  if (found == std::string_view::npos) return fail("unclosed comment");
  const std::string_view whole = input_.substr(position_, found + 4);
  position_ += static_cast<std::uint32_t>(whole.size());
  bool trims = false;
  if (!at_right_delimiter(trims)) {
    // Go reports the comment's first line.
    return fail("comment ends before closing delimiter");
  }
  // The token's text is the comment, its place the whole action.
  const std::uint32_t end = position_ + static_cast<std::uint32_t>(kRight.size()) + (trims ? kTrimMarkerSize : 0);
  skip_to(end);
  Token token{.kind = TokenKind::comment, .begin = begin, .text = whole};
  if (trims) trim_behind(begin);
  return token;
}

Token Lexer::right_delimiter(bool trims) {
  if (trims) skip_to(position_ + kTrimMarkerSize);
  position_ += static_cast<std::uint32_t>(kRight.size());
  const Token token = emit(TokenKind::right_delimiter);
  inside_action_ = false;
  if (trims) trim_behind(token.begin);
  return token;
}

Token Lexer::inside() {
  bool trims = false;
  if (at_right_delimiter(trims)) {
    if (parenthesis_depth_ == 0) return right_delimiter(trims);
    return fail("unclosed left paren");
  }
  const char32_t c = look().code_point;
  if (c == kEnd) return fail("unclosed action");
  if (is_space(c)) return space();
  if (c == '+' || c == '-' || (c >= '0' && c <= '9')) return number();
  if (is_alphanumeric(c)) return identifier();
  if (c == '.') {
    const std::string_view after = rest().substr(1);
    if (!after.empty() && (after[0] < '0' || after[0] > '9')) {
      advance();
      return field_or_variable(TokenKind::field);
    }
    return number();
  }
  advance();
  switch (c) {
    case '=':
      return emit(TokenKind::assign);
    case ':':
      if (advance() != '=') return fail("expected :=");
      return emit(TokenKind::declare);
    case '|':
      return emit(TokenKind::pipe);
    case '"':
      return quoted('"', TokenKind::string, "quoted string");
    case '\'':
      return quoted('\'', TokenKind::character_constant, "character constant");
    case '`':
      return raw_quoted();
    case '$':
      return field_or_variable(TokenKind::variable);
    case '(':
      ++parenthesis_depth_;
      return emit(TokenKind::left_parenthesis);
    case ')':
      if (--parenthesis_depth_ < 0) return fail("unexpected right paren");
      return emit(TokenKind::right_parenthesis);
    default:
      if (c > 0x20 && c < 0x7F) return emit(TokenKind::character);
      return fail("unrecognized character in action: " + name_code_point(c));
  }
}

void Lexer::skip_alphanumerics() {
  for (;;) {
    while (position_ < input_.size() && kAsciiAlphanumeric[static_cast<unsigned char>(input_[position_])]) ++position_;
    if (position_ == input_.size() || static_cast<unsigned char>(input_[position_]) < 0x80) return;
    if (!is_alphanumeric(look().code_point)) return;
    advance();
  }
}

Token Lexer::space() {
  // A run of spaces may end in the one that belongs to ` -}}`.
  bool trims = false;
  while (position_ < input_.size() && is_space(static_cast<unsigned char>(input_[position_]))) {
    if (position_ + 1 < input_.size() && input_[position_ + 1] == '-' && at_right_delimiter(trims) && trims) {
      return position_ == start_ ? right_delimiter(trims) : emit(TokenKind::space);
    }
    ++position_;
  }
  return emit(TokenKind::space);
}

Token Lexer::identifier() {
  skip_alphanumerics();
  if (!at_terminator()) return fail("bad character " + name_code_point(look().code_point));
  const std::string_view word = input_.substr(start_, position_ - start_);
  if (word.size() > kLongestKeyword) return emit(TokenKind::identifier);
  const auto* keyword = std::find_if(std::begin(kKeywords), std::end(kKeywords), [word](const auto& entry) {
    return entry.first.front() == word.front() && entry.first == word;
  });
  return emit(keyword == std::end(kKeywords) ? TokenKind::identifier : keyword->second);
}

Token Lexer::field_or_variable(TokenKind kind) {
  if (at_terminator()) return emit(kind == TokenKind::variable ? kind : TokenKind::dot);
  skip_alphanumerics();
  if (!at_terminator()) return fail("bad character " + name_code_point(look().code_point));
  return emit(kind);
}

Token Lexer::number() {
  const auto bad = [this] {
    return fail("bad number syntax: " + text::go_quote(input_.substr(start_, position_ - start_)));
  };
  if (!scan_number()) return bad();
  const char32_t sign = look().code_point;
  if (sign != '+' && sign != '-') return emit(TokenKind::number);
  // Complex: 1+2i, without spaces.
  if (!scan_number() || input_[position_ - 1] != 'i') return bad();
  return emit(TokenKind::complex_number);
}

bool Lexer::scan_number() {
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
  if (!is_alphanumeric(look().code_point)) return true;
  advance();
  return false;
}

Token Lexer::quoted(char quote, TokenKind kind, std::string_view what) {
  while (true) {
    // What needs no look: everything but the quote, escapes, line breaks and the end.
    while (position_ < input_.size() && input_[position_] != quote && input_[position_] != '\\' &&
           input_[position_] != '\n') {
      ++position_;
    }
    char32_t c = advance();
    if (c == static_cast<char32_t>(quote)) return emit(kind);
    if (c == '\\') {
      c = advance();
      if (c != kEnd && c != '\n') continue;
    }
    if (c == kEnd || c == '\n') return fail("unterminated " + std::string{what});
  }
}

Token Lexer::raw_quoted() {
  const std::size_t end = rest().find('`');
  if (end == std::string_view::npos) return fail("unterminated raw quoted string");
  position_ += static_cast<std::uint32_t>(end + 1);
  return emit(TokenKind::raw_string);
}

}  // namespace stageplot::gotemplate
