#include "terraform/hcl/expression_reader.hpp"

#include <algorithm>
#include <array>

namespace stageplot::terraform::hcl {
namespace {

struct Operator {
  TokenKind kind;
  BinaryOperator operation;
  int precedence;  // the higher binds tighter
};

constexpr std::array<Operator, 13> kOperators{{
    {TokenKind::logical_or, BinaryOperator::logical_or, 1},
    {TokenKind::logical_and, BinaryOperator::logical_and, 2},
    {TokenKind::is_equal, BinaryOperator::equal, 3},
    {TokenKind::is_not_equal, BinaryOperator::not_equal, 3},
    {TokenKind::greater, BinaryOperator::greater, 4},
    {TokenKind::greater_or_equal, BinaryOperator::greater_or_equal, 4},
    {TokenKind::less, BinaryOperator::less, 4},
    {TokenKind::less_or_equal, BinaryOperator::less_or_equal, 4},
    {TokenKind::plus, BinaryOperator::add, 5},
    {TokenKind::minus, BinaryOperator::subtract, 5},
    {TokenKind::star, BinaryOperator::multiply, 6},
    {TokenKind::slash, BinaryOperator::divide, 6},
    {TokenKind::percent, BinaryOperator::modulo, 6},
}};

const Operator* operator_of(TokenKind kind) {
  const auto* found =
      std::find_if(kOperators.begin(), kOperators.end(), [&](const Operator& entry) { return entry.kind == kind; });
  return found == kOperators.end() ? nullptr : found;
}

}  // namespace

Depth::Level::Level(Depth& depth, const Cursor& cursor) : depth_(depth) {
  if (depth_.open_ >= kMostDepth) {
    cursor.fail(cursor.peek().range, "blocks and expressions nest deeper than 200 levels", "nest them less");
  }
  ++depth_.open_;
}

std::uint32_t ExpressionReader::highest(std::span<const Expression* const> expressions) {
  std::uint32_t result = 0;
  for (const Expression* expression : expressions) result = std::max(result, expression->height);
  return result;
}

void ExpressionReader::fail_height(Range range) const {
  cursor_.fail(range, "an expression has more than 1000 steps one behind the other", "divide it, with `locals`");
}

const Expression* ExpressionReader::expression() {
  const Depth::Level level(depth_, cursor_);
  const std::uint32_t begin = cursor_.peek().range.begin;
  const Expression* condition = binary(1);
  if (!cursor_.take_if(TokenKind::question)) return condition;
  const Expression* if_true = expression();
  cursor_.expect(TokenKind::colon, "`:`");
  const Expression* if_false = expression();
  return make(since(begin), Conditional{.condition = condition, .if_true = if_true, .if_false = if_false},
              highest({condition, if_true, if_false}));
}

const Expression* ExpressionReader::binary(int least_precedence) {
  const std::uint32_t begin = cursor_.peek().range.begin;
  const Expression* left = operand();
  while (true) {
    const Operator* next = operator_of(cursor_.kind());
    if (next == nullptr || next->precedence < least_precedence) return left;
    cursor_.take();
    const Expression* right = binary(next->precedence + 1);
    left =
        make(since(begin), Binary{.operation = next->operation, .left = left, .right = right}, highest({left, right}));
  }
}

const Expression* ExpressionReader::operand() {
  const std::uint32_t begin = cursor_.peek().range.begin;
  return traversals(term(), begin);
}

const Expression* ExpressionReader::traversals(const Expression* source, std::uint32_t begin) {
  while (true) {
    if (cursor_.is(TokenKind::dot)) {
      source = behind_dot(source, begin);
    } else if (cursor_.is(TokenKind::open_bracket)) {
      source = in_brackets(source, begin);
    } else {
      return source;
    }
  }
}

const Expression* ExpressionReader::behind_dot(const Expression* source, std::uint32_t begin) {
  const std::uint32_t dot = cursor_.take().range.begin;
  if (cursor_.is(TokenKind::star)) return attribute_splat(source, begin, dot);
  if (cursor_.is(TokenKind::number)) return legacy_index(source, begin);
  return attribute(source, begin);
}

const Expression* ExpressionReader::attribute(const Expression* source, std::uint32_t begin) {
  if (!cursor_.is(TokenKind::identifier)) cursor_.fail_expected("a name");
  const std::string_view name = cursor_.word();
  const Range name_range = cursor_.take().range;
  return make(since(begin), GetAttribute{.source = source, .name = name, .name_range = name_range}, source->height);
}

const Expression* ExpressionReader::legacy_index(const Expression* source, std::uint32_t begin) {
  const std::string_view word = cursor_.word();
  if (const std::size_t dot = word.find('.'); dot != std::string_view::npos) {
    cursor_.fail(cursor_.peek().range, "two indexes stand behind dots in a row",
                 "write them in brackets: `[" + std::string(word.substr(0, dot)) + "][" +
                     std::string(word.substr(dot + 1)) + "]`");
  }
  const Expression* key = number();
  return make(since(begin), Index{.source = source, .key = key}, highest({source, key}));
}

const Expression* ExpressionReader::attribute_splat(const Expression* source, std::uint32_t begin, std::uint32_t dot) {
  const Range marker{.begin = dot, .end = cursor_.take().range.end};
  const Expression* each = make(marker, SplatElement{});
  while (cursor_.take_if(TokenKind::dot)) {
    if (cursor_.is(TokenKind::star)) {
      cursor_.fail(cursor_.peek().range, "`.*` stands behind another `.*`", "write `[*]`");
    }
    each = cursor_.is(TokenKind::number) ? legacy_index(each, dot) : attribute(each, dot);
  }
  return make(since(begin), Splat{.source = source, .each = each, .marker = marker, .full = false},
              highest({source, each}));
}

const Expression* ExpressionReader::in_brackets(const Expression* source, std::uint32_t begin) {
  const Range open = cursor_.take().range;
  if (cursor_.take_if(TokenKind::star)) {
    cursor_.expect(TokenKind::close_bracket, "`]`");
    const Depth::Level level(depth_, cursor_);
    const Range marker = since(open.begin);
    const Expression* each = traversals(make(marker, SplatElement{}), open.begin);
    return make(since(begin), Splat{.source = source, .each = each, .marker = marker, .full = true},
                highest({source, each}));
  }
  const Cursor::LineBreaks line_breaks(cursor_, false);
  const Expression* key = expression();
  cursor_.close(TokenKind::close_bracket, "`]`", open);
  return make(since(begin), Index{.source = source, .key = key}, highest({source, key}));
}

}  // namespace stageplot::terraform::hcl
