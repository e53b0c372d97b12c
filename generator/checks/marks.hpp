// What the model does not know for sure, as notes: `check` lists every `!assumed` and `!unknown` mark, each once for
// all units that it reaches.
#pragma once

#include "diagnostics/collector.hpp"
#include "model/model.hpp"

namespace stageplot::checks {

void list_marks(const model::Model& model, diagnostics::Diagnostics& diagnostics);

}  // namespace stageplot::checks
