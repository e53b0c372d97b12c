// Layers of one file, oldest first, to one tree: JSON Merge Patch (RFC 7396). Maps merge, scalars and lists replace,
// `null` removes. Every value of the result knows the layer that won and, through Origin::overridden, those that lost.
// Unchanged subtrees are shared with the documents, not copied.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "diagnostics/collector.hpp"
#include "document/arena.hpp"
#include "document/origin.hpp"

namespace stageplot::layering {

/// A path that a later layer took away with `null`.
struct Removal {
  std::string path;
  document::OriginId by;       // the null
  document::OriginId removed;  // what stood there
};

struct LayeredDocument {
  document::Value root;  // a map, or nil where no layer has one
  std::vector<Removal> removals;
};

/// Merges the roots of `layers`; nil roots (empty files) add nothing. Reports `layer.type-conflict` where a map meets a
/// scalar or a list; an unknown value stands there then, so that the rest can be checked.
[[nodiscard]] LayeredDocument merge_layers(std::span<const document::Value> layers, document::Arena& arena,
                                           document::Origins& origins, diagnostics::Diagnostics& diagnostics);

}  // namespace stageplot::layering
