// Findings about the project as a whole: its root file and its folders.
#pragma once

#include "diagnostics/rule.hpp"

namespace stageplot::diagnostics::rules {

extern const Rule project_missing;
extern const Rule project_no_environments;
extern const Rule project_stray_folder;
extern const Rule project_unreadable;
extern const Rule project_unsupported_file;
extern const Rule project_bad_target;
extern const Rule project_tool_version;

}  // namespace stageplot::diagnostics::rules
