// Findings about the command line: the tool could not run (exit 3).
#pragma once

#include "diagnostics/rule.hpp"

namespace stageplot::diagnostics::rules {

extern const Rule usage_unknown_command;
extern const Rule usage_bad_option;
extern const Rule usage_unknown_environment;
extern const Rule usage_abstract_layer;
extern const Rule usage_unknown_service;
extern const Rule usage_not_there;
extern const Rule usage_unknown_path;
extern const Rule usage_unknown_rule;
extern const Rule usage_unreadable;

}  // namespace stageplot::diagnostics::rules
