// Listings of the honest marks: what is assumed, what nobody knows.
#pragma once

#include "diagnostics/rule.hpp"

namespace stageplot::diagnostics::rules {

extern const Rule mark_assumed;
extern const Rule mark_unknown;
extern const Rule mark_blocked;

}  // namespace stageplot::diagnostics::rules
