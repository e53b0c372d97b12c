// Findings about Kubernetes objects: what the API server refuses, and what nothing here can check.
#pragma once

#include "diagnostics/rule.hpp"

namespace stageplot::diagnostics::rules {

// Types.
extern const Rule kubernetes_bad_enum;
extern const Rule kubernetes_bad_quantity;
extern const Rule kubernetes_bad_value;
extern const Rule kubernetes_duplicate_key;
extern const Rule kubernetes_missing_field;
extern const Rule kubernetes_unknown_field;
extern const Rule kubernetes_wrong_type;

// API versions and kinds.
extern const Rule kubernetes_removed_api;
extern const Rule kubernetes_unknown_kind;
extern const Rule kubernetes_unknown_version;

// What the API server's validation refuses beyond types.
extern const Rule kubernetes_bad_name;
extern const Rule kubernetes_conflicting_fields;
extern const Rule kubernetes_missing_volume;
extern const Rule kubernetes_request_above_limit;
extern const Rule kubernetes_selector_mismatch;

// Files of custom kinds.
extern const Rule kubernetes_bad_crd;

}  // namespace stageplot::diagnostics::rules
