// Values as an expression would write them: `[1, 2u, "a"]`, `{"k": 1.5}`, `duration("90s")`.
#pragma once

#include <cstddef>
#include <string>

#include "policy/cel/value.hpp"

namespace stageplot::policy::cel {

inline constexpr std::size_t kMostShownBytes = std::size_t{64} << 10;

/// `…` stands for what is behind `most` bytes. Errors and unknowns inside are shown as such.
[[nodiscard]] std::string show(const Value& value, std::size_t most = kMostShownBytes);

}  // namespace stageplot::policy::cel
