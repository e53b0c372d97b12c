// One unit on both sides: rendered, and where the outputs differ, read back and compared. Everything but the findings
// about it dies with the call.
#pragma once

#include <string>
#include <vector>

#include "comparison/pairs.hpp"
#include "comparison/side.hpp"
#include "diagnostics/collector.hpp"
#include "diff/report.hpp"

namespace stageplot::comparison {

struct UnitComparison {
  std::vector<diff::Subject> subjects;  // with one environment each
  std::vector<diff::Cell> notes;        // what is to be said of an output, or of the whole unit, beside its items
  std::size_t outputs = 0;              // compared ones
  std::size_t leaves = 0;               // of those that differ
};

/// `findings` gets side b's errors about the unit, resolved.
[[nodiscard]] UnitComparison compare_unit(const UnitPair& pair, const Side& a, const Side& b,
                                          diagnostics::Diagnostics& findings);

}  // namespace stageplot::comparison
