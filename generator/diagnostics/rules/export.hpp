// Exports of what runs: what kubectl, helm, terraform and aws printed, as drift reads it.
#pragma once

#include "diagnostics/rule.hpp"

namespace stageplot::diagnostics::rules {

extern const Rule export_unreadable;
extern const Rule export_unknown;
extern const Rule export_empty;
extern const Rule export_version;
extern const Rule export_wrong_option;
extern const Rule export_too_large;
extern const Rule export_inexact_number;

}  // namespace stageplot::diagnostics::rules
