// Findings of the `fluentd` family: a configuration that fluentd's v1 parser refuses, or reads otherwise than it looks,
// and one whose plugins cannot do what it says.
#pragma once

#include "diagnostics/rule.hpp"

namespace stageplot::diagnostics::rules {

extern const Rule fluentd_bad_value;
extern const Rule fluentd_conflicting_parameters;
extern const Rule fluentd_duplicate_id;
extern const Rule fluentd_duplicate_parameter;
extern const Rule fluentd_embedded_ruby;
extern const Rule fluentd_encoding;
extern const Rule fluentd_escape;
extern const Rule fluentd_include;
extern const Rule fluentd_json;
extern const Rule fluentd_label_loop;
extern const Rule fluentd_limit;
extern const Rule fluentd_line_break;
extern const Rule fluentd_mismatched_close;
extern const Rule fluentd_missing_parameter;
extern const Rule fluentd_missing_section;
extern const Rule fluentd_missing_timeout_label;
extern const Rule fluentd_no_effect;
extern const Rule fluentd_old_parameter;
extern const Rule fluentd_reserved_name;
extern const Rule fluentd_section_tag;
extern const Rule fluentd_shared_file;
extern const Rule fluentd_text_after_value;
extern const Rule fluentd_unchecked;
extern const Rule fluentd_unclosed_quote;
extern const Rule fluentd_unclosed_section;
extern const Rule fluentd_unfed_label;
extern const Rule fluentd_unknown_label;
extern const Rule fluentd_unknown_parameter;
extern const Rule fluentd_unknown_plugin;
extern const Rule fluentd_unknown_section;
extern const Rule fluentd_unmatched_tag;
extern const Rule fluentd_unreachable;

}  // namespace stageplot::diagnostics::rules
