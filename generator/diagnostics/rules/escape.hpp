// Findings of the `escape` family: templates of our own targets that could let a value change the structure of an
// output, and values that cannot be written where they are printed.
#pragma once

#include "diagnostics/rule.hpp"

namespace stageplot::diagnostics::rules {

// when a template is loaded
extern const Rule escape_branches_differ;
extern const Rule escape_control;
extern const Rule escape_fragment;
extern const Rule escape_position;
extern const Rule escape_quoting_function;
extern const Rule escape_raw;
extern const Rule escape_unclosed;
// when it runs
extern const Rule escape_key;
extern const Rule escape_placeholder;
extern const Rule escape_text;
extern const Rule escape_value;

}  // namespace stageplot::diagnostics::rules
