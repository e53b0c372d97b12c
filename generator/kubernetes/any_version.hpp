// Types and fields whatever the version: of the newest Kubernetes that has them. For readers of objects that come from
// clusters of unknown age, which compare and never refuse.
#pragma once

#include <optional>
#include <string_view>

#include "kubernetes/types.hpp"

namespace stageplot::kubernetes {

/// nullopt where no version has the kind: a custom one, or one that was gone before the oldest table.
[[nodiscard]] std::optional<Type> find_type_of_any_version(std::string_view api_version, std::string_view kind);

/// nullopt where no version's definition has the field.
[[nodiscard]] std::optional<Field> find_field_of_any_version(Type definition, std::string_view name);

}  // namespace stageplot::kubernetes
