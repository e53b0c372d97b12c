// Listings of the honest marks: what is assumed, what nobody knows.
#pragma once

#include "diagnostics/rule.hpp"

namespace stageplot::diagnostics::rules {

extern const Rule mark_assumed;
extern const Rule mark_unknown;
extern const Rule mark_blocked;
extern const Rule mark_unconfirmed_keys;

}  // namespace stageplot::diagnostics::rules
