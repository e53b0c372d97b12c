// The tree of a text in HCL's native syntax, as the parser gives it: bodies with attributes and blocks, and expressions
// down to their words, each with its bytes in the text. Strings are decoded (escapes, indentation of `<<-`, strip
// markers, normal form); what an expression means is not asked here. All nodes are plain data in the arena of the parse
// that made them and refer to nothing outside of it.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <variant>

namespace stageplot::terraform::hcl {

/// Bytes of the text, half open.
struct Range {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  bool operator==(const Range&) const = default;
};

struct Expression;

/// What stands where an expression was expected and none could be read; there is an error then.
struct Invalid {};

struct Null {};

struct Bool {
  bool value = false;
};

struct Number {
  std::string_view text;  // as written: digits, perhaps a fraction and an exponent; never a sign
};

/// Literal text of a template, and a key of an object that is a bare name.
struct Text {
  std::string_view value;  // UTF-8 in composed normal form
};

/// A quoted text or a heredoc: the parts' values as texts, one behind the other. `"abc"` has one part, a Text, and so
/// has `""`. `%{ if }` is a part of type Conditional whose branches are Templates, `%{ for }` one of type Join.
struct Template {
  std::span<const Expression* const> parts;
};

/// `"${x}"`: the value of x itself, whatever its type.
struct Unwrap {
  const Expression* inner = nullptr;
};

/// `%{ for }`: the elements of a tuple as texts, one behind the other. `tuple` is a For.
struct Join {
  const Expression* tuple = nullptr;
};

/// A name alone: what a reference begins with.
struct Variable {
  std::string_view name;
};

/// What a splat's `each` begins with: the element at hand.
struct SplatElement {};

/// `source.name`
struct GetAttribute {
  const Expression* source = nullptr;
  std::string_view name;
  Range name_range;
};

/// `source[key]`; in the old form `source.0` the key is a Number.
struct Index {
  const Expression* source = nullptr;
  const Expression* key = nullptr;
};

/// `source.*.a` and `source[*].a`: `each` for every element, where `each` begins with a SplatElement.
struct Splat {
  const Expression* source = nullptr;
  const Expression* each = nullptr;
  Range marker;       // `.*` or `[*]`
  bool full = false;  // `[*]`
};

struct Call {
  std::string_view name;  // with its namespaces: `provider::local::f`
  Range name_range;
  std::span<const Expression* const> arguments;
  bool expands_last = false;  // `...` behind the last argument
};

struct Parentheses {
  const Expression* inner = nullptr;
};

enum class UnaryOperator : std::uint8_t { negate, logical_not };

struct Unary {
  UnaryOperator operation = UnaryOperator::negate;
  const Expression* operand = nullptr;
};

enum class BinaryOperator : std::uint8_t {
  logical_or,
  logical_and,
  equal,
  not_equal,
  greater,
  greater_or_equal,
  less,
  less_or_equal,
  add,
  subtract,
  multiply,
  divide,
  modulo,
};

struct Binary {
  BinaryOperator operation = BinaryOperator::add;
  const Expression* left = nullptr;
  const Expression* right = nullptr;
};

struct Conditional {
  const Expression* condition = nullptr;
  const Expression* if_true = nullptr;
  const Expression* if_false = nullptr;
};

struct Tuple {
  std::span<const Expression* const> items;
};

/// The key is a Text for a bare name. A key that is a reference without parentheses (`a.b = 1`) is one that Terraform
/// refuses when it evaluates.
struct ObjectItem {
  const Expression* key = nullptr;
  const Expression* value = nullptr;
};

struct Object {
  std::span<const ObjectItem> items;
};

/// `[for k, v in c : value if condition]` and `{for k, v in c : key => value... if condition}`
struct For {
  std::string_view key_name;  // empty where one name is given
  std::string_view value_name;
  const Expression* collection = nullptr;
  const Expression* key = nullptr;  // nullptr: makes a tuple
  const Expression* value = nullptr;
  const Expression* condition = nullptr;  // nullptr: none
  bool groups = false;
};

struct Expression {
  Range range;
  /// Levels of expressions below this one, 1 for a leaf; at most kMostHeight, so that a walk may recurse.
  std::uint32_t height = 1;
  std::variant<Invalid, Null, Bool, Number, Text, Template, Unwrap, Join, Variable, SplatElement, GetAttribute, Index,
               Splat, Call, Parentheses, Unary, Binary, Conditional, Tuple, Object, For>
      node;

  template <typename Node>
  [[nodiscard]] const Node* as() const {
    return std::get_if<Node>(&node);
  }
};

struct Attribute {
  std::string_view name;
  Range name_range;
  Range range;  // from the name to the end of the expression
  const Expression* value = nullptr;
};

struct Label {
  std::string_view text;  // decoded
  Range range;            // with its quotes
};

struct Block;

struct Body {
  std::span<const Attribute> attributes;  // in the order of the text; one of each name
  std::span<const Block> blocks;          // in the order of the text
  Range range;                            // of a block: between its braces

  /// The attribute of that name, or nullptr. Takes time by the number of attributes.
  [[nodiscard]] const Attribute* find(std::string_view name) const;
};

struct Block {
  std::string_view type;
  Range type_range;
  std::span<const Label> labels;
  Range header;  // from the type to the last label
  Range range;   // from the type to the closing brace
  Body body;
};

/// The text of an expression that is a quoted text or heredoc without sequences, or nullptr.
[[nodiscard]] const Text* literal_text(const Expression& expression);

}  // namespace stageplot::terraform::hcl
