// What belongs to the cluster only where the model says nothing about it: a Service's addresses, the token of a
// ServiceAccount, finalizers of controllers, containers that a mesh injected. Taken out of the live side, and counted.
#pragma once

#include "document/arena.hpp"
#include "drift/kubernetes/object.hpp"

namespace stageplot::drift::kubernetes {

/// `live` and `model` are one object of both sides, in normal form. `arena` is that of the live tree.
void withhold_owned(document::Arena& arena, const Object& model, Object& live);

/// Whether nobody would have written an object that only the cluster has: it belongs to another one
/// (`ownerReferences`), or a controller makes it in every namespace.
[[nodiscard]] bool is_made_by_cluster(const document::Value& source);

}  // namespace stageplot::drift::kubernetes
