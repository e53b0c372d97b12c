// Findings of the `chart` family: Helm charts that cannot be loaded, values that they cannot take, and outputs that are
// no manifests.
#pragma once

#include "diagnostics/rule.hpp"

namespace stageplot::diagnostics::rules {

extern const Rule chart_metadata;
extern const Rule chart_unreadable;
extern const Rule chart_link;
extern const Rule chart_import;
extern const Rule chart_missing_dependency;
extern const Rule chart_values;
extern const Rule chart_values_conflict;
extern const Rule chart_release_name;
extern const Rule chart_kubernetes_version;
extern const Rule chart_helm_version;
extern const Rule chart_unread_value;
extern const Rule chart_newer_function;
extern const Rule chart_manifest;
extern const Rule chart_unknown_hook;
extern const Rule chart_too_large;

}  // namespace stageplot::diagnostics::rules
