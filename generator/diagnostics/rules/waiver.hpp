// Findings about `policies/waivers.yaml`: exceptions that end, that nothing needs, that name what is not there.
#pragma once

#include "diagnostics/rule.hpp"

namespace stageplot::diagnostics::rules {

extern const Rule waiver_bad_value;
extern const Rule waiver_duplicate;
extern const Rule waiver_expired;
extern const Rule waiver_expiring;
extern const Rule waiver_not_waivable;
extern const Rule waiver_unknown_code;
extern const Rule waiver_unknown_scope;
extern const Rule waiver_unused;

}  // namespace stageplot::diagnostics::rules
