// Scalars in the one spelling that the API server gives them: amounts, whole numbers, base64, protocols. Only where the
// type of the field is known; a field that no table has stays as it is and does not keep the others from being read.
#pragma once

#include "document/arena.hpp"
#include "document/value.hpp"
#include "kubernetes/types.hpp"

namespace stageplot::drift::kubernetes {

/// Changes `value`, which must be a copy in `arena`. What its type does not allow stays as it was written.
void canonicalise_scalars(document::Arena& arena, document::Value& value, stageplot::kubernetes::Type type);

}  // namespace stageplot::drift::kubernetes
