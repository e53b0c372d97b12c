#include "terraform/hcl/ast.hpp"

namespace stageplot::terraform::hcl {

const Attribute* Body::find(std::string_view name) const {
  for (const Attribute& attribute : attributes) {
    if (attribute.name == name) return &attribute;
  }
  return nullptr;
}

const Text* literal_text(const Expression& expression) {
  const auto* literal = expression.as<Template>();
  if (literal == nullptr || literal->parts.size() != 1) return nullptr;
  return literal->parts.front()->as<Text>();
}

}  // namespace stageplot::terraform::hcl
