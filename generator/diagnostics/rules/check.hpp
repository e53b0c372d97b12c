// Findings of the checks: what a platform would refuse or what can never work.
#pragma once

#include "diagnostics/rule.hpp"

namespace stageplot::diagnostics::rules {

extern const Rule check_certificate_region;
extern const Rule check_probe_timeout;
extern const Rule check_replica_range;
extern const Rule check_request_above_limit;

}  // namespace stageplot::diagnostics::rules
