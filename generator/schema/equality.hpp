// Types and equality as JSON Schema defines them: numbers by value whatever their kind (1 equals 1.0), maps without
// order, flags and exact types ignored.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>

#include "document/value.hpp"

namespace stageplot::schema {

/// The TypeBits that a value has: an integer is a number too, and so is 1.0 an integer.
[[nodiscard]] std::uint32_t type_bits(const document::Value& value);

[[nodiscard]] bool equal(const document::Value& a, const document::Value& b);

/// The first two items that are equal, as indices (earlier, later). Sorts by hash, so linear but for the sorting.
[[nodiscard]] std::optional<std::pair<std::size_t, std::size_t>> find_duplicate(std::span<const document::Value> items);

}  // namespace stageplot::schema
