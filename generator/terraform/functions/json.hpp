// JSON as jsonencode writes and jsondecode reads it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "terraform/functions/value.hpp"

namespace stageplot::terraform {

/// Compact, keys sorted, numbers with all their digits, `<`, `>` and `&` as escapes. The value must be known.
/// `runs` gets where each key and value comes from.
[[nodiscard]] std::string encode_json(const Value& value, std::vector<document::Run>* runs = nullptr);

/// Lists are tuples, maps objects; every value has the origin and flags `from`. nullopt with the reason in `problem`.
[[nodiscard]] std::optional<Value> decode_json(std::string_view text, ValueFactory& values, Inheritance from,
                                               std::string& problem);

}  // namespace stageplot::terraform
