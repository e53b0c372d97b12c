// Findings of the `cloudconfig` family: user data that an instance could not read at its first boot, or would read
// without what it says.
#pragma once

#include "diagnostics/rule.hpp"

namespace stageplot::diagnostics::rules {

extern const Rule cloudconfig_bad_value;
extern const Rule cloudconfig_duplicate;
extern const Rule cloudconfig_header;
extern const Rule cloudconfig_missing_file;
extern const Rule cloudconfig_missing_key;
extern const Rule cloudconfig_no_effect;
extern const Rule cloudconfig_substitution;
extern const Rule cloudconfig_template;
extern const Rule cloudconfig_too_large;
extern const Rule cloudconfig_unchecked;
extern const Rule cloudconfig_unknown_key;
extern const Rule cloudconfig_unknown_unit;

}  // namespace stageplot::diagnostics::rules
