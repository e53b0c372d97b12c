// Reads every output of a unit back in its own language, right after rendering.
#pragma once

#include "diagnostics/collector.hpp"
#include "readback/artifacts.hpp"
#include "render/render_unit.hpp"

namespace stageplot::readback {

/// Trees go to the unit's arena. `pipeline` are sample values of what the pipeline supplies (render/deploy_values.hpp):
/// a module's variables of these names have them. What a reader refuses is `verify.unreadable`, reported on the
/// template and on the model's value that were printed there, with the reader's own words. `diagnostics` are the unit's
/// own; where they have errors already, or a value that is unknown blocks an output, modules are not evaluated.
[[nodiscard]] UnitArtifacts read_back(render::UnitRender& unit, const document::Value& pipeline,
                                      render::UnitSpace& space, diagnostics::Diagnostics& diagnostics);

/// One output alone, whose module is not looked at.
[[nodiscard]] Artifact read_output(render::UnitRender& unit, render::RenderedOutput& output, render::UnitSpace& space,
                                   diagnostics::Diagnostics& diagnostics);

}  // namespace stageplot::readback
