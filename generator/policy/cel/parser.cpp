#include "policy/cel/parser.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string>

#include "policy/cel/literal.hpp"
#include "policy/cel/macros.hpp"
#include "policy/cel/tree_builder.hpp"
#include "text/go_float.hpp"
#include "text/utf8.hpp"

namespace stageplot::policy::cel {
namespace {

/// Abandons parsing after a syntax error, which is reported already.
struct SyntaxError {};

constexpr std::array<std::string_view, 17> kReserved = {"as",        "break",  "const",  "continue", "else", "for",
                                                        "function",  "if",     "import", "let",      "loop", "package",
                                                        "namespace", "return", "var",    "void",     "while"};

constexpr std::uint32_t kMostHeight = 600;

struct Operator {
  std::string_view sign;
  Op op;
};

constexpr std::array kRelations = {
    Operator{"==", Op::equal},         Operator{"!=", Op::not_equal},
    Operator{"<=", Op::less_or_equal}, Operator{">=", Op::greater_or_equal},
    Operator{"<", Op::less},           Operator{">", Op::greater},
};
constexpr std::array kSums = {Operator{"+", Op::add}, Operator{"-", Op::subtract}};
constexpr std::array kProducts = {Operator{"*", Op::multiply}, Operator{"/", Op::divide}, Operator{"%", Op::modulo}};

class Parser {
 public:
  Parser(std::string_view text, std::vector<Token> tokens, document::Arena& arena, std::vector<CompileError>& errors)
      : text_(text), tokens_(std::move(tokens)), arena_(arena), errors_(errors) {}

  Ast run() {
    const NodeId root = expression();
    if (peek().kind != TokenKind::end) fail_at(peek(), "expected an operator or the end");
    Ast ast = std::move(tree_.ast());
    ast.root = root;
    return ast;
  }

 private:
  /// One level of recursion.
  class Level {
   public:
    explicit Level(Parser& parser) : parser_(parser) {
      if (++parser_.nesting_ > kMostNesting) {
        parser_.fail(parser_.peek().span,
                     "the expression is nested deeper than " + std::to_string(kMostNesting) + " levels");
      }
    }
    Level(const Level&) = delete;
    Level& operator=(const Level&) = delete;
    ~Level() { --parser_.nesting_; }

   private:
    Parser& parser_;
  };

  [[nodiscard]] const Token& peek(std::size_t ahead = 0) const {
    return tokens_[std::min(at_ + ahead, tokens_.size() - 1)];
  }
  const Token& take() {
    const Token& token = peek();
    if (at_ < tokens_.size() - 1) ++at_;
    return token;
  }
  bool accept(std::string_view sign) {
    if (!peek().is(sign)) return false;
    take();
    return true;
  }
  void expect(std::string_view sign, TextSpan opened = {}) {
    if (accept(sign)) return;
    std::string help;
    if (opened.end > opened.begin && peek().kind == TokenKind::end) {
      help = "`" + std::string{text_.substr(opened.begin, opened.end - opened.begin)} + "` was opened and never closed";
      fail(opened, "`" + std::string{sign} + "` is missing", std::move(help));
    }
    fail_at(peek(), "expected `" + std::string{sign} + "`");
  }

  [[noreturn]] void fail(TextSpan span, std::string message, std::string help = {}) {
    errors_.push_back({.message = std::move(message), .help = std::move(help), .span = span});
    throw SyntaxError{};
  }
  [[noreturn]] void fail_at(const Token& token, const std::string& expected) {
    if (token.kind == TokenKind::end) {
      // The caret stands behind the last character.
      fail({token.span.begin, token.span.end}, expected + ", but the expression ends here");
    }
    std::string help;
    if (token.kind == TokenKind::identifier && (token.text == "and" || token.text == "or" || token.text == "not")) {
      help = token.text == "and" ? "CEL writes `&&`" : token.text == "or" ? "CEL writes `||`" : "CEL writes `!`";
    }
    fail(token.span, expected + ", found `" + std::string{token.text} + "`", std::move(help));
  }

  [[nodiscard]] TextSpan from(std::uint32_t begin) const { return {begin, tokens_[at_ == 0 ? 0 : at_ - 1].span.end}; }
  [[nodiscard]] std::uint32_t begin_of(NodeId id) const { return tree_.node(id).span.begin; }

  NodeId node(Op op, TextSpan focus, std::uint32_t begin, std::span<const NodeId> children) {
    const NodeId id = tree_.add({.op = op, .span = from(begin), .focus = focus}, children);
    if (tree_.height(id) > kMostHeight) {
      fail(focus, "the expression has more than " + std::to_string(kMostHeight) + " operations within each other");
    }
    return id;
  }
  NodeId node(Op op, TextSpan focus, std::uint32_t begin, std::initializer_list<NodeId> children) {
    return node(op, focus, begin, std::span<const NodeId>(children.begin(), children.size()));
  }

  NodeId expression() {
    const Level level(*this);
    const NodeId condition = disjunction();
    const TextSpan focus = peek().span;
    if (!accept("?")) return condition;
    const NodeId then = disjunction();
    if (!accept(":")) fail_at(peek(), "expected `:` of `condition ? value : other`");
    const NodeId otherwise = expression();
    return node(Op::conditional, focus, begin_of(condition), {condition, then, otherwise});
  }

  NodeId disjunction() { return chain("||", Op::logical_or, &Parser::conjunction); }
  NodeId conjunction() { return chain("&&", Op::logical_and, &Parser::relation); }
  /// Operands of one operator side by side: neither recursion nor height grows with their number.
  NodeId chain(std::string_view sign, Op op, NodeId (Parser::*operand)()) {
    const NodeId first = (this->*operand)();
    if (!peek().is(sign)) return first;
    const TextSpan focus = peek().span;
    std::vector<NodeId> operands = {first};
    while (accept(sign)) operands.push_back((this->*operand)());
    return node(op, focus, begin_of(first), operands);
  }

  NodeId relation() {
    NodeId left = sum();
    while (true) {
      const Token& sign = peek();
      if (sign.kind == TokenKind::keyword_in) {
        take();
        const NodeId right = sum();
        left = node(Op::in, sign.span, begin_of(left), {left, right});
        continue;
      }
      const NodeId next = binary(left, kRelations, &Parser::sum);
      if (next == left) return left;
      left = next;
    }
  }
  NodeId sum() { return left_associative(kSums, &Parser::product); }
  NodeId product() { return left_associative(kProducts, &Parser::unary); }
  template <std::size_t size>
  NodeId left_associative(const std::array<Operator, size>& operators, NodeId (Parser::*operand)()) {
    NodeId left = (this->*operand)();
    while (true) {
      const NodeId next = binary(left, operators, operand);
      if (next == left) return left;
      left = next;
    }
  }
  template <std::size_t size>
  NodeId binary(NodeId left, const std::array<Operator, size>& operators, NodeId (Parser::*operand)()) {
    for (const Operator& candidate : operators) {
      if (!peek().is(candidate.sign)) continue;
      const TextSpan focus = take().span;
      const NodeId right = (this->*operand)();
      return node(candidate.op, focus, begin_of(left), {left, right});
    }
    return left;
  }

  NodeId unary() {
    const Token& sign = peek();
    if (sign.is("!")) {
      const Level level(*this);
      take();
      const NodeId operand = unary();
      return node(Op::logical_not, sign.span, sign.span.begin, {operand});
    }
    if (sign.is("-")) {
      const Token& next = peek(1);
      if (next.kind == TokenKind::integer || next.kind == TokenKind::floating) {
        take();
        return member(number(sign.span.begin, true));
      }
      const Level level(*this);
      take();
      const NodeId operand = unary();
      return node(Op::negate, sign.span, sign.span.begin, {operand});
    }
    return member(primary());
  }

  NodeId member(NodeId operand) {
    while (true) {
      if (accept(".")) {
        const bool optional = accept("?");
        const Token& name = take();
        const bool quoted = name.kind == TokenKind::quoted_identifier;
        if (name.kind != TokenKind::identifier && !quoted) {
          --at_;
          fail_at(name, "expected the name of a field or function behind `.`");
        }
        if (!optional && !quoted && peek().is("(")) {
          operand = call(operand, name);
          continue;
        }
        const Op op = optional ? Op::optional_select : Op::select;
        operand = named(node(op, name.span, begin_of(operand), {operand}), name.text);
      } else if (peek().is("[")) {
        const TextSpan opened = take().span;
        const bool optional = accept("?");
        const NodeId index = expression();
        expect("]", opened);
        operand = node(optional ? Op::optional_index : Op::index, {opened.begin, from(opened.begin).end},
                       begin_of(operand), {operand, index});
      } else if (peek().is("{") && is_type_name(operand)) {
        fail(tree_.node(operand).span, "messages cannot be made here, only lists and maps",
             "a map is written `{'key': value}`");
      } else {
        return operand;
      }
    }
  }

  [[nodiscard]] bool is_type_name(NodeId id) const {
    while (tree_.node(id).op == Op::select) id = tree_.children(id)[0];
    return tree_.node(id).op == Op::identifier;
  }

  NodeId named(NodeId id, std::string_view name) {
    tree_.ast().nodes[id].name = tree_.name(name);
    return id;
  }

  std::vector<NodeId> arguments() {
    const TextSpan opened = take().span;
    std::vector<NodeId> result;
    if (accept(")")) return result;
    do {
      result.push_back(expression());
    } while (accept(","));
    expect(")", opened);
    return result;
  }

  NodeId call(NodeId receiver, const Token& name) {
    const std::vector<NodeId> given = arguments();
    const std::uint32_t begin = receiver == kNone ? name.span.begin : begin_of(receiver);
    const auto expanded = expand_macro(
        {.name = name.text, .receiver = receiver, .arguments = given, .span = from(begin), .focus = name.span}, tree_,
        errors_);
    if (!errors_.empty()) throw SyntaxError{};
    if (expanded) return *expanded;
    std::vector<NodeId> children;
    if (receiver != kNone) children.push_back(receiver);
    children.insert(children.end(), given.begin(), given.end());
    return named(node(receiver == kNone ? Op::call : Op::member_call, name.span, begin, children), name.text);
  }

  NodeId primary() {
    const Token& token = take();
    switch (token.kind) {
      case TokenKind::keyword_true:
        return tree_.constant(token.span, Value::of(true));
      case TokenKind::keyword_false:
        return tree_.constant(token.span, Value::of(false));
      case TokenKind::keyword_null:
        return tree_.constant(token.span, Value::null());
      case TokenKind::integer:
      case TokenKind::unsigned_integer:
      case TokenKind::floating:
        --at_;
        return number(token.span.begin, false);
      case TokenKind::string:
      case TokenKind::bytes:
        return text(token);
      case TokenKind::identifier:
        return identifier(token, false);
      default:
        break;
    }
    if (token.is("(")) {
      const NodeId inner = expression();
      expect(")", token.span);
      return inner;
    }
    if (token.is("[")) return list(token.span);
    if (token.is("{")) return map(token.span);
    if (token.is(".") && peek().kind == TokenKind::identifier) {
      const Token& name = take();
      return identifier(name, true);
    }
    if (token.kind != TokenKind::end) --at_;
    fail_at(token, "expected a value");
  }

  NodeId identifier(const Token& name, bool rooted) {
    if (std::ranges::find(kReserved, name.text) != kReserved.end()) {
      fail(name.span, "`" + std::string{name.text} + "` is a reserved word",
           "fields of that name are read as `x." + std::string{name.text} + "`");
    }
    const NodeId id =
        peek().is("(") ? call(kNone, name) : named(node(Op::identifier, name.span, name.span.begin, {}), name.text);
    if (rooted) tree_.ast().nodes[id].rooted = true;
    return id;
  }

  NodeId list(TextSpan opened) {
    std::vector<NodeId> elements;
    while (!peek().is("]")) {
      const TextSpan mark = peek().span;
      if (accept("?")) {
        const NodeId element = expression();
        elements.push_back(node(Op::optional_element, mark, mark.begin, {element}));
      } else {
        elements.push_back(expression());
      }
      if (!accept(",")) break;
    }
    expect("]", opened);
    return node(Op::list, opened, opened.begin, elements);
  }

  NodeId map(TextSpan opened) {
    std::vector<NodeId> entries;
    while (!peek().is("}")) {
      const TextSpan mark = peek().span;
      const bool optional = accept("?");
      const NodeId key = expression();
      entries.push_back(optional ? node(Op::optional_key, mark, mark.begin, {key}) : key);
      expect(":");
      entries.push_back(expression());
      if (!accept(",")) break;
    }
    expect("}", opened);
    return node(Op::map, opened, opened.begin, entries);
  }

  NodeId text(const Token& token) {
    DecodedText decoded = decode_text_literal(token.text);
    if (!decoded.error.empty()) {
      const auto begin = static_cast<std::uint32_t>(token.span.begin + decoded.error_offset);
      fail({begin, static_cast<std::uint32_t>(begin + decoded.error_size)}, std::move(decoded.error),
           "in a raw string, `r'…'`, backslashes stand for themselves");
    }
    return tree_.constant(token.span, Value::of_string(arena_.copy(decoded.text)->view(),
                                                       token.kind == TokenKind::bytes ? Kind::bytes : Kind::string));
  }

  NodeId number(std::uint32_t begin, bool negative) {
    const Token& token = take();
    const TextSpan span{begin, token.span.end};
    std::string digits{token.text};
    if (token.kind == TokenKind::floating) {
      const double value = text::parse_float(digits).value;
      return tree_.constant(span, Value::of_double(negative ? -value : value));
    }
    if (token.kind == TokenKind::unsigned_integer) digits.pop_back();
    const bool hexadecimal = digits.size() > 1 && (digits[1] == 'x' || digits[1] == 'X');
    std::uint64_t value = 0;
    const char* const first = digits.data() + (hexadecimal ? 2 : 0);
    const auto parsed = std::from_chars(first, digits.data() + digits.size(), value, hexadecimal ? 16 : 10);
    constexpr std::uint64_t kMostInteger = std::uint64_t{1} << 63;
    const bool is_unsigned = token.kind == TokenKind::unsigned_integer;
    if (parsed.ec != std::errc{} || (!is_unsigned && value > (negative ? kMostInteger : kMostInteger - 1))) {
      fail(span, "the number does not fit in 64 bits", is_unsigned ? "" : "write `1.0e20` for a double");
    }
    if (is_unsigned) return tree_.constant(span, Value::of_unsigned(value));
    return tree_.constant(span, Value::of_integer(static_cast<std::int64_t>(negative ? 0 - value : value)));
  }

  std::string_view text_;
  std::vector<Token> tokens_;
  document::Arena& arena_;
  std::vector<CompileError>& errors_;
  TreeBuilder tree_;
  std::size_t at_ = 0;
  std::uint32_t nesting_ = 0;
};

}  // namespace

std::optional<Ast> parse(std::string_view text, document::Arena& arena, std::vector<CompileError>& errors) {
  if (text.size() > kMostCodePoints * 4 || text::count_code_points(text) > kMostCodePoints) {
    errors.push_back({.message = "the expression is longer than " + std::to_string(kMostCodePoints) + " characters"});
    return std::nullopt;
  }
  if (const std::size_t bad = text::find_invalid_utf8(text); bad != text::kValid) {
    const auto begin = static_cast<std::uint32_t>(bad);
    errors.push_back({.message = "the expression is not UTF-8", .help = {}, .span = {begin, begin + 1}});
    return std::nullopt;
  }
  std::vector<Token> tokens = tokenize(text, errors);
  if (!errors.empty()) return std::nullopt;
  try {
    return Parser(text, std::move(tokens), arena, errors).run();
  } catch (const SyntaxError&) {
    return std::nullopt;
  }
}

}  // namespace stageplot::policy::cel
