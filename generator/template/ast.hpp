// The parsed form of a template file: Go's node types, flat structs in one arena per file, never changed once the file
// is loaded, so that all threads share them. Every node has the span that findings point at and, apart from it, the
// position that Go counts from in its messages (Go puts `.a.b.c` at its second dot). Names and texts are views of the
// source text, which must outlive the tree.
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

/// What all nodes begin with. `id` counts from 0 within a file and indexes side tables (TemplateFile::positions).
struct Node {
  NodeKind kind = NodeKind::list;
  std::uint32_t id = 0;
  std::uint32_t go_position = 0;  // byte offset in the file's text, as Go's messages count it
  source::Span span;              // of an action: with its delimiters; of the rest: without
};

struct ListNode : Node {
  std::span<const Node* const> nodes;
};

/// Literal text, already trimmed by the `{{-` and `-}}` beside it; `span` is what is left of it.
struct TextNode : Node {
  std::string_view text;
  document::OriginId origin = document::OriginId::none;  // the text's own place, for fragments that travel as values
};

struct CommentNode : Node {
  std::string_view text;  // with /* and */
};

struct FieldNode : Node {
  std::span<const std::string_view> names;  // `.a.b`: a, b
};

struct VariableNode : Node {
  std::span<const std::string_view> names;  // `$x.a`: $x, a; names[0] is interned, equal variables share its address
};

struct ChainNode : Node {
  const Node* operand = nullptr;            // a pipeline or an identifier
  std::span<const std::string_view> names;  // `(…).a.b`: a, b
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
  std::string_view name;
  const Function* function = nullptr;
  Builtin builtin = Builtin::none;
};

struct BooleanNode : Node {
  bool value = false;
};

/// A constant; it may be several kinds at once, and its use decides (Go's untyped constants).
struct NumberNode : Node {
  std::string_view text;
  bool is_integer = false;
  bool is_unsigned = false;
  bool is_float = false;
  std::int64_t integer = 0;
  std::uint64_t unsigned_integer = 0;
  double floating = 0;
  document::OriginId origin = document::OriginId::none;
};

struct StringNode : Node {
  std::string_view quoted;    // as written
  document::String contents;  // unquoted
  document::OriginId origin = document::OriginId::none;
};

struct CommandNode : Node {
  std::span<const Node* const> arguments;  // at least one
};

struct PipelineNode : Node {
  std::span<const VariableNode* const> variables;  // `$x :=`, `$i, $v :=`
  bool assigns = false;                            // `=` instead of `:=`
  std::span<const CommandNode* const> commands;    // none only in `range $i, $v` mistakes, which parsing refuses
};

struct ActionNode : Node {
  const PipelineNode* pipeline = nullptr;
  document::OriginId place = document::OriginId::none;  // its own, for fragments that travel as values
  [[nodiscard]] bool prints() const { return pipeline->variables.empty(); }
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
  std::string_view name;                   // unquoted
  const PipelineNode* pipeline = nullptr;  // nullptr: the template gets nil
  bool is_block = false;
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
