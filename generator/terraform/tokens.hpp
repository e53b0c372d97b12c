// The words of HCL, as far as formatting needs them. Text that is no HCL gives tokens all the same; whether it is right
// is not the question here.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace stageplot::terraform {

enum class TokenKind : std::uint8_t {
  identifier,
  number,
  open_quote,
  close_quote,
  quoted_text,   // text inside quotes, between template sequences
  open_heredoc,  // with its line break
  heredoc_text,
  close_heredoc,
  open_template,  // `${` or `%{`
  close_template,
  open_bracket,  // (, [ or {: see `text`
  close_bracket,
  comma,
  dot,
  ellipsis,
  equal,      // the assignment alone
  operation,  // every other operator
  comment,    // `#` and `//` with their line break, `/* */` without
  line_break,
  other,
};

struct Token {
  TokenKind kind = TokenKind::other;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

/// All tokens in order; blanks between them are left out. Never fails: an unclosed string ends with the text.
[[nodiscard]] std::vector<Token> tokenize(std::string_view text);

}  // namespace stageplot::terraform
