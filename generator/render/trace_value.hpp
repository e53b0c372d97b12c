// From a value that was read out of an output back to what a person wrote: reports about differences name the line that
// set a value, and inside a text of several lines the line that set the part that differs.
#pragma once

#include <cstddef>
#include <optional>

#include "document/value.hpp"
#include "render/trace.hpp"

namespace stageplot::render {

/// The place of a value in the output that it was read from; of a map or list that of the scalar in it that stands
/// first. None where the value comes from no text.
[[nodiscard]] source::Span place_in_output(const document::Value& value, const UnitSpace& space);

/// What printed a value of one of the unit's outputs; of a text what printed it from byte `from` on. A text that is one
/// of the unit's outputs as well, as a configuration inside a ConfigMap is, is followed through that one where its own
/// output knows nothing of its lines.
[[nodiscard]] std::optional<Trace> trace_value(const UnitRender& unit, const document::Value& value, std::size_t from,
                                               const UnitSpace& space);

}  // namespace stageplot::render
