// Walks an object along its type: fields that do not exist, values of another type, required fields that are missing,
// words that a field does not take, two items of a list with one key.
#pragma once

#include "document/value.hpp"
#include "kubernetes/report.hpp"
#include "kubernetes/types.hpp"

namespace stageplot::kubernetes {

/// `object` is a whole object of a kind whose definition is `type`.
void check_fields(const document::Value& object, Type type, Report& report);

/// Name, labels and annotations of an object of a custom kind.
void check_custom_metadata(const document::Value& object, Report& report);

}  // namespace stageplot::kubernetes
