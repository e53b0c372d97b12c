// The policy that Terraform makes of a data source `aws_iam_policy_document`.
#pragma once

#include <optional>

#include "document/arena.hpp"
#include "document/value.hpp"

namespace stageplot::drift {

/// The document as a tree, in the order of the module: compare it by meaning, not by text. nullopt where a part of the
/// body is unknown, or documents are laid over others.
[[nodiscard]] std::optional<document::Value> policy_document(const document::Value& body, document::Arena& arena);

}  // namespace stageplot::drift
