// Findings about the base of `diff --base`: git could not give it, or it cannot be loaded (exit 3).
#pragma once

#include "diagnostics/rule.hpp"

namespace stageplot::diagnostics::rules {

extern const Rule base_no_git;
extern const Rule base_no_repository;
extern const Rule base_foreign_owner;
extern const Rule base_no_work_tree;
extern const Rule base_unknown_reference;
extern const Rule base_no_common_commit;
extern const Rule base_no_project;
extern const Rule base_missing_objects;
extern const Rule base_unreadable;
extern const Rule base_unsound;

}  // namespace stageplot::diagnostics::rules
