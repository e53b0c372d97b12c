#include "kubernetes/any_version.hpp"

namespace stageplot::kubernetes {

std::optional<Type> find_type_of_any_version(std::string_view api_version, std::string_view kind) {
  for (unsigned minor = newest_version().minor; minor >= oldest_version().minor; --minor) {
    if (auto found = find_type(api_version, kind, {.minor = minor})) return found;
  }
  return std::nullopt;
}

std::optional<Field> find_field_of_any_version(Type definition, std::string_view name) {
  if (auto found = find_field(definition, name, newest_version())) return found;
  const auto versions = versions_with_field(definition, name);
  if (!versions) return std::nullopt;
  return find_field(definition, name, {.minor = versions->last});
}

}  // namespace stageplot::kubernetes
