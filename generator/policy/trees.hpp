// Terraform resources and Fluentd configurations as the trees that policies see.
#pragma once

#include <string_view>

#include "document/arena.hpp"
#include "document/origin.hpp"
#include "document/value.hpp"
#include "fluentd/document.hpp"

namespace stageplot::policy {

/// A resource's arguments: null ones left out, texts that are JSON objects as trees.
[[nodiscard]] document::Value arguments_tree(const document::Value& body, document::Arena& arena);

/// `{sources, filters, matches, sections}`; values have the origins of their literals.
[[nodiscard]] document::Value configuration_tree(const fluentd::Section& root, document::Arena& arena,
                                                 document::Origins& origins);

}  // namespace stageplot::policy
