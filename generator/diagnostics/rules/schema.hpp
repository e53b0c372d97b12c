// Findings of validating a value against its schema, and of schemas themselves.
#pragma once

#include "diagnostics/rule.hpp"

namespace stageplot::diagnostics::rules {

extern const Rule schema_wrong_type;
extern const Rule schema_missing_key;
extern const Rule schema_unknown_key;
extern const Rule schema_not_in_enum;
extern const Rule schema_pattern;
extern const Rule schema_range;
extern const Rule schema_length;
extern const Rule schema_duplicate_item;
extern const Rule schema_bad_scalar;
extern const Rule schema_no_alternative;
extern const Rule schema_not_allowed;
extern const Rule schema_limit;

// In a schema file.
extern const Rule schema_bad_schema;
extern const Rule schema_unknown_reference;
extern const Rule schema_endless_reference;
extern const Rule schema_unsupported_pattern;

}  // namespace stageplot::diagnostics::rules
