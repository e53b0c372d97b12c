// Comparing what runs with what the model renders.
#pragma once

#include "diagnostics/rule.hpp"

namespace stageplot::diagnostics::rules {

extern const Rule drift_no_objects;

}  // namespace stageplot::diagnostics::rules
