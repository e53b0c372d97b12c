// Where templates print text unescaped on purpose: `{{ raw VALUE "REASON" }}`. It is visible in a review, since it is
// the whole action and its reason is written out beside it, and every place is a finding of each run, whether its
// branch is ever taken or not. What it prints is read back with the rest of the output.
//
// The text stands as it is; alone on a line each of its lines is indented to the action's column, as an included
// template's are.
#pragma once

#include "diagnostics/collector.hpp"
#include "template/template_set.hpp"

namespace stageplot::gotemplate {

/// The action is a `raw` and nothing else, with a value and a reason that is written out.
[[nodiscard]] bool prints_raw(const ActionNode& action);

/// Reports each use of `raw` in a file whose positions are known: `template.raw` where it is well written, `escape.raw`
/// where it is not.
void report_raw(const TemplateFile& file, diagnostics::Diagnostics& diagnostics);

/// Why text cannot be printed unescaped at a position of this kind, if it cannot.
[[nodiscard]] std::optional<Refusal> refuse_raw(const Position& position);

/// Prints a string as `raw` does.
[[nodiscard]] std::optional<PrintError> print_raw(const Position& position, const document::Value& text,
                                                  Output& output);

}  // namespace stageplot::gotemplate
