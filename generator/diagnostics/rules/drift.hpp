// Comparing what runs with what the model renders.
#pragma once

#include "diagnostics/rule.hpp"

namespace stageplot::diagnostics::rules {

extern const Rule drift_bad_baseline;
extern const Rule drift_bad_expectation;
extern const Rule drift_expired_expectation;
extern const Rule drift_no_objects;
extern const Rule drift_other_environment;
extern const Rule drift_unused_expectation;

}  // namespace stageplot::diagnostics::rules
