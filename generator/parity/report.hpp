// What two environments differ in, as a Report for people and programs and as findings of a check.
#pragma once

#include "diagnostics/collector.hpp"
#include "diff/report.hpp"
#include "parity/compare_environments.hpp"
#include "source/source_files.hpp"

namespace stageplot::parity {

/// The two sides are the two environments; each value has the line of the model that set it. Information: what the
/// facts explain, what is declared, what is unknown. Differences: what nobody has explained, and leaks. Warnings: what
/// is suspiciously equal, and declarations that nothing needs.
[[nodiscard]] diff::Report make_report(const Parity& parity, const model::Model& model, const model::Environment& a,
                                       const model::Environment& b, const source::SourceFiles& sources);

/// Findings about the pair: `parity.undeclared`, `parity.leak`, `parity.out-of-bound` (errors),
/// `parity.suspiciously-equal` and `parity.stale-declaration` (warnings), on the model's lines, which are shown without
/// their secrets.
void report_findings(const Parity& parity, const model::Model& model, const PairDeclarations& declarations,
                     const source::SourceFiles& sources, diagnostics::Diagnostics& diagnostics);

}  // namespace stageplot::parity
