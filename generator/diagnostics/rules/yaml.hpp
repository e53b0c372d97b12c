// Findings of the YAML readers: the text itself is wrong, whatever it means.
#pragma once

#include "diagnostics/rule.hpp"

namespace stageplot::diagnostics::rules {

extern const Rule yaml_syntax;
extern const Rule yaml_encoding;
extern const Rule yaml_line_break;
extern const Rule yaml_too_large;
extern const Rule yaml_too_deep;
extern const Rule yaml_too_many_aliases;
extern const Rule yaml_bad_alias;
extern const Rule yaml_several_documents;
extern const Rule yaml_duplicate_key;
extern const Rule yaml_non_string_key;
extern const Rule yaml_merge_key;
extern const Rule yaml_unquoted_word;
extern const Rule yaml_unquoted_number;
extern const Rule yaml_bad_number;
extern const Rule yaml_unknown_tag;
extern const Rule yaml_bad_tag_value;
extern const Rule yaml_bad_mark;
extern const Rule yaml_ambiguous;

}  // namespace stageplot::diagnostics::rules
