// The terms of an expression: everything that has a beginning of its own.
#include <algorithm>

#include "terraform/hcl/expression_reader.hpp"
#include "terraform/hcl/string_literal.hpp"

namespace stageplot::terraform::hcl {
namespace {

constexpr std::size_t kMostExponentDigits = 9;

/// Digits, perhaps a fraction, perhaps an exponent.
bool is_number(std::string_view text) {
  const auto skip_digits = [&] {
    const std::size_t end = std::min(text.find_first_not_of("0123456789"), text.size());
    text.remove_prefix(end);
    return end > 0;
  };
  if (!skip_digits()) return false;
  if (text.starts_with('.')) {
    text.remove_prefix(1);
    skip_digits();
  }
  if (text.starts_with('e') || text.starts_with('E')) {
    text.remove_prefix(1);
    if (text.starts_with('+') || text.starts_with('-')) text.remove_prefix(1);
    // Nobody, Terraform included, reckons with more.
    return text.size() <= kMostExponentDigits && skip_digits() && text.empty();
  }
  return text.empty();
}

}  // namespace

const Expression* ExpressionReader::term() {
  switch (cursor_.kind()) {
    case TokenKind::number:
      return number();
    case TokenKind::identifier:
      return name_or_call();
    case TokenKind::open_quote:
    case TokenKind::open_heredoc:
      return quoted_or_heredoc();
    case TokenKind::minus:
    case TokenKind::bang:
      return unary();
    case TokenKind::open_parenthesis:
      return parentheses();
    case TokenKind::open_bracket:
      return tuple();
    case TokenKind::open_brace:
      return object();
    default:
      cursor_.fail_expected("a value");
  }
}

const Expression* ExpressionReader::number() {
  const std::string_view word = cursor_.word();
  if (!is_number(word)) {
    cursor_.fail(cursor_.peek().range, "`" + std::string(word) + "` is no number",
                 "write digits with at most one point, or a text in double quotes");
  }
  return make(cursor_.take().range, Number{.text = word});
}

const Expression* ExpressionReader::name_or_call() {
  const std::string_view word = cursor_.word();
  const Token& first = cursor_.take();
  if (cursor_.is(TokenKind::open_parenthesis) || cursor_.is(TokenKind::double_colon)) return call(first);
  if (word == "true" || word == "false") return make(first.range, Bool{.value = word == "true"});
  if (word == "null") return make(first.range, Null{});
  return make(first.range, Variable{.name = word});
}

const Expression* ExpressionReader::call(const Token& first) {
  const std::uint32_t begin = first.range.begin;
  while (cursor_.take_if(TokenKind::double_colon)) cursor_.expect(TokenKind::identifier, "the name of a function");
  const Range name_range = since(begin);
  std::string_view name = cursor_.text().substr(begin, name_range.end - begin);
  // Blanks and comments may stand around `::`; the name has none.
  if (std::any_of(name.begin(), name.end(), [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '/'; })) {
    std::string plain;
    for (const Token& token : tokenize(name)) {
      if (token.kind == TokenKind::identifier || token.kind == TokenKind::double_colon) plain += text_of(token, name);
    }
    name = arena_.copy(plain)->view();
  }
  cursor_.expect(TokenKind::open_parenthesis, "`(`");
  const Range called = since(begin);
  const Cursor::LineBreaks line_breaks(cursor_, false);
  Expressions arguments;
  bool expands_last = false;
  while (!cursor_.is(TokenKind::close_parenthesis)) {
    cursor_.refuse_end("`)`", called);
    arguments.push_back(expression());
    if (cursor_.take_if(TokenKind::ellipsis)) {
      expands_last = true;
      break;
    }
    if (cursor_.is(TokenKind::close_parenthesis)) break;
    cursor_.expect(TokenKind::comma, "`,` or `)`");
  }
  cursor_.expect(TokenKind::close_parenthesis, "`)`");
  return make(since(begin),
              Call{.name = name, .name_range = name_range, .arguments = keep(arguments), .expands_last = expands_last},
              highest(arguments));
}

const Expression* ExpressionReader::unary() {
  const Depth::Level level(depth_, cursor_);
  const Token& sign = cursor_.take();
  const auto operation = sign.kind == TokenKind::minus ? UnaryOperator::negate : UnaryOperator::logical_not;
  const Expression* inner = operand();
  return make(since(sign.range.begin), Unary{.operation = operation, .operand = inner}, inner->height);
}

const Expression* ExpressionReader::parentheses() {
  const Range open = cursor_.take().range;
  const Cursor::LineBreaks line_breaks(cursor_, false);
  const Expression* inner = expression();
  cursor_.close(TokenKind::close_parenthesis, "`)`", open);
  return make(since(open.begin), Parentheses{.inner = inner}, inner->height);
}

const Expression* ExpressionReader::tuple() {
  const Token& open = cursor_.take();
  const Cursor::LineBreaks line_breaks(cursor_, false);
  if (cursor_.is_word("for")) return for_expression(open);
  Expressions items;
  while (!cursor_.is(TokenKind::close_bracket)) {
    cursor_.refuse_end("`]`", open.range);
    items.push_back(expression());
    if (cursor_.is(TokenKind::close_bracket)) break;
    cursor_.refuse_end("`]`", open.range);
    cursor_.expect(TokenKind::comma, "`,` or `]`");
  }
  cursor_.take();
  return make(since(open.range.begin), Tuple{.items = keep(items)}, highest(items));
}

const Expression* ExpressionReader::object() {
  const Token& open = cursor_.take();
  {
    const Cursor::LineBreaks line_breaks(cursor_, false);
    if (cursor_.is_word("for")) return for_expression(open);
  }
  const Cursor::LineBreaks line_breaks(cursor_, true);
  std::vector<ObjectItem> items;
  std::uint32_t below = 0;
  while (true) {
    while (cursor_.take_if(TokenKind::line_break)) {
    }
    if (cursor_.take_if(TokenKind::close_brace)) break;
    cursor_.refuse_end("`}`", open.range);
    items.push_back(object_item());
    below = std::max(below, highest({items.back().key, items.back().value}));
    cursor_.refuse_end("`}`", open.range);
    if (!cursor_.is(TokenKind::close_brace) && !cursor_.is(TokenKind::line_break)) {
      cursor_.expect(TokenKind::comma, "`,` or the end of the line");
    }
  }
  return make(since(open.range.begin), Object{.items = keep(items)}, below);
}

ObjectItem ExpressionReader::object_item() {
  ObjectItem item;
  item.key = object_key();
  if (!cursor_.is(TokenKind::equal) && !cursor_.is(TokenKind::colon)) cursor_.fail_expected("`=`");
  cursor_.take();
  item.value = expression();
  return item;
}

const Expression* ExpressionReader::object_key() {
  const Expression* key = expression();
  if (key->as<Variable>() == nullptr && key->as<Bool>() == nullptr && key->as<Null>() == nullptr) return key;
  const std::string_view name = cursor_.text().substr(key->range.begin, key->range.end - key->range.begin);
  return make(key->range, Text{.value = in_normal_form(arena_, name)});
}

void ExpressionReader::for_names(std::string_view& key_name, std::string_view& value_name) {
  const auto name = [&] {
    const Token& token = cursor_.expect(TokenKind::identifier, "a name");
    return text_of(token, cursor_.text());
  };
  value_name = name();
  if (cursor_.take_if(TokenKind::comma)) {
    key_name = value_name;
    value_name = name();
  }
  if (!cursor_.is_word("in")) cursor_.fail_expected("`in`");
  cursor_.take();
}

const Expression* ExpressionReader::for_expression(const Token& open) {
  const bool makes_object = open.kind == TokenKind::open_brace;
  const Cursor::LineBreaks line_breaks(cursor_, false);
  For node;
  cursor_.take();
  for_names(node.key_name, node.value_name);
  node.collection = expression();
  cursor_.expect(TokenKind::colon, "`:`");
  node.value = expression();
  if (makes_object) {
    cursor_.expect(TokenKind::arrow, "`=>`");
    node.key = node.value;
    node.value = expression();
    node.groups = cursor_.take_if(TokenKind::ellipsis);
  }
  if (cursor_.is_word("if")) {
    cursor_.take();
    node.condition = expression();
  }
  const std::string_view closer = makes_object ? "`}`" : "`]`";
  cursor_.close(makes_object ? TokenKind::close_brace : TokenKind::close_bracket, closer, open.range);
  std::uint32_t below = highest({node.collection, node.value});
  if (node.key != nullptr) below = std::max(below, node.key->height);
  if (node.condition != nullptr) below = std::max(below, node.condition->height);
  return make(since(open.range.begin), node, below);
}

}  // namespace stageplot::terraform::hcl
