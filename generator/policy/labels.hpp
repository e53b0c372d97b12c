// Labels and what selects by them.
#pragma once

#include "document/value.hpp"
#include "policy/policy.hpp"

namespace stageplot::policy {

/// `labels` is a map of texts, or nil.
[[nodiscard]] bool selects(const LabelSelector& selector, const document::Value& labels);

}  // namespace stageplot::policy
