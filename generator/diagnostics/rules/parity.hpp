// Findings about environments that are meant to be alike, and about `environments/parity.yaml`.
#pragma once

#include "diagnostics/rule.hpp"

namespace stageplot::diagnostics::rules {

extern const Rule parity_bad_declaration;
extern const Rule parity_leak;
extern const Rule parity_out_of_bound;
extern const Rule parity_stale_declaration;
extern const Rule parity_suspiciously_equal;
extern const Rule parity_undeclared;

}  // namespace stageplot::diagnostics::rules
