// A text as findings quote it: on one line and not too long.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace stageplot::text {

inline constexpr std::size_t kMostShown = 60;  // characters

/// Line breaks and tabs as escapes, other control characters as `?`; `…` behind `most` characters.
[[nodiscard]] std::string one_line(std::string_view text, std::size_t most = kMostShown);

}  // namespace stageplot::text
