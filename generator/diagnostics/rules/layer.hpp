// Findings of merging layers: what stands in which layer, and how they fit together.
#pragma once

#include "diagnostics/rule.hpp"

namespace stageplot::diagnostics::rules {

extern const Rule layer_type_conflict;
extern const Rule layer_missing;
extern const Rule layer_cycle;
extern const Rule layer_not_a_map;
extern const Rule layer_unknown_service;
extern const Rule layer_unused_file;

}  // namespace stageplot::diagnostics::rules
