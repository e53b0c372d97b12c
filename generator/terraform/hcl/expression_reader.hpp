// Reads expressions and templates from words. Throws Stop at the first error. Internal to the parser.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <span>
#include <vector>

#include "document/arena.hpp"
#include "terraform/hcl/cursor.hpp"

namespace stageplot::terraform::hcl {

/// Levels that are open: bodies and expressions count together.
class Depth {
 public:
  /// One level more until the end of a scope. Throws Stop where that is too many.
  class Level {
   public:
    Level(Depth& depth, const Cursor& cursor);
    Level(const Level&) = delete;
    Level& operator=(const Level&) = delete;
    ~Level() { --depth_.open_; }

   private:
    Depth& depth_;
  };

 private:
  std::uint32_t open_ = 0;
};

/// A template before its directives are matched: one literal, one interpolation or one directive.
struct TemplatePart {
  enum Kind : std::uint8_t { literal, interpolation, if_, else_, endif, for_, endfor };
  Kind kind = literal;
  Range range;
  std::string_view text;                   // literal
  const Expression* expression = nullptr;  // interpolation; the condition; the collection
  std::string_view key_name;               // for
  std::string_view value_name;
};

class ExpressionReader {
 public:
  ExpressionReader(document::Arena& arena, Cursor& cursor, Depth& depth)
      : arena_(arena), cursor_(cursor), depth_(depth) {}

  [[nodiscard]] const Expression* expression();
  /// All of a text that is a template.
  [[nodiscard]] const Expression* bare_template();
  /// A quoted text without sequences, decoded.
  [[nodiscard]] Label quoted_label();

  template <typename T>
  [[nodiscard]] std::span<const T> keep(const std::vector<T>& items) {
    if (items.empty()) return {};
    T* memory = static_cast<T*>(arena_.allocate(items.size() * sizeof(T), alignof(T)));
    std::uninitialized_copy(items.begin(), items.end(), memory);
    return {memory, items.size()};
  }

 private:
  using Expressions = std::vector<const Expression*>;

  // expression_reader.cpp: operators and what stands behind a term
  [[nodiscard]] const Expression* binary(int least_precedence);
  [[nodiscard]] const Expression* operand();
  [[nodiscard]] const Expression* traversals(const Expression* source, std::uint32_t begin);
  [[nodiscard]] const Expression* behind_dot(const Expression* source, std::uint32_t begin);
  [[nodiscard]] const Expression* attribute_splat(const Expression* source, std::uint32_t begin, std::uint32_t dot);
  [[nodiscard]] const Expression* legacy_index(const Expression* source, std::uint32_t begin);
  [[nodiscard]] const Expression* attribute(const Expression* source, std::uint32_t begin);
  [[nodiscard]] const Expression* in_brackets(const Expression* source, std::uint32_t begin);

  // term_reader.cpp: everything with a beginning of its own
  [[nodiscard]] const Expression* term();
  [[nodiscard]] const Expression* number();
  [[nodiscard]] const Expression* name_or_call();
  [[nodiscard]] const Expression* call(const Token& first);
  [[nodiscard]] const Expression* unary();
  [[nodiscard]] const Expression* parentheses();
  [[nodiscard]] const Expression* tuple();
  [[nodiscard]] const Expression* object();
  [[nodiscard]] ObjectItem object_item();
  [[nodiscard]] const Expression* object_key();
  [[nodiscard]] const Expression* for_expression(const Token& open);
  void for_names(std::string_view& key_name, std::string_view& value_name);

  // template_reader.cpp: words of a template; template_tree.cpp: its directives
  [[nodiscard]] const Expression* quoted_or_heredoc();
  [[nodiscard]] std::vector<TemplatePart> parts(TokenKind end, const Token* open);
  [[nodiscard]] TemplatePart sequence();
  void directive(TemplatePart& part);
  [[noreturn]] void fail_open(TokenKind end, const Token* open) const;
  [[nodiscard]] const Expression* finish(std::vector<TemplatePart> parts, Range range);
  [[nodiscard]] const Expression* tree(std::span<const TemplatePart> parts, Range range);
  [[nodiscard]] const Expression* part(std::span<const TemplatePart> parts, std::size_t& at);
  [[nodiscard]] const Expression* conditional_part(std::span<const TemplatePart> parts, std::size_t& at);
  [[nodiscard]] const Expression* loop_part(std::span<const TemplatePart> parts, std::size_t& at);
  [[nodiscard]] const Expression* branch(const Expressions& parts, std::uint32_t place);

  [[nodiscard]] static std::uint32_t highest(std::span<const Expression* const> expressions);
  [[nodiscard]] static std::uint32_t highest(std::initializer_list<const Expression*> expressions) {
    return highest(std::span<const Expression* const>(expressions.begin(), expressions.size()));
  }

  /// A node above others, the highest of which has `below` levels.
  template <typename Node>
  [[nodiscard]] const Expression* make(Range range, const Node& node, std::uint32_t below = 0) {
    if (below >= kMostHeight) fail_height(range);
    auto* expression = arena_.create<Expression>();
    expression->range = range;
    expression->height = below + 1;
    expression->node = node;
    return expression;
  }
  [[noreturn]] void fail_height(Range range) const;
  [[nodiscard]] Range since(std::uint32_t begin) const { return {.begin = begin, .end = cursor_.previous_end()}; }

  document::Arena& arena_;
  Cursor& cursor_;
  Depth& depth_;
};

}  // namespace stageplot::terraform::hcl
