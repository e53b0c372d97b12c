// Findings of the checks: what a platform would refuse or what can never work, and warnings of what works badly.
#pragma once

#include "diagnostics/rule.hpp"

namespace stageplot::diagnostics::rules {

extern const Rule check_alarm_name;
extern const Rule check_certificate_account;
extern const Rule check_certificate_region;
extern const Rule check_duplicate_name;
extern const Rule check_health_timeout;
extern const Rule check_host_domain;
extern const Rule check_probe_timeout;
extern const Rule check_replica_range;
extern const Rule check_request_above_limit;

}  // namespace stageplot::diagnostics::rules
