#include "terraform/aws/schemas.hpp"

#include <string>

#include "terraform/aws/facts.hpp"

namespace stageplot::terraform::aws {
namespace {

class Schemas final : public ResourceSchemas {
 public:
  [[nodiscard]] bool knows_type(ResourceMode mode, std::string_view type) const override {
    return find(mode, type) != nullptr;
  }

  [[nodiscard]] AttributeKind attribute(ResourceMode mode, std::string_view type,
                                        std::string_view name) const override {
    const TypeFact* fact = find(mode, type);
    if (fact == nullptr) return AttributeKind::missing;
    if (const ArgumentFact* argument = find_argument(fact->body, name)) {
      return argument->has(kComputed) || argument->has_default ? AttributeKind::computed : AttributeKind::argument;
    }
    if (const BlockFact* block = find_block(fact->body, name)) {
      return block->computed ? AttributeKind::computed : AttributeKind::block;
    }
    return has_attribute(fact->body, name) ? AttributeKind::computed : AttributeKind::missing;
  }

  [[nodiscard]] std::vector<std::string_view> attributes(ResourceMode mode, std::string_view type) const override {
    std::vector<std::string_view> names;
    const TypeFact* fact = find(mode, type);
    if (fact == nullptr) return names;
    for (const ArgumentFact& argument : fact->body.arguments) names.push_back(argument.name);
    for (const BlockFact& block : fact->body.blocks) names.push_back(block.name);
    names.insert(names.end(), fact->body.attributes.begin(), fact->body.attributes.end());
    return names;
  }

 private:
  static const TypeFact* find(ResourceMode mode, std::string_view type) {
    if (mode == ResourceMode::data) return find_type("data." + std::string(type));
    return type.starts_with("aws_") ? find_type(type) : nullptr;  // not settings, which the tables have too
  }
};

}  // namespace

const ResourceSchemas& resource_schemas() {
  static const Schemas kSchemas;
  return kSchemas;
}

}  // namespace stageplot::terraform::aws
