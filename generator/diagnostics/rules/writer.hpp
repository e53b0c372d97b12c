// Findings of the `writer` family: what stands in the way of writing `rendered/`, and what would be lost by it.
#pragma once

#include "diagnostics/rule.hpp"

namespace stageplot::diagnostics::rules {

// It could not run (exit code 3).
extern const Rule writer_busy;
extern const Rule writer_not_a_folder;
extern const Rule writer_unwritable;
extern const Rule writer_journal;

// One unit, or what the model names it, is wrong.
extern const Rule writer_bad_path;
extern const Rule writer_out_of_date;
extern const Rule writer_path_conflict;
extern const Rule writer_lock_conflict;
extern const Rule writer_lock_malformed;
extern const Rule writer_lock_missing;
extern const Rule writer_lock_newer;
extern const Rule writer_unknown_file;

// Warnings.
extern const Rule writer_hand_edited;
extern const Rule writer_left_model;

}  // namespace stageplot::diagnostics::rules
