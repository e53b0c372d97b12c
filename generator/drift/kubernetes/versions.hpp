// The same object in another version of its API: an export has the version that the server prefers, not the one that
// was applied. Everything built in becomes `v1` (autoscalers `v2`) before anything is compared.
#pragma once

#include "document/arena.hpp"
#include "document/value.hpp"

namespace stageplot::drift::kubernetes {

/// Changes `object`, which must be a copy in `arena`. Custom kinds keep their version.
void convert_version(document::Arena& arena, document::Value& object);

}  // namespace stageplot::drift::kubernetes
