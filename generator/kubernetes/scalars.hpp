// Scalars as the API server decodes them from JSON: strings are not made of numbers, numbers not of strings; a quantity
// and a port may be either.
#pragma once

#include "document/value.hpp"
#include "kubernetes/report.hpp"
#include "kubernetes/types.hpp"

namespace stageplot::kubernetes {

/// `value` is neither null nor unreadable. Whether it is right; what is wrong is reported.
bool check_scalar(const document::Value& value, Scalar type, Report& report);

/// The whole number that a value is, also one written `1.0` or `1e3`; nullopt for anything else and outside of int64.
[[nodiscard]] std::optional<std::int64_t> whole_number(const document::Value& value);

}  // namespace stageplot::kubernetes
