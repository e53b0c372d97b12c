// Findings of reading back what was rendered.
#pragma once

#include "diagnostics/rule.hpp"

namespace stageplot::diagnostics::rules {

extern const Rule verify_unreadable;

}  // namespace stageplot::diagnostics::rules
