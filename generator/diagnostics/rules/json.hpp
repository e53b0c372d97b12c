// Findings of the `json` family: what the JSON reader can't accept.
#pragma once

#include "diagnostics/rule.hpp"

namespace stageplot::diagnostics::rules {

extern const Rule json_syntax;
extern const Rule json_duplicate_key;
extern const Rule json_bad_number;
extern const Rule json_too_deep;
extern const Rule json_too_large;

}  // namespace stageplot::diagnostics::rules
