// What the formats that are lines of text do with waived findings.
#pragma once

namespace stageplot::diagnostics {

enum class WaivedFindings {
  count,  // at most their number
  list,   // each
};

}  // namespace stageplot::diagnostics
