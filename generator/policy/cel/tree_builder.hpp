// Appends nodes to an Ast: what the parser and the macros share.
#pragma once

#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "policy/cel/ast.hpp"

namespace stageplot::policy::cel {

class TreeBuilder {
 public:
  [[nodiscard]] NodeId add(Node node, std::span<const NodeId> children);
  [[nodiscard]] NodeId add(Node node, std::initializer_list<NodeId> children) {
    return add(node, std::span<const NodeId>(children.begin(), children.size()));
  }
  [[nodiscard]] NodeId constant(TextSpan span, Value value);
  /// The index of a name; equal names have one.
  [[nodiscard]] std::uint32_t name(std::string_view text);

  [[nodiscard]] const Node& node(NodeId id) const { return ast_.nodes[id]; }
  [[nodiscard]] std::span<const NodeId> children(NodeId id) const { return ast_.children_of(ast_.nodes[id]); }
  /// Levels below and with this node.
  [[nodiscard]] std::uint32_t height(NodeId id) const { return heights_[id]; }
  [[nodiscard]] Ast& ast() { return ast_; }

 private:
  Ast ast_;
  std::vector<std::uint32_t> heights_;
  std::unordered_map<std::string, std::uint32_t> names_;
};

}  // namespace stageplot::policy::cel
