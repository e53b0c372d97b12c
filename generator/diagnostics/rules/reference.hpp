// Findings of the `reference` family.
#pragma once

#include "diagnostics/rule.hpp"

namespace stageplot::diagnostics::rules {

}  // namespace stageplot::diagnostics::rules
