// From a place in an output back to what a person wrote: through the output's source map, and where the value came from
// another output (a chart's values.yaml) through that one's too.
#pragma once

#include <optional>
#include <vector>

#include "diagnostics/diagnostic.hpp"
#include "render/render_unit.hpp"

namespace stageplot::render {

struct Trace {
  std::vector<source::Span> printed;  // the places that printed it, the innermost template's first, then its callers'
  std::vector<source::Span> values;   // what people wrote that the value was made of; empty for a template's own text

  bool operator==(const Trace&) const = default;
};

/// What printed the bytes `seen` of an output, or what was printed last before them; nullopt without a source map.
[[nodiscard]] std::optional<Trace> trace(const UnitRender& unit, const RenderedOutput& output, source::Span seen,
                                         const UnitSpace& space);

/// Replaces places in the unit's own outputs by what people can edit: the value in the model, or else the template. The
/// place in the output stays as a further label.
void put_on_model(diagnostics::Diagnostic& finding, const UnitRender& unit, const UnitSpace& space);

}  // namespace stageplot::render
