// Equality and order of values. Equality is heterogeneous and never an error; order exists between numbers of any kind
// and between values of one ordered kind.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>

#include "policy/cel/context.hpp"
#include "policy/cel/value.hpp"

namespace stageplot::policy::cel {

enum class Equality : std::uint8_t { no, yes, unknown };

/// Lists by items in order, maps by keys and values in any order, NaN equals nothing. Unknown where an unknown value
/// inside decides. Steps are charged for what is compared.
[[nodiscard]] Equality equal(Context& context, const Value& a, const Value& b);

/// nullopt where the two kinds have no order.
[[nodiscard]] std::optional<std::partial_ordering> order(Context& context, const Value& a, const Value& b);

/// Whether the kind's values can be sorted.
[[nodiscard]] bool is_ordered(Kind kind);

}  // namespace stageplot::policy::cel
