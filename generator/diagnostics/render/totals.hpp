// How many findings of each severity there are, how many are waived, and the line that says so.
#pragma once

#include <cstddef>
#include <span>
#include <string>

#include "diagnostics/diagnostic.hpp"

namespace stageplot::diagnostics {

struct Totals {
  std::size_t errors = 0;
  std::size_t warnings = 0;
  std::size_t notes = 0;
  std::size_t waived = 0;  // of any severity; not among the others
};

[[nodiscard]] Totals count(std::span<const Diagnostic> findings);

/// `2 errors, 1 warning, 3 waived`; what has no findings is left out, nothing at all is the empty string.
[[nodiscard]] std::string summary_line(const Totals& totals);

}  // namespace stageplot::diagnostics
