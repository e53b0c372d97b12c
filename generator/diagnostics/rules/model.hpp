// Findings about the model as a whole, beside what layers, schemas and checks say.
#pragma once

#include "diagnostics/rule.hpp"

namespace stageplot::diagnostics::rules {

extern const Rule model_unread_value;

}  // namespace stageplot::diagnostics::rules
