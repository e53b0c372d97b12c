// What the API server fills in before a policy sees an object, for the kinds that services consist of; and quantities
// that were written as numbers, which it reads as texts.
#pragma once

#include "document/arena.hpp"
#include "document/value.hpp"

namespace stageplot::policy {

/// Changes `object`, which must be a copy in `arena`. A default has the origin of the map that lacks it.
void fill_defaults(document::Arena& arena, document::Value& object);

}  // namespace stageplot::policy
