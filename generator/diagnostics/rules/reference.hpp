// Findings of resolving `${…}` references.
#pragma once

#include "diagnostics/rule.hpp"

namespace stageplot::diagnostics::rules {

extern const Rule reference_syntax;
extern const Rule reference_unknown;
extern const Rule reference_cycle;
extern const Rule reference_not_text;
extern const Rule reference_too_large;

}  // namespace stageplot::diagnostics::rules
