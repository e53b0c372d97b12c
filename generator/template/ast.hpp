// The parsed form of a template file: Go's node types, flat structs in an arena, each as small as it can be, since a
// chart has many; never changed once the file is loaded, so that all threads share them. Every node has the span that
// findings point at and, apart from it, the position that Go counts from in its messages (Go puts `.a.b.c` at its
// second dot). Names and texts are views of the source text, which must outlive the tree.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "document/value.hpp"
#include "source/span.hpp"

namespace stageplot::gotemplate {

struct Function;

enum class NodeKind : std::uint8_t {
  list,
  text,
  comment,
  action,       // {{ pipeline }}: prints, unless it declares or assigns
  conditional,  // if
  with,
  range,
  template_call,  // {{ template "name" pipeline }}, also what {{ block }} leaves
  break_loop,
  continue_loop,
  pipeline,
  command,
  field,
  variable,
  chain,
  identifier,
  dot,
  nil,
  boolean,
  number,
  string,
};

/// What all nodes begin with. The members are in this order so that what nodes add stands in its last bytes.
struct Node {
  source::Span span;              // of an action: with its delimiters; of the rest: without
  std::uint32_t go_position = 0;  // byte offset in the file's text, as Go's messages count it
  NodeKind kind = NodeKind::list;
};

/// What a node has several of stands directly behind it, as the parser puts it there.
template <typename Item, typename Owner>
[[nodiscard]] std::span<const Item> items_behind(const Owner& node, std::size_t first, std::size_t count) {
  static_assert(sizeof(Owner) % alignof(Item) == 0 && alignof(Owner) >= alignof(Item));
  return {reinterpret_cast<const Item*>(&node + 1) + first, count};
}

struct alignas(void*) ListNode : Node {
  std::uint32_t count = 0;
  [[nodiscard]] std::span<const Node* const> nodes() const { return items_behind<const Node*>(*this, 0, count); }
};

/// Literal text, already trimmed by the `{{-` and `-}}` beside it; `span` is what is left of it.
struct TextNode : Node {
  document::OriginId origin = document::OriginId::none;  // the text's own place, for fragments that travel as values
  const char* data = nullptr;
  [[nodiscard]] std::string_view text() const { return {data, span.end - span.begin}; }
};

struct CommentNode : Node {
  std::string_view text;  // with /* and */
};

struct alignas(void*) FieldNode : Node {
  std::uint32_t count = 0;
  /// `.a.b`: a, b
  [[nodiscard]] std::span<const std::string_view> names() const {
    return items_behind<std::string_view>(*this, 0, count);
  }
};

struct alignas(void*) VariableNode : Node {
  std::uint32_t count = 0;
  /// `$x.a`: $x, a; the first is interned, equal variables share its address.
  [[nodiscard]] std::span<const std::string_view> names() const {
    return items_behind<std::string_view>(*this, 0, count);
  }
};

struct ChainNode : Node {
  std::uint32_t count = 0;
  const Node* operand = nullptr;  // a pipeline or an identifier
  /// `(…).a.b`: a, b
  [[nodiscard]] std::span<const std::string_view> names() const {
    return items_behind<std::string_view>(*this, 0, count);
  }
};

/// Functions that the engine evaluates itself. Go's `slice` is not among them: Sprig's hides it in Helm.
enum class Builtin : std::uint8_t {
  none,
  logical_and,
  logical_or,
  logical_not,
  length,
  index,
  print,
  print_formatted,
  print_line,
  html,
  javascript,
  url_query,
  call,
  equal,
  not_equal,
  less,
  less_or_equal,
  greater,
  greater_or_equal,
  include,
  evaluate_text,  // tpl
  required,
  fail,
  known,
  is_deploy,
  raw,
  lookup,
};

/// A function's name. Where the table of functions has an implementation, it goes before the engine's own.
struct IdentifierNode : Node {
  Builtin builtin = Builtin::none;
  const Function* function = nullptr;
  const char* data = nullptr;
  [[nodiscard]] std::string_view name() const { return {data, span.end - span.begin}; }
};

struct BooleanNode : Node {
  bool value = false;
};

/// A constant; it may be several kinds at once, and its use decides (Go's untyped constants).
struct NumberNode : Node {
  bool is_integer = false;
  bool is_unsigned = false;
  bool is_float = false;
  document::OriginId origin = document::OriginId::none;
  std::int64_t integer = 0;
  std::uint64_t unsigned_integer = 0;
  double floating = 0;
  const char* data = nullptr;
  [[nodiscard]] std::string_view text() const { return {data, span.end - span.begin}; }
};

struct StringNode : Node {
  document::OriginId origin = document::OriginId::none;
  document::String contents;  // unquoted
  const char* data = nullptr;
  /// As written.
  [[nodiscard]] std::string_view quoted() const { return {data, span.end - span.begin}; }
};

struct alignas(void*) CommandNode : Node {
  std::uint32_t count = 0;
  /// At least one.
  [[nodiscard]] std::span<const Node* const> arguments() const { return items_behind<const Node*>(*this, 0, count); }
};

struct alignas(void*) PipelineNode : Node {
  bool assigns = false;             // `=` instead of `:=`
  std::uint8_t variable_count = 0;  // at most two
  std::uint32_t command_count = 0;
  /// `$x :=`, `$i, $v :=`
  [[nodiscard]] std::span<const VariableNode* const> variables() const {
    return items_behind<const VariableNode*>(*this, 0, variable_count);
  }
  /// None only in `range $i, $v` mistakes, which parsing refuses.
  [[nodiscard]] std::span<const CommandNode* const> commands() const {
    return items_behind<const CommandNode*>(*this, variable_count, command_count);
  }
};

struct ActionNode : Node {
  document::OriginId place = document::OriginId::none;  // its own, for fragments that travel as values
  const PipelineNode* pipeline = nullptr;
  std::uint32_t id = 0;  // below TemplateFile::node_count; indexes TemplateFile::positions
  [[nodiscard]] bool prints() const { return pipeline->variable_count == 0; }
};

/// if, with and range. `span` is the opening action alone.
struct BranchNode : Node {
  const PipelineNode* pipeline = nullptr;
  const ListNode* body = nullptr;
  const ListNode* otherwise = nullptr;  // nullptr without else; `else if` is a list of one conditional
  source::Span else_span;               // the `{{else}}`; unknown where there is none
  source::Span end_span;                // the `{{end}}`; the `{{else}}`'s part for the inner node of an `else if`
};

struct TemplateCallNode : Node {
  bool is_block = false;
  std::string_view name;                   // unquoted
  const PipelineNode* pipeline = nullptr;  // nullptr: the template gets nil
};

/// The node as Go prints it in messages: `include "x" .Values.a | quote`.
[[nodiscard]] std::string go_text(const Node& node);
/// Go's name for what a node is, as a human would say it: "if", "range", "action".
[[nodiscard]] std::string_view name(NodeKind kind);

template <typename T>
[[nodiscard]] const T& as(const Node& node) {
  return static_cast<const T&>(node);
}

}  // namespace stageplot::gotemplate
