// Findings of the YAML readers: the text itself is wrong, whatever it means.
#pragma once

#include "diagnostics/rule.hpp"

namespace stageplot::diagnostics::rules {

extern const Rule yaml_syntax;
extern const Rule yaml_duplicate_key;

}  // namespace stageplot::diagnostics::rules
