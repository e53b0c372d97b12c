// The words of HCL's native syntax: the one lexer of the project, for the parser and for whatever lays text out. Text
// that is no HCL gives tokens all the same, which hold every byte but the blanks between them.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "terraform/hcl/ast.hpp"

namespace stageplot::terraform::hcl {

enum class TokenKind : std::uint8_t {
  identifier,
  number,
  open_quote,
  close_quote,
  quoted_text,         // literal text in quotes, escapes as written
  quoted_line_break,   // wrong: ends the quotes
  open_heredoc,        // `<<-NAME` with its line break
  heredoc_text,        // literal text of one line, with its line break where that belongs to it
  close_heredoc,       // the name with the blanks before it, without the line break
  open_interpolation,  // `${` or `${~`
  open_directive,      // `%{` or `%{~`
  close_template,      // `}` or `~}`
  open_parenthesis,
  close_parenthesis,
  open_bracket,
  close_bracket,
  open_brace,
  close_brace,
  comma,
  dot,
  ellipsis,
  colon,
  double_colon,
  question,
  equal,  // the assignment
  arrow,  // `=>`
  plus,
  minus,
  star,
  slash,
  percent,
  bang,
  is_equal,
  is_not_equal,
  less,
  less_or_equal,
  greater,
  greater_or_equal,
  logical_and,
  logical_or,
  comment,       // `#` and `//` with their line break, `/* */` without
  open_comment,  // wrong: `/*` without its end, up to the end of the text
  line_break,
  bad_bytes,  // wrong: no UTF-8
  other,      // wrong: a character that the language does not use
  end,        // behind the last byte
};

struct Token {
  TokenKind kind = TokenKind::other;
  Range range;
};

/// All tokens of a file or an expression in order, `end` last.
[[nodiscard]] std::vector<Token> tokenize(std::string_view text);

/// All tokens of a text that is a template: literal text (of kind heredoc_text) and sequences, `end` last.
[[nodiscard]] std::vector<Token> tokenize_template(std::string_view text);

/// 1 where the token opens a bracket or a template sequence, -1 where it closes one, else 0.
[[nodiscard]] int nesting(TokenKind kind);

[[nodiscard]] inline std::string_view text_of(const Token& token, std::string_view text) {
  return text.substr(token.range.begin, token.range.end - token.range.begin);
}

}  // namespace stageplot::terraform::hcl
