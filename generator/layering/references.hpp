// `${path.to.value}` inside a string of the model: another value of the merged service, or of `environment`. Resolved
// before the schema sees the tree. A string that is one reference keeps its target's type; in a longer string the
// target's text is put in; `$${` is a literal `${`. Unknown, assumed, secret and deploy values are contagious, also inside
// a longer string.
#pragma once

#include <optional>
#include <string_view>

#include "diagnostics/collector.hpp"
#include "document/arena.hpp"
#include "document/origin.hpp"
#include "source/source_files.hpp"

namespace stageplot::layering {

/// Bounds of what references may build, for every input.
struct ReferenceLimits {
  std::size_t depth = 100;               // references that refer to references
  std::size_t text_bytes = 1u << 20;     // one interpolated string
  std::size_t expanded_nodes = 1u << 20;  // a tree as walked, targets counted each time they stand in it
};

struct ReferenceInput {
  document::Value root;      // the tree to resolve: a map
  document::Value resolved;  // looked up where `root` lacks the first key; taken as it is: a map or nil
  ReferenceLimits limits = {};
};

/// The tree with every reference replaced; unchanged subtrees are shared. Reports `reference.unknown` (with "did you
/// mean"), `reference.cycle` (with the whole chain), `reference.syntax`, `reference.not-text` and `reference.too-large`;
/// an unknown value stands for a failed reference, so that later stages do not report it once more. nullopt where the
/// tree is too large.
[[nodiscard]] std::optional<document::Value> resolve_references(const ReferenceInput& input, document::Arena& arena,
                                                                document::Origins& origins,
                                                                diagnostics::Diagnostics& diagnostics);

/// True where a string holds `${` or `$${`.
[[nodiscard]] bool has_reference(std::string_view text);

}  // namespace stageplot::layering
