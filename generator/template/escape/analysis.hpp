// The load-time half of safe printing: for every template of a file with a dialect, in which position each action
// stands, or why it may not stand there. One walk for all dialects; what a position is, their Scanners know.
//
// Control actions stand on lines of their own (see control_lines.hpp) or inside one double-quoted string, and each
// branch ends where it began. A `define` is read by itself and must be complete: what `include` gives is then a
// fragment that can stand on a line or as a whole value. `template` and `block` print without indenting and are
// refused.
#pragma once

#include "diagnostics/collector.hpp"
#include "template/template_set.hpp"

namespace stageplot::gotemplate {

/// Fills in TemplateFile::positions of all files of the set that have a dialect; to be called once, when the set is
/// complete. Reports every refused action, and every use of `raw`; a set with an error must not be rendered.
void analyse_positions(const TemplateSet& templates, diagnostics::Diagnostics& diagnostics);

}  // namespace stageplot::gotemplate
