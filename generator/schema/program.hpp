// The compiled form of a schema: flat tables of nodes (one per subschema) and of their instructions, referring to each
// other by index. Immutable after compile.cpp has made it; evaluate.cpp reads it.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/diagnostic.hpp"
#include "document/arena.hpp"
#include "document/value.hpp"
#include "schema/keywords.hpp"
#include "schema/pattern.hpp"

namespace stageplot::schema {

using NodeId = std::uint32_t;
inline constexpr std::uint32_t kNone = static_cast<std::uint32_t>(-1);

/// Nodes 0 and 1 of every program: the schemas `true` and `false`.
inline constexpr NodeId kAlways = 0;
inline constexpr NodeId kNever = 1;

/// One keyword to carry out; what `first` and `count` mean is said at the tables below.
struct Instruction {
  Keyword keyword = Keyword::annotation;
  std::uint32_t first = 0;
  std::uint32_t count = 0;
  const document::Value* written = nullptr;  // the keyword's value in the schema
};

struct Property {
  std::string_view key;
  NodeId node = kAlways;
  const document::Member* member = nullptr;        // in the schema's `properties`
  const document::Value* default_value = nullptr;  // flagged kDefault throughout; nullptr where there is none
};

struct PatternProperty {
  std::uint32_t pattern = 0;
  NodeId node = kAlways;
};

/// properties, patternProperties and additionalProperties of one node, carried out in one pass over the members.
struct MembersRule {
  std::uint32_t first_property = 0;  // sorted by key
  std::uint32_t property_count = 0;
  std::uint32_t first_pattern = 0;
  std::uint32_t pattern_count = 0;
  NodeId additional = kNone;
  const document::Value* additional_written = nullptr;
  bool has_defaults = false;
};

/// prefixItems and items (in older drafts items and additionalItems).
struct ItemsRule {
  std::uint32_t first_prefix = 0;  // in node_lists
  std::uint32_t prefix_count = 0;
  NodeId rest = kNone;
  Keyword rest_keyword = Keyword::items;
  const document::Value* rest_written = nullptr;
};

struct ContainsRule {
  NodeId node = kAlways;
  std::uint64_t least = 1;
  std::uint64_t most = static_cast<std::uint64_t>(-1);
  bool evaluates_items = true;  // since 2020-12 a matching item counts as evaluated
};

struct ConditionRule {
  NodeId condition = kAlways;
  NodeId consequence = kNone;
  NodeId alternative = kNone;
};

/// A rule that holds where a key is present.
struct DependentRule {
  std::string_view key;
  NodeId node = kNone;           // dependentSchemas
  std::uint32_t first_name = 0;  // dependentRequired: in `names`
  std::uint32_t name_count = 0;
};

struct DynamicRule {
  NodeId fallback = kAlways;     // where the reference leads without a dynamic scope
  std::uint32_t anchor = kNone;  // kNone: an ordinary reference after all
};

struct Node {
  enum class Shape : std::uint8_t { rules, always, never };
  Shape shape = Shape::rules;
  std::uint32_t first = 0;  // in `instructions`
  std::uint32_t count = 0;
  std::uint32_t resource = 0;
  NodeId reference = kNone;  // where its `$ref` leads
  const document::Value* written = nullptr;
  const document::Value* default_value = nullptr;
  std::string_view title;
  std::string_view description;
  std::string_view model_only;
  std::string pointer;  // JSON pointer in its document
};

/// A schema with an identity of its own; what `$dynamicRef` looks through.
struct Resource {
  struct DynamicAnchor {
    std::uint32_t name = 0;
    NodeId node = kAlways;
  };
  std::vector<DynamicAnchor> dynamic_anchors;
};

/// `type` as bits, in the order in which findings name them.
enum TypeBit : std::uint8_t {
  kTypeObject = 1,
  kTypeArray = 2,
  kTypeString = 4,
  kTypeInteger = 8,
  kTypeNumber = 16,
  kTypeBoolean = 32,
  kTypeNull = 64,
};

struct Program {
  NodeId root = kAlways;
  diagnostics::Owner owner = diagnostics::Owner::model;
  bool tracks_evaluated = false;  // some unevaluatedProperties or unevaluatedItems stands in it

  std::vector<Node> nodes;
  std::vector<Instruction> instructions;
  // What an instruction's `first` is an index into, by keyword:
  std::vector<MembersRule> members;            // properties
  std::vector<ItemsRule> items;                // items
  std::vector<ContainsRule> contains;          // contains
  std::vector<ConditionRule> conditions;       // condition
  std::vector<DynamicRule> dynamics;           // dynamic_ref
  std::vector<NodeId> node_lists;              // all_of, any_of, one_of, with `count`
  std::vector<DependentRule> dependents;       // dependent_schemas, dependent_required, with `count`
  std::vector<std::string_view> names;         // required, with `count`
  std::vector<std::uint64_t> limits;           // max_length … min_properties
  std::vector<const document::Value*> values;  // enumeration (with `count`), constant, maximum, minimum, multiple_of
  std::vector<Pattern> patterns;               // pattern
  // For type, x_type, ref, negation, property_names, unevaluated_*: `first` itself is the bits, the type, the node.

  // Used by the rules above.
  std::vector<Property> properties;
  std::vector<PatternProperty> pattern_properties;
  std::vector<Resource> resources;

  document::Arena arena;              // defaults, flagged; values of documents that are booleans
  std::deque<document::Value> owned;  // values with a stable address
};

/// x_type's operand besides the TypeIds: flags all scalars below as secret.
inline constexpr std::uint32_t kSecretOperand = 0x10000;

}  // namespace stageplot::schema
