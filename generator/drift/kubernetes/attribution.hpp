// Who wrote a field, and when: from an object's `managedFields`, where the export has them
// (`kubectl get --show-managed-fields`). Tells a story, never a verdict.
#pragma once

#include <string>

#include "diff/compare.hpp"
#include "document/arena.hpp"
#include "document/value.hpp"

namespace stageplot::drift::kubernetes {

struct Writer {
  std::string manager;  // `kubectl-set`; empty where nobody is named
  std::string at;       // RFC 3339
};

/// Of what stands at `path` of a live object. `tree` is the object in normal form, whose positions the path has;
/// `source` is as it was read.
[[nodiscard]] Writer writer_of(const document::Value& source, const document::Value& tree, const diff::Path& path);

/// Whether somebody has scaled the object by hand since its autoscaler last did, as servers from 1.22 on know.
[[nodiscard]] Writer scaled_by_hand(const document::Value& source);

}  // namespace stageplot::drift::kubernetes
