// ENV… and --service S… of a comparison: what either side has can be named.
#pragma once

#include <vector>

#include "cli/selection.hpp"
#include "comparison/pairs.hpp"
#include "diagnostics/collector.hpp"

namespace stageplot::cli {

/// Those of `pairs` that are selected. Names that neither side has are `usage.*` findings, and then there are none.
[[nodiscard]] std::vector<comparison::UnitPair> select_pairs(std::vector<comparison::UnitPair> pairs,
                                                             const Selection& selection,
                                                             diagnostics::Diagnostics& diagnostics);

}  // namespace stageplot::cli
