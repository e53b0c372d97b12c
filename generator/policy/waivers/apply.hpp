// The one evaluator of waivers: gives findings the waiver that fits them. Knows no dates (what has ended is marked so
// in the entries, by `check` alone), so that a render does not depend on the day.
#pragma once

#include "diagnostics/collector.hpp"
#include "policy/waivers/waivers.hpp"
#include "source/source_files.hpp"

namespace stageplot::waivers {

/// What may be waived of a code.
enum class Waivable {
  always,       // errors too: policies, and the model's checks
  if_no_error,  // a code whose severity depends on what was found
  never,
};

/// By the family of the code and the severity of its rule.
[[nodiscard]] Waivable waivable(const diagnostics::Rule& rule);

/// Waives each finding that an entry fits, by the first that does. Call it when the findings have their environments
/// and services, and before asking for errors; findings that have a waiver keep it. An error that cannot be waived
/// stays, and the entry that tries is a finding (`waiver.not-waivable`). `sources` is the table of the findings' spans.
void apply(const Waivers& waivers, const source::SourceFiles& sources, diagnostics::Diagnostics& diagnostics);

/// Whether an entry's scope has the finding.
[[nodiscard]] bool covers(const Scope& scope, const diagnostics::Diagnostic& finding,
                          const source::SourceFiles& sources);

}  // namespace stageplot::waivers
