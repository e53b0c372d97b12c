// Reads every output back in its own language, right after rendering. A unit with an output that its reader refuses is
// not written.
#pragma once

#include "diagnostics/collector.hpp"
#include "render/render_unit.hpp"

namespace stageplot::verify {

/// Reads `output` (its text is added to the unit's own sources). What its reader refuses is `verify.unreadable`, reported
/// on the template and on the model's value that were printed there, with the reader's own words. True when all is right.
bool verify_output(const render::RenderedOutput& output, render::UnitSpace& space,
                   diagnostics::Diagnostics& diagnostics);

}  // namespace stageplot::verify
