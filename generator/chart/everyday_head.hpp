// Of a manifest Helm wants to know that it is YAML, and a few fields. For a manifest like nearly all are that can be told
// from its events, at a fraction of what a tree of all its values costs.
#pragma once

#include <optional>
#include <string_view>

#include "chart/manifest.hpp"

namespace stageplot::chart {

/// What read_head finds in a document that it accepts; nullopt where only the tree can tell, which says nothing about
/// the document.
[[nodiscard]] std::optional<ManifestHead> read_everyday_head(std::string_view document);

}  // namespace stageplot::chart
