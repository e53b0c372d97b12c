// Reads every output of a unit back in its own language, right after rendering.
#pragma once

#include "diagnostics/collector.hpp"
#include "readback/artifacts.hpp"
#include "render/render_unit.hpp"

namespace stageplot::readback {

/// Trees go to the unit's arena. What a reader refuses is `verify.unreadable`, reported on the template and on the
/// model's value that were printed there, with the reader's own words.
[[nodiscard]] UnitArtifacts read_back(render::UnitRender& unit, render::UnitSpace& space,
                                      diagnostics::Diagnostics& diagnostics);

}  // namespace stageplot::readback
