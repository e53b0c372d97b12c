// Maps of which exactly one field says what they are: a volume, a probe, the source of a variable.
#pragma once

#include <span>
#include <string_view>

#include "kubernetes/validation/check.hpp"

namespace stageplot::kubernetes {

/// Exactly one of the fields must be set.
void check_one_of(const Subject& subject, std::span<const std::string_view> keys);

}  // namespace stageplot::kubernetes
