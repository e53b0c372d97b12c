// A ValidatingAdmissionPolicy and its binding as documents become data. Everything wrong is `policy.bad-file`.
#pragma once

#include "policy/field_reader.hpp"
#include "policy/policy.hpp"

namespace stageplot::policy {

/// Expressions are not compiled yet.
void read_policy(const document::Value& document, const FieldReader& reader, Policy& policy);
[[nodiscard]] Binding read_binding(const document::Value& document, const FieldReader& reader);

}  // namespace stageplot::policy
