// The `explain` query: a value of the merged tree and everyone who had a word in it.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "document/origin.hpp"
#include "layering/merge.hpp"
#include "source/source_files.hpp"

namespace stageplot::layering {

enum class Standing {
  wins,        // its value is the one that renders
  overridden,  // a later layer replaced it
  removed,     // a later layer took it away with `null`
  refers,      // what a `${…}` of the winner leads to
};

/// One place that set the value.
struct Setter {
  source::ResolvedSpan place;  // file empty: the tool itself
  std::string text;            // as written there, one line; "…" where it is longer
  Standing standing = Standing::wins;
};

struct Explanation {
  std::string path;
  document::Value value;             // nil where a layer removed it
  bool exists = true;                // false: removed
  std::vector<Setter> setters;       // the winner first, then what it refers to, then the overridden, newest first
  std::vector<std::string> reasons;  // of marks on it
};

struct ExplainInput {
  const document::Value& root;
  std::span<const Removal> removals;
  const document::Origins& origins;
  const source::SourceFiles& sources;
};

/// Explains the value at `path`, or each scalar and list below it where it is a map (all of the tree for an empty
/// path), in the order of their paths. Empty where there is no such value and no layer removed one.
[[nodiscard]] std::vector<Explanation> explain(const ExplainInput& input, std::string_view path);

}  // namespace stageplot::layering
