// YAML as yamlencode writes and yamldecode reads it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "terraform/functions/value.hpp"

namespace stageplot::terraform {

/// Terraform's block style: keys and texts in double quotes, keys sorted. The value must be known.
[[nodiscard]] std::string encode_yaml(const Value& value);

/// One document. Lists are tuples, maps objects; every value has the origin and flags `from`. nullopt with the reason
/// in `problem`.
[[nodiscard]] std::optional<Value> decode_yaml(std::string_view text, ValueFactory& values, Inheritance from,
                                               std::string& problem);

}  // namespace stageplot::terraform
