// The end of both modes of `drift`: from objects of both sides to the printed report.
#pragma once

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

/// All objects of the exports.
[[nodiscard]] std::vector<document::Value> objects_of(std::span<const drift::Export> exports);

}  // namespace stageplot::cli
