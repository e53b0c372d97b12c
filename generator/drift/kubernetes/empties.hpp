// What means the same as nothing: null, empty texts, maps and lists, and values that the server takes for absent. Taken
// out of both sides, except where being there chooses something (`emptyDir: {}`, a selector that selects everything, a
// key of a ConfigMap without a text).
#pragma once

#include <optional>

#include "document/arena.hpp"
#include "document/value.hpp"
#include "kubernetes/types.hpp"

namespace stageplot::drift::kubernetes {

/// Changes `value`, which must be a copy in `arena`. Without a type (a custom kind, whose objects the server keeps as
/// they are) only null goes. Items of lists stay where they are.
void prune_empties(document::Arena& arena, document::Value& value, std::optional<stageplot::kubernetes::Type> type);

}  // namespace stageplot::drift::kubernetes
