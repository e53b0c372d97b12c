#include "terraform/spacing.hpp"

namespace stageplot::terraform {
namespace {

/// A minus behind these is a sign: it keeps to its number.
bool begins_operand(const Token* before, std::string_view text) {
  if (before == nullptr) return true;
  switch (before->kind) {
    case TokenKind::open_bracket:
    case TokenKind::equal:
    case TokenKind::comma:
      return true;
    case TokenKind::operation:
      return text != "=>" && text != "::";
    default:
      return false;
  }
}

}  // namespace

int nesting(const Token& token) {
  switch (token.kind) {
    case TokenKind::open_bracket:
    case TokenKind::open_template:
      return 1;
    case TokenKind::close_bracket:
    case TokenKind::close_template:
      return -1;
    default:
      return 0;
  }
}

bool blank_between(const Neighbours& at) {
  const auto text_of = [&](const Token* token) {
    return token == nullptr ? std::string_view() : at.text.substr(token->begin, token->end - token->begin);
  };
  const Token& token = *at.token;
  const Token& after = *at.after;
  const std::string_view word = text_of(&token);
  const std::string_view next = text_of(&after);

  if (after.kind == TokenKind::line_break) return false;
  if (token.kind == TokenKind::identifier && next == "(") return false;
  if (token.kind == TokenKind::dot || after.kind == TokenKind::dot) return false;
  if (after.kind == TokenKind::comma || after.kind == TokenKind::ellipsis) return false;
  if (token.kind == TokenKind::comma) return true;

  // Text of strings and heredocs stands as it is.
  switch (token.kind) {
    case TokenKind::quoted_text:
    case TokenKind::heredoc_text:
    case TokenKind::open_quote:
    case TokenKind::open_heredoc:
      return false;
    default:
      break;
  }
  switch (after.kind) {
    case TokenKind::quoted_text:
    case TokenKind::heredoc_text:
    case TokenKind::close_quote:
    case TokenKind::close_heredoc:
      return false;
    default:
      break;
  }

  // `for x in [a]` is no index, `x[0]` is one.
  if (word == "in" && token.kind == TokenKind::identifier && at.before != nullptr &&
      at.before->kind == TokenKind::identifier) {
    return true;
  }
  if (next == "[" && (token.kind == TokenKind::identifier || token.kind == TokenKind::number || nesting(token) < 0)) {
    return false;
  }
  if (word == "!") return false;
  if (word == "-" && token.kind == TokenKind::operation) return !begins_operand(at.before, text_of(at.before));

  // Braces alone have blanks inside.
  if (word == "{" && token.kind == TokenKind::open_bracket)
    return next != "}" || after.kind != TokenKind::close_bracket;
  if (next == "}" && after.kind == TokenKind::close_bracket) return true;
  if (token.kind == TokenKind::open_template && next == "{") return true;
  if (word == "}" && token.kind == TokenKind::close_bracket && after.kind == TokenKind::close_template) return true;
  if (token.kind == TokenKind::close_template && after.kind == TokenKind::open_template) return false;
  return nesting(token) <= 0 && nesting(after) >= 0;
}

}  // namespace stageplot::terraform
