// Findings of the checks: what a platform would refuse or what can never work, and warnings of what works badly.
#pragma once

#include "diagnostics/rule.hpp"

namespace stageplot::diagnostics::rules {

extern const Rule check_alarm_name;
extern const Rule check_alarm_period;
extern const Rule check_buffer_memory;
extern const Rule check_burst_credits;
extern const Rule check_certificate_account;
extern const Rule check_certificate_region;
extern const Rule check_duplicate_name;
extern const Rule check_health_timeout;
extern const Rule check_host_domain;
extern const Rule check_probe_timeout;
extern const Rule check_replica_range;
extern const Rule check_request_above_limit;
extern const Rule check_scaling_step;
extern const Rule check_scaling_thresholds;
extern const Rule check_single_copy;
extern const Rule check_telemetry_region;

}  // namespace stageplot::diagnostics::rules
