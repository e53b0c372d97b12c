// Cuts a template's text into tokens, by Go's rules and with Go's error texts: what lies outside `{{ }}` is one text
// token, trim markers have already done their work, comments are one token. The parser pulls token by token.
#pragma once

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

struct Token {
  TokenKind kind = TokenKind::end_of_file;
  std::uint32_t begin = 0;  // offset in the file
  std::string_view text;
};

/// The token as Go's parse errors name it: `"x"`, `<end>`, `EOF`, an error's own message.
[[nodiscard]] std::string describe(const Token& token);

class Lexer {
 public:
  /// `text` must outlive the tokens. Without dialect the text is cut as Go does; for targets' templates,
  /// `control_lines` (see escape/control_lines.hpp) are left out of the text tokens.
  explicit Lexer(std::string_view text, std::vector<LineRange> control_lines = {})
      : input_(text), control_lines_(std::move(control_lines)) {}

  /// The next token; after an error token only end_of_file follows.
  Token next();
  /// Where the last right delimiter ended, trimmed space not counted.
  [[nodiscard]] std::uint32_t position() const { return position_; }
  /// The line that Go gives to a token, counted from 1. Only errors ask: the lines in front of it are counted each
  /// time.
  [[nodiscard]] std::uint32_t line_of(const Token& token) const;

 private:
  static constexpr char32_t kEnd = 0xFFFF'FFFF;

  struct Look {
    char32_t code_point = kEnd;
    std::uint32_t length = 0;
  };

  [[nodiscard]] Look look() const;
  char32_t advance();
  [[nodiscard]] std::string_view rest() const { return input_.substr(position_); }
  [[nodiscard]] bool at_right_delimiter(bool& trims) const;
  [[nodiscard]] bool at_terminator() const;
  bool accept(std::string_view characters);
  void accept_run(std::string_view characters);
  void skip_alphanumerics();
  void skip_to(std::uint32_t position);
  Token emit(TokenKind kind);
  Token fail(std::string message);

  Token outside();
  [[nodiscard]] std::uint32_t end_of_control_line() const;
  void trim_behind(std::uint32_t action_begin);
  Token left_delimiter();
  Token right_delimiter(bool trims);
  Token comment(std::uint32_t begin);
  Token inside();
  Token space();
  Token identifier();
  Token field_or_variable(TokenKind kind);
  Token number();
  bool scan_number();
  Token quoted(char quote, TokenKind kind, std::string_view what);
  Token raw_quoted();

  std::string_view input_;
  std::vector<LineRange> control_lines_;
  std::uint32_t position_ = 0;
  std::uint32_t start_ = 0;
  int parenthesis_depth_ = 0;
  bool inside_action_ = false;
  bool failed_ = false;
  std::string message_;
};

}  // namespace stageplot::gotemplate
