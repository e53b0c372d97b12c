// The whole model as one value, for policies that compare units: `model`.
#pragma once

#include <span>

#include "document/arena.hpp"
#include "document/value.hpp"

namespace stageplot::policy {

/// `services`, each with the trees of its units in `environments`; `environments` with their facts, as units see
/// them.
[[nodiscard]] document::Value model_tree(std::span<const document::Value> units, document::Arena& arena);

}  // namespace stageplot::policy
