// The tables as evaluation asks for them: which attributes a type has, so that a reference to any other is dead.
#pragma once

#include "terraform/evaluate/schemas.hpp"

namespace stageplot::terraform::aws {

/// All types of the tables. A type whose name alone is known counts as unknown.
[[nodiscard]] const ResourceSchemas& resource_schemas();

}  // namespace stageplot::terraform::aws
