// Splits the text of an expression into tokens. Literals are decoded by literal.hpp when the parser meets them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "policy/cel/failure.hpp"

namespace stageplot::policy::cel {

enum class TokenKind : std::uint8_t {
  end,
  identifier,
  quoted_identifier,  // `a-b`, text without its back quotes
  integer,
  unsigned_integer,
  floating,
  string,  // with its prefixes and quotes
  bytes,
  keyword_true,
  keyword_false,
  keyword_null,
  keyword_in,
  punctuation,  // one of the operators and brackets; `text` tells which
};

struct Token {
  TokenKind kind = TokenKind::end;
  std::string_view text;
  TextSpan span;

  [[nodiscard]] bool is(std::string_view punctuation) const {
    return kind == TokenKind::punctuation && text == punctuation;
  }
};

/// A mistake in an expression that is found without data.
struct CompileError {
  std::string message;  // lower case, code in backticks
  std::string help;     // what to do, may be empty
  TextSpan span;
};

/// The tokens with an `end` at the end; they refer to `text`. After a bad character reading stops with an error.
[[nodiscard]] std::vector<Token> tokenize(std::string_view text, std::vector<CompileError>& errors);

}  // namespace stageplot::policy::cel
