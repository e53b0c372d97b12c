#include "policy/cel/tree_builder.hpp"

#include <algorithm>

namespace stageplot::policy::cel {

NodeId TreeBuilder::add(Node node, std::span<const NodeId> children) {
  node.first_child = static_cast<std::uint32_t>(ast_.children.size());
  node.child_count = static_cast<std::uint32_t>(children.size());
  std::uint32_t height = 0;
  for (const NodeId child : children) height = std::max(height, heights_[child]);
  ast_.children.insert(ast_.children.end(), children.begin(), children.end());
  ast_.nodes.push_back(node);
  heights_.push_back(height + 1);
  return static_cast<NodeId>(ast_.nodes.size() - 1);
}

NodeId TreeBuilder::constant(TextSpan span, Value value) {
  Node node{.op = Op::constant, .span = span, .focus = span};
  node.slot = static_cast<std::uint32_t>(ast_.constants.size());
  node.kinds = kinds(value.kind);
  ast_.constants.push_back(value);
  return add(node, {});
}

std::uint32_t TreeBuilder::name(std::string_view text) {
  const auto [found, added] = names_.try_emplace(std::string{text}, static_cast<std::uint32_t>(ast_.names.size()));
  if (added) ast_.names.emplace_back(text);
  return found->second;
}

}  // namespace stageplot::policy::cel
