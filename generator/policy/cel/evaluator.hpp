// Walks the tree of a compiled expression. Errors and unknowns are values that travel up; only an exhausted budget is
// thrown, since nothing may absorb it.
#pragma once

#include <vector>

#include "policy/cel/evaluate.hpp"
#include "policy/cel/map.hpp"

namespace stageplot::policy::cel {

struct Decisive;

class Evaluator final : public Context {
 public:
  Evaluator(const Program& program, const Activation& activation, document::Arena& arena, Budget& budget);

  [[nodiscard]] Value evaluate(NodeId id);
  /// Goes down to what makes the node give `result`; see decisive.hpp.
  void follow(NodeId id, bool result, Decisive& decisive);

 private:
  /// What a local stands for: an item of a range while a macro goes through it, or a value not computed yet.
  struct Local {
    Value value;
    NodeId source = kNone;        // the range, or the expression of `cel.bind`
    std::uint32_t index = kNone;  // in the range; kNone: it is the source's own value
  };
  struct Path {
    std::string text;   // empty: not a value of a variable
    bool exact = true;  // false behind a filter, where the index is not the document's
  };

  [[nodiscard]] NodeId child(const Node& node, std::uint32_t index) const {
    return ast_.children[node.first_child + index];
  }

  // evaluator.cpp
  Value local(const Node& node, NodeId id);
  Value variable(const Node& node, NodeId id);
  Value logical(const Node& node, bool decisive);
  Value conditional(const Node& node);
  Value strict_unary(const Node& node, NodeId id);
  Value strict_binary(const Node& node, NodeId id);
  Value call(const Node& node, NodeId id);
  Value list(const Node& node);
  Value map(const Node& node);
  Value optional_or(const Node& node, NodeId id);
  /// Of the values of a strict operation: the unknowns together, else the first error, else nullopt.
  std::optional<Value> exceptional(std::span<const Value> values);
  Value not_bool(const Node& node, const Value& value, std::string_view sign);

  // evaluate_access.cpp
  Value select(const Node& node, NodeId id);
  Value has(const Node& node, NodeId id);
  Value index(const Node& node, NodeId id);
  std::optional<Value> item(const Node& node, const Value& operand, const Value& index, Value& failure);
  /// An unknown of a document as one that knows its path.
  Value settle(const Value& value, NodeId id);
  /// Adds the place in the data to a failure made just now.
  Value locate(const Value& failure, NodeId id, const Value& operand);
  [[nodiscard]] Path path_of(NodeId id);
  [[nodiscard]] Path local_path(const Local& local);

  // decisive.cpp
  /// The document's value that the node reads; nullptr where it is none. A field that is missing gives the map.
  [[nodiscard]] const document::Value* place_of(NodeId id);
  bool find_place(NodeId id, Decisive& decisive);

  // evaluate_macro.cpp
  Value comprehension(const Node& node, NodeId id);
  Value quantifier(const Node& node, const Value& range);
  Value exactly_one(const Node& node, const Value& range);
  Value transform_list(const Node& node, const Value& range);
  Value transform_map(const Node& node, const Value& range);
  Value sort_by(const Node& node, const Value& range);
  Value optional_map(const Node& node, NodeId id);
  Value bind(const Node& node);
  Value block(const Node& node);
  void set_locals(const Node& node, const Value& range, std::uint32_t index);
  std::optional<Value> add_entry(MapBuilder& builder, const Value& key, const Value& value);

  const Ast& ast_;
  const Activation& activation_;
  std::vector<Local> locals_;
};

}  // namespace stageplot::policy::cel
