// Reads every output back in its own language, right after rendering. A unit with an output that its reader refuses is
// not written.
#pragma once

#include "diagnostics/collector.hpp"
#include "model/model.hpp"
#include "render/render_unit.hpp"

namespace stageplot::verify {

/// Reads the outputs of a unit; their texts are in its own sources. What a reader refuses is `verify.unreadable`,
/// reported on the template and on the model's value that were printed there, with the reader's own words. Objects for
/// Kubernetes must also fit the versions that the unit's cluster may run, and configurations fluentd's plugins; these
/// findings are put on the model's value, or on the template where it printed none. True when all is right.
bool verify_unit(const model::Model& model, const model::Unit& unit, const render::Plan& plan,
                 const render::UnitRender& rendered, render::UnitSpace& space, const render::RenderUnitOptions& options,
                 diagnostics::Diagnostics& diagnostics);

}  // namespace stageplot::verify
