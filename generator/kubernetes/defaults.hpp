// What the API server fills in before anybody sees an object: for policies, which judge what a cluster would have, and
// for drift, which compares what a cluster has with what was written.
#pragma once

#include "document/arena.hpp"
#include "document/value.hpp"

namespace stageplot::kubernetes {

struct DefaultsOptions {
  /// Where a container has a limit and no request, the request is the limit. The server does so in Pods alone, not in
  /// the templates of workloads.
  bool requests_from_limits = false;
  /// Amounts that were written as numbers become texts, as the server reads them.
  bool amounts_as_texts = false;
};

/// Changes `object`, which must be a copy in `arena`. A value that was filled in has the flag kDefault and the origin
/// of the map that lacked it. Kinds that no version has stay as they are.
void fill_defaults(document::Arena& arena, document::Value& object, const DefaultsOptions& options = {});

}  // namespace stageplot::kubernetes
