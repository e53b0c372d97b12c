#include "terraform/spacing.hpp"

namespace stageplot::terraform {
namespace {

using hcl::Token;
using hcl::TokenKind;

/// A minus behind these is a sign: it keeps to its number.
bool begins_operand(const Token* before) {
  if (before == nullptr) return true;
  switch (before->kind) {
    case TokenKind::open_parenthesis:
    case TokenKind::open_brace:
    case TokenKind::open_bracket:
    case TokenKind::equal:
    case TokenKind::colon:
    case TokenKind::comma:
    case TokenKind::question:
    case TokenKind::plus:
    case TokenKind::minus:
    case TokenKind::star:
    case TokenKind::slash:
    case TokenKind::percent:
    case TokenKind::is_equal:
    case TokenKind::is_not_equal:
    case TokenKind::less:
    case TokenKind::less_or_equal:
    case TokenKind::greater:
    case TokenKind::greater_or_equal:
    case TokenKind::logical_and:
    case TokenKind::logical_or:
    case TokenKind::bang:
      return true;
    default:
      return false;
  }
}

/// Text of strings and heredocs stands as it is.
bool keeps_what_follows(TokenKind kind) {
  return kind == TokenKind::quoted_text || kind == TokenKind::heredoc_text || kind == TokenKind::open_quote ||
         kind == TokenKind::open_heredoc;
}
bool keeps_what_precedes(TokenKind kind) {
  return kind == TokenKind::quoted_text || kind == TokenKind::heredoc_text || kind == TokenKind::close_quote ||
         kind == TokenKind::close_heredoc;
}

}  // namespace

bool blank_between(const Neighbours& at) {
  const TokenKind token = at.token->kind;
  const TokenKind after = at.after->kind;

  if (after == TokenKind::line_break) return false;
  if (token == TokenKind::identifier && (after == TokenKind::open_parenthesis || after == TokenKind::double_colon)) {
    return false;
  }
  if (token == TokenKind::double_colon && after == TokenKind::identifier) return false;
  if (token == TokenKind::dot || after == TokenKind::dot) return false;
  if (after == TokenKind::comma || after == TokenKind::ellipsis) return false;
  if (token == TokenKind::comma) return true;
  if (keeps_what_follows(token) || keeps_what_precedes(after)) return false;

  // `for x in [a]` is no index, `x[0]` is one.
  if (token == TokenKind::identifier && text_of(*at.token, at.text) == "in" && at.before != nullptr &&
      at.before->kind == TokenKind::identifier) {
    return true;
  }
  if (after == TokenKind::open_bracket &&
      (token == TokenKind::identifier || token == TokenKind::number || hcl::nesting(token) < 0)) {
    return false;
  }
  if (token == TokenKind::bang) return false;
  if (token == TokenKind::minus) return !begins_operand(at.before);

  // Braces alone have blanks inside.
  if (token == TokenKind::open_brace) return after != TokenKind::close_brace;
  if (after == TokenKind::close_brace) return true;
  const bool opens_template = token == TokenKind::open_interpolation || token == TokenKind::open_directive;
  if (opens_template && after == TokenKind::open_brace) return true;
  if (token == TokenKind::close_brace && after == TokenKind::close_template) return true;
  if (token == TokenKind::close_template &&
      (after == TokenKind::open_interpolation || after == TokenKind::open_directive)) {
    return false;
  }
  return hcl::nesting(token) <= 0 && hcl::nesting(after) >= 0;
}

}  // namespace stageplot::terraform
