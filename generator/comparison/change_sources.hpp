// Which line set a value: from a change in two outputs back to the model, through the outputs' source maps. Where the
// model's values are the same on both sides, the templates' lines that print them.
#pragma once

#include <string>

#include "comparison/rendered_side.hpp"
#include "diff/compare.hpp"

namespace stageplot::comparison {

struct ChangeSources {
  std::string a;  // `environments/prod-east/user-service.yaml:12:5`; empty: that side has no value, or it is not known
  std::string b;
};

[[nodiscard]] ChangeSources find_sources(const diff::Change& change, const RenderedSide& a,
                                         const render::RenderedOutput& output_a, const RenderedSide& b,
                                         const render::RenderedOutput& output_b);

/// The place that one side's value comes from, where the other side has none.
[[nodiscard]] std::string find_source(const document::Value& value, const RenderedSide& side,
                                      const render::RenderedOutput& output);

}  // namespace stageplot::comparison
