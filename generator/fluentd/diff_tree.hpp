// A fluentd configuration as the tree that the semantic diff compares: sections by directive, pattern and number among
// their neighbours, parameters by name.
#pragma once

#include "diff/section_shape.hpp"
#include "document/arena.hpp"
#include "document/origin.hpp"
#include "fluentd/document.hpp"

namespace stageplot::fluentd {

/// The layout is that of diff/section_shape.hpp. An include is a section `@include[PATH]`. A parameter's value is its
/// text, or what its JSON says, or the map {ruby: TEXT} of text with embedded Ruby. Each value's origin is its place in
/// the file. A key `source` without a pattern has its `@id` in the place of one, if there is one.
[[nodiscard]] document::Value to_diff_tree(const Section& root, document::Arena& arena, document::Origins& origins);

/// The order of sections counts (the first pattern that matches takes an event); times and sizes are the same in any
/// unit (`60s`, `1m`), if both have one.
class ConfigurationShape final : public diff::SectionShape {
 public:
  ConfigurationShape() : SectionShape(diff::Pairing::keyed_ordered) {}

  [[nodiscard]] bool same_scalar(diff::Place place, const document::Value& a, const document::Value& b) const override;
};

}  // namespace stageplot::fluentd
