// What the server and its controllers write into every object, whatever a manifest says: taken out of both sides, and
// counted. What only sometimes belongs to them, depending on what the model says, is in ownership.hpp.
#pragma once

#include "document/arena.hpp"
#include "drift/kubernetes/object.hpp"

namespace stageplot::drift::kubernetes {

struct LabelOptions {
  /// `app.kubernetes.io/managed-by: Helm` and `helm.sh/chart` are Helm's and not compared.
  bool ignore_helm_labels = false;
};

void withhold_server_fields(document::Arena& arena, Object& object, const LabelOptions& options);

}  // namespace stageplot::drift::kubernetes
