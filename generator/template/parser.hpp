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

  Parser(TemplateFile& file, const ParseOptions& options);
  /// Fills in the file's templates. Throws ParseFailure.
  void parse();

 private:
  /// What Go keeps for each template body: its own look-ahead and its variables.
  struct Body {
    std::array<Token, 3> tokens;
    int peeked = 0;
    bool in_action = false;
    std::uint32_t action_begin = 0;  // of the action being read
    std::vector<std::string_view> variables{"$"};
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
  void parse_definition(std::uint32_t action_begin);
  void add_template(std::string name, const ListNode* root, source::Span defined_at);
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
  void parse_variables(std::string_view context, PipelineNode& pipeline);
  const CommandNode* parse_command();
  const Node* parse_operand();
  const Node* parse_term();
  const Node* parse_number_constant(const Token& token);
  const Node* parse_string_constant(const Token& token);
  const Node* parse_function_name(const Token& token);
  const Node* parse_variable_use(const Token& token);
  std::string unquote(const Token& token);

  // tokens
  Body& body() { return *bodies_.back(); }
  // A reference is good until the next token is read.
  const Token& next() {
    Body& state = body();
    if (state.peeked > 0) {
      --state.peeked;
    } else {
      read_token(state);
    }
    return state.tokens[static_cast<std::size_t>(state.peeked)];
  }
  void backup() { ++body().peeked; }
  const Token& peek() {
    const Token& token = next();
    backup();
    return token;
  }
  const Token& next_non_space() {
    for (;;) {
      const Token& token = next();
      if (token.kind != TokenKind::space) return token;
    }
  }
  const Token& peek_non_space() {
    const Token& token = next_non_space();
    backup();
    return token;
  }
  void read_token(Body& state);
  Token expect(TokenKind kind, std::string_view context);
  /// The span of the action that began at `begin` and whose right delimiter was read last.
  source::Span action_span(std::uint32_t begin) const { return {file_.id, begin, lexer_end_}; }
  source::Span span_of(const Token& token) const;
  [[nodiscard]] std::uint32_t action_line() { return lexer_.line_of({.begin = body().action_begin}); }
  /// `template: FILE:LINE: ` with the line of the token that was read last.
  [[nodiscard]] std::string go_prefix();

  // errors
  [[noreturn]] void fail(std::string go_text) { fail(std::move(go_text), body().tokens[0]); }
  [[noreturn]] void fail(std::string go_text, const Token& at, const diagnostics::Rule* rule = nullptr,
                         std::string summary = {}, std::string help = {});
  [[noreturn]] void fail_at_end();
  [[noreturn]] void unexpected(const Token& token, std::string_view context);

  // nodes
  template <typename T>
  T* make(NodeKind kind, std::uint32_t go_position, source::Span span) {
    T* node = file_.nodes.create<T>();
    node->kind = kind;
    node->id = file_.node_count++;
    node->go_position = go_position;
    node->span = span;
    return node;
  }
  template <typename T>
  std::span<const T> keep(std::span<const T> items);
  template <typename T>
  std::span<const T> keep(const std::vector<T>& items) {
    return keep(std::span<const T>{items});
  }
  /// What has been put on one of the stacks below since it had `base` items, which are taken off it.
  template <typename T>
  std::span<const T> keep_above(std::vector<T>& stack, std::size_t base) {
    const std::span<const T> kept = keep(std::span<const T>{stack}.subspan(base));
    stack.resize(base);
    return kept;
  }
  std::string_view keep(std::string_view text);
  std::span<const std::string_view> keep_one(std::string_view name);
  std::string_view intern(std::string_view name);
  document::OriginId literal_origin(source::Span span);

  TemplateFile& file_;
  const ParseOptions& options_;
  Lexer lexer_;
  std::vector<std::unique_ptr<Body>> bodies_;
  std::unordered_set<std::string_view> names_;
  std::vector<std::unique_ptr<Template>> definitions_;
  std::uint32_t lexer_end_ = 0;
  // What the lists, pipelines and commands that are being read hold so far, innermost last.
  std::vector<const Node*> nodes_;
  std::vector<const Node*> arguments_;
  std::vector<const CommandNode*> commands_;
  std::vector<std::string_view> chain_;  // of the operand that is being read
  std::vector<source::Span> open_;       // the actions that wait for their {{ end }}, innermost last
};

template <typename T>
std::span<const T> Parser::keep(std::span<const T> items) {
  if (items.empty()) return {};
  auto* memory = static_cast<T*>(file_.nodes.allocate(items.size() * sizeof(T), alignof(T)));
  std::uninitialized_copy(items.begin(), items.end(), memory);
  return {memory, items.size()};
}

/// Whether a tree holds nothing but space and comments: such a definition does not replace another one.
[[nodiscard]] bool is_empty_tree(const Node& node);

}  // namespace stageplot::gotemplate
