// Reads a rendered output back in its own language, once: what a chart, the verification and policies see of it is the
// same tree, and never the one that was there before it was written.
#pragma once

#include "diagnostics/collector.hpp"
#include "document/yaml_reader.hpp"
#include "render/render_unit.hpp"

namespace stageplot::render {

/// Reads an output's YAML into its `documents`, unless that is done: one document, or with `stream` all of them. False
/// where its reader refuses it, which is reported as report_unreadable() does.
bool read_yaml_output(RenderedOutput& output, const UnitRender& unit, UnitSpace& space,
                      const document::YamlOptions& options, bool stream, diagnostics::Diagnostics& diagnostics);

/// Reports a reader's errors about an output as `verify.unreadable`, on the template and on the model's value that were
/// printed there, with the reader's own words. True when there is none.
bool report_unreadable(const diagnostics::Diagnostics& seen, const RenderedOutput& output, const UnitRender& unit,
                       const UnitSpace& space, diagnostics::Diagnostics& diagnostics);

}  // namespace stageplot::render
