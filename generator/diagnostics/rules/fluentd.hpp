// Findings of the `fluentd` family: a configuration that fluentd's v1 parser refuses, or reads otherwise than it looks.
#pragma once

#include "diagnostics/rule.hpp"

namespace stageplot::diagnostics::rules {

extern const Rule fluentd_duplicate_parameter;
extern const Rule fluentd_embedded_ruby;
extern const Rule fluentd_encoding;
extern const Rule fluentd_escape;
extern const Rule fluentd_include;
extern const Rule fluentd_json;
extern const Rule fluentd_limit;
extern const Rule fluentd_line_break;
extern const Rule fluentd_mismatched_close;
extern const Rule fluentd_reserved_name;
extern const Rule fluentd_section_tag;
extern const Rule fluentd_text_after_value;
extern const Rule fluentd_unclosed_quote;
extern const Rule fluentd_unclosed_section;

}  // namespace stageplot::diagnostics::rules
