// Walks over trees. An expression's height is bounded (ast.hpp), so a visitor may call itself for children.
#pragma once

#include <variant>

#include "terraform/hcl/ast.hpp"

namespace stageplot::terraform::hcl {

/// What for_each_child does for each kind of node.
template <typename Visit>
struct ChildrenOf {
  Visit& visit;

  void one(const Expression* child) const {
    if (child != nullptr) visit(*child);
  }
  void all(std::span<const Expression* const> children) const {
    for (const Expression* child : children) visit(*child);
  }

  void operator()(const Invalid& /*node*/) const {}
  void operator()(const Null& /*node*/) const {}
  void operator()(const Bool& /*node*/) const {}
  void operator()(const Number& /*node*/) const {}
  void operator()(const Text& /*node*/) const {}
  void operator()(const Variable& /*node*/) const {}
  void operator()(const SplatElement& /*node*/) const {}
  void operator()(const Template& node) const { all(node.parts); }
  void operator()(const Unwrap& node) const { one(node.inner); }
  void operator()(const Join& node) const { one(node.tuple); }
  void operator()(const GetAttribute& node) const { one(node.source); }
  void operator()(const Index& node) const {
    one(node.source);
    one(node.key);
  }
  void operator()(const Splat& node) const {
    one(node.source);
    one(node.each);
  }
  void operator()(const Call& node) const { all(node.arguments); }
  void operator()(const Parentheses& node) const { one(node.inner); }
  void operator()(const Unary& node) const { one(node.operand); }
  void operator()(const Binary& node) const {
    one(node.left);
    one(node.right);
  }
  void operator()(const Conditional& node) const {
    one(node.condition);
    one(node.if_true);
    one(node.if_false);
  }
  void operator()(const Tuple& node) const { all(node.items); }
  void operator()(const Object& node) const {
    for (const ObjectItem& item : node.items) {
      visit(*item.key);
      visit(*item.value);
    }
  }
  void operator()(const For& node) const {
    one(node.collection);
    one(node.key);
    one(node.value);
    one(node.condition);
  }
};

/// Calls `visit(const Expression&)` for each expression directly below, in the order of the text.
template <typename Visit>
void for_each_child(const Expression& expression, Visit&& visit) {
  std::visit(ChildrenOf<Visit>{visit}, expression.node);
}

}  // namespace stageplot::terraform::hcl
