// What evaluation has to know of a provider: which attributes its resources and data sources have, and which of them
// only the provider can fill in. Whoever has such facts implements the interface; a type that nobody knows is evaluated
// with all that is not written unknown.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace stageplot::terraform {

enum class ResourceMode : std::uint8_t { managed, data };

enum class AttributeKind : std::uint8_t {
  missing,   // the type has no such attribute or nested block
  argument,  // null where it is not written
  computed,  // the provider fills it in, where it is not written
  block,     // a nested block: an empty list where it is not written
};

class ResourceSchemas {
 public:
  virtual ~ResourceSchemas() = default;

  /// Whether all attributes of the type are known, so that any other name is wrong.
  [[nodiscard]] virtual bool knows_type(ResourceMode mode, std::string_view type) const = 0;
  /// What `name` is in a type that is known.
  [[nodiscard]] virtual AttributeKind attribute(ResourceMode mode, std::string_view type,
                                                std::string_view name) const = 0;
  /// Every attribute and nested block of a type that is known, in any order, for "did you mean" and for whole objects.
  [[nodiscard]] virtual std::vector<std::string_view> attributes(ResourceMode mode, std::string_view type) const = 0;
};

}  // namespace stageplot::terraform
