// The checks by name. A new one is a file, a line here, a line in check.cpp and a rule in diagnostics/rules/check.
#pragma once

#include "checks/check.hpp"

namespace stageplot::checks {

void alarm_name(const Subject& subject, diagnostics::Diagnostics& diagnostics);
void certificate_account(const Subject& subject, diagnostics::Diagnostics& diagnostics);
void certificate_region(const Subject& subject, diagnostics::Diagnostics& diagnostics);
void health_timeout(const Subject& subject, diagnostics::Diagnostics& diagnostics);
void host_domain(const Subject& subject, diagnostics::Diagnostics& diagnostics);
void probe_timeout(const Subject& subject, diagnostics::Diagnostics& diagnostics);
void replica_range(const Subject& subject, diagnostics::Diagnostics& diagnostics);
void request_above_limit(const Subject& subject, diagnostics::Diagnostics& diagnostics);

// Checks that see all units together.
void unique_names(const model::Model& model, diagnostics::Diagnostics& diagnostics);

}  // namespace stageplot::checks
