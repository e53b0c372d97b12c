// Findings of the `systemd` family: units that systemd refuses, or starts without what they say.
#pragma once

#include "diagnostics/rule.hpp"

namespace stageplot::diagnostics::rules {

extern const Rule systemd_bad_command;
extern const Rule systemd_bad_value;
extern const Rule systemd_conflicting_settings;
extern const Rule systemd_missing_setting;
extern const Rule systemd_syntax;
extern const Rule systemd_unknown_section;
extern const Rule systemd_unknown_setting;

}  // namespace stageplot::diagnostics::rules
