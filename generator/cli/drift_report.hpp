// The end of both modes of `drift`: from objects of both sides to the printed report.
#pragma once

#include <set>
#include <span>
#include <string>
#include <vector>

#include "cli/drift_options.hpp"
#include "diff/report.hpp"
#include "drift/exports/export.hpp"
#include "drift/kubernetes_drift.hpp"

namespace stageplot::cli {

/// The side that runs, as the report names it.
[[nodiscard]] diff::Side live_side(std::span<const drift::Export> exports);

[[nodiscard]] drift::KubernetesOptions kubernetes_options(const DriftOptions& options);

/// What --baseline knows already goes, and a note of the report says how much.
void leave_out_known(const std::set<std::string>& baseline, const DriftOptions& options, diff::Report& report,
                     std::vector<diff::Subject>& subjects);

/// All objects of the exports of a kind.
[[nodiscard]] std::vector<document::Value> objects_of(std::span<const drift::Export> exports,
                                                      drift::ExportKind kind = drift::ExportKind::kubernetes);

}  // namespace stageplot::cli
