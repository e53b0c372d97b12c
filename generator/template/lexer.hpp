// Cuts a template's text into tokens, by Go's rules and with Go's error texts: what lies outside `{{ }}` is one text
// token, trim markers have already done their work, comments are one token. The parser pulls token by token.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "template/escape/control_lines.hpp"

namespace stageplot::gotemplate {

enum class TokenKind : std::uint8_t {
  error,  // text is the message
  end_of_file,
  text,
  comment,
  left_delimiter,
  right_delimiter,
  left_parenthesis,
  right_parenthesis,
  space,
  pipe,
  assign,     // =
  declare,    // :=
  character,  // any other printable ASCII character, a comma above all
  character_constant,
  number,
  complex_number,
  string,
  raw_string,
  boolean,
  identifier,
  field,     // .name
  variable,  // $ or $name
  // keywords
  dot,
  keyword_block,
  keyword_break,
  keyword_continue,
  keyword_define,
  keyword_else,
  keyword_end,
  keyword_if,
  keyword_nil,
  keyword_range,
  keyword_template,
  keyword_with,
};

/// What a byte is inside an action, as bits.
enum Role : std::uint8_t {
  kSpace = 1,
  kAlphanumeric = 2,  // letters, digits and the underscore of ASCII
  kDigit = 4,
  kEndsWord = 8,   // may stand behind a name; so may the end and the right delimiter
  kInString = 16,  // is nothing but itself between quotes
};

inline constexpr std::array<std::uint8_t, 256> kRoles = [] {
  std::array<std::uint8_t, 256> roles{};
  for (unsigned c = '0'; c <= '9'; ++c) roles[c] = kAlphanumeric | kDigit;
  for (unsigned c = 'a'; c <= 'z'; ++c) roles[c] = kAlphanumeric;
  for (unsigned c = 'A'; c <= 'Z'; ++c) roles[c] = kAlphanumeric;
  roles['_'] = kAlphanumeric;
  for (const char c : std::string_view{" \t\r\n"}) roles[static_cast<unsigned char>(c)] = kSpace | kEndsWord;
  for (const char c : std::string_view{".,|:)("}) roles[static_cast<unsigned char>(c)] = kEndsWord;
  for (unsigned c = 0; c < 0x80; ++c) roles[c] |= kInString;
  for (const char c : std::string_view{"\"'\\\r\n"}) roles[static_cast<unsigned char>(c)] &= ~kInString;
  return roles;
}();

inline bool is(char c, Role role) {
  return (kRoles[static_cast<unsigned char>(c)] & role) != 0;
}

/// Small, so that it travels in registers. Its text is asked for where it is needed: Lexer::text.
struct Token {
  std::uint32_t begin = 0;  // offset in the file; of a comment: of its action
  std::uint32_t size = 0;   // from there to the end of its text
  TokenKind kind = TokenKind::end_of_file;
  bool plain = false;  // of a string: what stands between its quotes is what it says

  [[nodiscard]] std::uint32_t end() const { return begin + size; }
};

class Lexer {
 public:
  /// `text` must outlive the lexer. Without dialect the text is cut as Go does; for targets' templates,
  /// `control_lines` (see escape/control_lines.hpp) are left out of the text tokens.
  explicit Lexer(std::string_view text, std::vector<LineRange> control_lines = {})
      : input_(text), control_lines_(std::move(control_lines)) {}

  /// The next token; after an error token only end_of_file follows.
  Token next() { return place_ == Place::inside ? inside() : between(); }
  /// Passes space inside an action. Whether there was any in front of the next token.
  bool skip_space() {
    if (place_ != Place::inside || position_ == input_.size() || !is(input_[position_], kSpace)) return false;
    const std::uint32_t begin = std::exchange(position_, behind(kSpace, position_ + 1));
    // A run of spaces may end in the one that belongs to ` -}}`.
    if (at('-') && starts_with(position_ + 1, kRight)) --position_;
    return position_ != begin;
  }
  /// The next token that is no space.
  Token next_non_space() {
    skip_space();
    return next();
  }
  /// Whether the next character is this one. Inside an action what begins with it is the next token.
  [[nodiscard]] bool at(char c) const { return position_ < input_.size() && input_[position_] == c; }
  /// Takes the next token where it is a field; where this gives false, next() may still give one.
  bool take_field(Token& token) {
    const std::uint32_t begin = position_ + 1;
    if (!at('.') || begin == input_.size() ||
        (kRoles[static_cast<unsigned char>(input_[begin])] & (kAlphanumeric | kDigit)) != kAlphanumeric)
      return false;
    const std::uint32_t end = behind(kAlphanumeric, begin + 1);
    if (!ends_word(end)) return false;
    token = emit(TokenKind::field, end);
    return true;
  }
  /// What the token stands for: its part of the input, a comment's with its marks, an error's message.
  [[nodiscard]] std::string_view text(const Token& token) const;
  /// The token as Go's parse errors name it: `"x"`, `<end>`, `EOF`, an error's own message.
  [[nodiscard]] std::string describe(const Token& token) const;
  /// The line that Go gives to a token, counted from 1. Only errors ask: the lines in front of it are counted each
  /// time.
  [[nodiscard]] std::uint32_t line_of(const Token& token) const;

 private:
  static constexpr std::string_view kRight = "}}";

  enum class Place : std::uint8_t { outside, at_left_delimiter, inside, failed };

  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(input_.size()); }
  [[nodiscard]] bool starts_with(std::uint32_t at, std::string_view what) const {
    return input_.substr(at).starts_with(what);
  }
  [[nodiscard]] bool ends_word(std::uint32_t at) const {
    return at == size() || is(input_[at], kEndsWord) || (input_[at] == '}' && starts_with(at, kRight));
  }
  [[nodiscard]] std::uint32_t behind_word(std::uint32_t at) const;
  /// Behind the characters from `at` on that have this role.
  [[nodiscard]] std::uint32_t behind(Role role, std::uint32_t at) const {
    const char* const begin = input_.data();
    const char* const end = begin + input_.size();
    const char* next = begin + at;
    // Four at a time, where the end need not be looked for.
    for (; end - next >= 4; next += 4) {
      if (!is(next[0], role)) return static_cast<std::uint32_t>(next - begin);
      if (!is(next[1], role)) return static_cast<std::uint32_t>(next + 1 - begin);
      if (!is(next[2], role)) return static_cast<std::uint32_t>(next + 2 - begin);
      if (!is(next[3], role)) return static_cast<std::uint32_t>(next + 3 - begin);
    }
    while (next != end && is(*next, role)) ++next;
    return static_cast<std::uint32_t>(next - begin);
  }
  [[nodiscard]] std::uint32_t find_left_delimiter() const;
  [[nodiscard]] std::uint32_t comment_begin(const Token& token) const;

  /// The token from here to `end`, which becomes the place to go on from.
  Token emit(TokenKind kind, std::uint32_t end) {
    const Token token{.begin = position_, .size = end - position_, .kind = kind};
    position_ = end;
    return token;
  }
  Token fail(std::string message);
  Token bad_character(std::uint32_t at);

  Token between();
  Token outside();
  [[nodiscard]] std::uint32_t end_of_control_line() const;
  void trim_behind(std::uint32_t action_begin);
  Token left_delimiter();
  Token right_delimiter(bool trims);
  Token comment(std::uint32_t begin);
  Token inside();
  Token symbol();
  Token space();
  Token word();
  Token field_or_variable(TokenKind kind, TokenKind bare);
  Token number();
  Token quoted(char quote, TokenKind kind, std::string_view what);
  Token raw_quoted();

  std::string_view input_;
  std::vector<LineRange> control_lines_;
  std::uint32_t position_ = 0;
  int parenthesis_depth_ = 0;
  Place place_ = Place::outside;
  std::string message_;
};

}  // namespace stageplot::gotemplate
