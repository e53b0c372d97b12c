// Builds the trees of one template file. Inside template/ only; the entry is parse_template in template_set.hpp. The
// grammar, the look-ahead and the texts of errors are Go's. A mistake is thrown as ParseFailure, which parse_template
// catches.
#pragma once

#include <array>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "template/lexer.hpp"
#include "template/template_set.hpp"

namespace stageplot::gotemplate {

struct ParseFailure {
  ParseError error;
};

class Parser {
 public:
  /// Nested actions and parentheses beyond this are refused, so that no input exhausts the stack.
  static constexpr int kDeepestNesting = 500;

  /// With trees in the space, which must outlive the file's, as must the text.
  Parser(TemplateFile& file, ParseSpace& space, const ParseOptions& options);
  /// Fills in the file's templates. Throws ParseFailure.
  void parse();

 private:
  /// The variable that every body begins with; it has no other address.
  static constexpr std::string_view kRoot = "$";

  /// What Go keeps for each template body: its own look-ahead and its variables.
  struct Body {
    std::array<Token, 3> tokens;
    int peeked = 0;
    bool in_action = false;
    std::uint32_t action_begin = 0;  // of the action being read
    std::size_t first_variable = 0;  // of those in variables_
    int range_depth = 0;
    int parenthesis_depth = 0;
  };

  /// How a list of nodes ended.
  struct ListEnd {
    enum class Kind { end, otherwise, else_if, else_with } kind = Kind::end;
    source::Span span;
    std::uint32_t go_position = 0;
  };
  struct ParsedList {
    const ListNode* list = nullptr;
    ListEnd end;
  };

  // parser.cpp: bodies, lists and control actions
  void parse_file();
  Body enter_body();
  void leave_body(const Body& outer);
  void parse_definition(std::uint32_t action_begin);
  void add_template(std::string_view name, const ListNode* root, source::Span defined_at);
  ParsedList parse_list();
  const Node* text_or_action(ListEnd& end, bool& ended);
  const Node* parse_action(std::uint32_t action_begin, ListEnd& end, bool& ended);
  ListEnd parse_else(std::uint32_t action_begin);
  const Node* parse_branch(NodeKind kind, std::string_view context, std::uint32_t action_begin);
  const Node* parse_loop_exit(NodeKind kind, const Token& keyword, std::uint32_t action_begin);
  const Node* parse_block(std::uint32_t action_begin);
  const Node* parse_template_call(std::uint32_t action_begin);
  std::string_view template_name(const Token& token, std::string_view context);

  // parser_pipeline.cpp: what stands inside an action
  const PipelineNode* parse_pipeline(std::string_view context, TokenKind end);
  bool parse_variables(std::string_view context, std::size_t first_declared);
  void declare(const Token& token);
  std::string_view intern(std::string_view name);
  const CommandNode* parse_command(const Token& first);
  const Node* parse_operand(const Token& token);
  const Node* parse_fields(const Token& token);
  const Node* parse_variable(const Token& token);
  const Node* parse_term(const Token& token);
  const Node* parse_number_constant(const Token& token);
  const Node* parse_string_constant(const Token& token);
  const Node* parse_function_name(const Token& token);
  std::string_view known_variable(const Token& token);
  /// Whether space comes next, which is passed then.
  bool skip_space() {
    if (body_.peeked == 0) return lexer_.skip_space();
    if (peek().kind != TokenKind::space) return false;
    peek_non_space();
    return true;
  }
  bool take_fields(source::Span& span, std::uint32_t& go_position);
  std::string_view unquote(const Token& token);

  // tokens
  Token next() {
    if (body_.peeked > 0) return body_.tokens[static_cast<std::size_t>(--body_.peeked)];
    return keep(lexer_.next());
  }
  Token keep(const Token& token) {
    if (token.kind == TokenKind::right_delimiter) lexer_end_ = token.end();
    return body_.tokens[0] = token;
  }
  void backup() { ++body_.peeked; }
  Token peek() {
    const Token token = next();
    backup();
    return token;
  }
  Token next_non_space() {
    while (body_.peeked > 0) {
      const Token token = next();
      if (token.kind != TokenKind::space) return token;
    }
    return keep(lexer_.next_non_space());
  }
  Token peek_non_space() {
    const Token token = next_non_space();
    backup();
    return token;
  }
  Token expect(TokenKind kind, std::string_view context);
  /// Where the text of a token begins that is no error, comment or end.
  [[nodiscard]] const char* data(const Token& token) const { return file_.text.data() + token.begin; }
  [[nodiscard]] std::string_view text(const Token& token) const { return {data(token), token.size}; }
  /// The span of the action that began at `begin` and whose right delimiter was read last.
  source::Span action_span(std::uint32_t begin) const { return {file_.id, begin, lexer_end_}; }
  source::Span span_of(const Token& token) const { return {file_.id, token.begin, token.end()}; }
  /// What an error points at.
  source::Span span_to_show(const Token& token) const;
  [[nodiscard]] std::uint32_t action_line() const { return lexer_.line_of({.begin = body_.action_begin}); }
  /// `template: FILE:LINE: ` with the line of the token that was read last.
  [[nodiscard]] std::string go_prefix() const;

  // errors
  [[noreturn]] void fail(std::string go_text) { fail(std::move(go_text), body_.tokens[0]); }
  [[noreturn]] void fail(std::string go_text, const Token& at, const diagnostics::Rule* rule = nullptr,
                         std::string summary = {}, std::string help = {});
  [[noreturn]] void fail_at_end();
  [[noreturn]] void unexpected(const Token& token, std::string_view context);

  // nodes
  /// A node with room for `bytes` behind it.
  template <typename T>
  T* make(NodeKind kind, std::uint32_t go_position, source::Span span, std::size_t bytes = 0) {
    T* node = new (arena_.allocate(sizeof(T) + bytes, alignof(T))) T{};
    node->span = span;
    node->go_position = go_position;
    node->kind = kind;
    ++file_.node_count;
    return node;
  }
  /// A node with these items behind it.
  template <typename T, typename Item>
  T* make_with(NodeKind kind, std::uint32_t go_position, source::Span span, std::span<const Item> items) {
    T* node = make<T>(kind, go_position, span, items.size_bytes());
    node->count = static_cast<std::uint32_t>(items.size());
    put_behind(*node, 0, items);
    return node;
  }
  template <typename Item, typename Owner>
  static void put_behind(Owner& node, std::size_t first, std::span<const Item> items) {
    // There are few: a loop is done before a call of memmove is.
    Item* place = reinterpret_cast<Item*>(&node + 1) + first;
    for (const Item& item : items) new (place++) Item(item);
  }
  /// A node that holds what has been put on one of the stacks below since it had `base` items, which are taken off it.
  template <typename T, typename Item>
  T* make_above(NodeKind kind, std::uint32_t go_position, source::Span span, std::vector<Item>& stack,
                std::size_t base) {
    T* node = make_with<T>(kind, go_position, span, std::span<const Item>{stack}.subspan(base));
    cut(stack, base);
    return node;
  }
  template <typename Item>
  static void cut(std::vector<Item>& stack, std::size_t size) {
    stack.erase(stack.begin() + static_cast<std::ptrdiff_t>(size), stack.end());
  }
  std::string_view keep(std::string_view text);
  document::OriginId literal_origin(source::Span span) {
    if (options_.literal_origin != document::OriginId::none) return options_.literal_origin;
    return options_.origins == nullptr ? document::OriginId::none : options_.origins->written(span);
  }

  TemplateFile& file_;
  const ParseOptions& options_;
  document::Arena& arena_;
  Lexer lexer_;
  Body body_;
  std::unordered_set<std::string_view> more_names_;  // beside names_
  std::uint32_t lexer_end_ = 0;
  // The space's.
  std::vector<const Node*>& nodes_;
  std::vector<const Node*>& arguments_;
  std::vector<const CommandNode*>& commands_;
  std::vector<const VariableNode*>& declared_;
  std::vector<std::string_view>& chain_;
  std::vector<std::string_view>& variables_;
  std::vector<std::string_view>& names_;
  std::vector<source::Span>& open_;
};

/// Whether a tree holds nothing but space and comments: such a definition does not replace another one.
[[nodiscard]] bool is_empty_tree(const Node& node);

}  // namespace stageplot::gotemplate
