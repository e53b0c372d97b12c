// Findings of the `template` family: templates that cannot be read, and renders that fail.
#pragma once

#include "diagnostics/rule.hpp"

namespace stageplot::diagnostics::rules {

extern const Rule template_syntax;
extern const Rule template_undefined_function;
extern const Rule template_undefined_variable;
extern const Rule template_undefined_template;
extern const Rule template_missing_field;
extern const Rule template_wrong_type;
extern const Rule template_call_failed;
extern const Rule template_raw;
extern const Rule template_required;
extern const Rule template_fail;
extern const Rule template_deploy_value;
extern const Rule template_cannot_print;
extern const Rule template_step_limit;
extern const Rule template_depth_limit;
extern const Rule template_size_limit;

}  // namespace stageplot::diagnostics::rules
