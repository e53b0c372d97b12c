// What `check` lists besides findings: the marks of the model, the keys that a target is not sure
// of, the waivers that end soon.
#pragma once

#include "cli/session.hpp"
#include "diagnostics/collector.hpp"
#include "render/plan.hpp"

namespace stageplot::cli {

/// One note a target whose outputs have keys that nobody confirms.
void list_unconfirmed_keys(const render::Plan& plan, const model::Model& model, diagnostics::Diagnostics& notes);

/// Prints the notes as a list to the output stream (not with --quiet; with --verbose they are printed as findings), and
/// adds them to the session's findings, so that JSON has them.
void print_notes(Session& session, diagnostics::Diagnostics&& notes);

}  // namespace stageplot::cli
