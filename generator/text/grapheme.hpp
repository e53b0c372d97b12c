// Characters as people count them: grapheme clusters of Unicode's annex 29.
#pragma once

#include <cstddef>
#include <string_view>

namespace stageplot::text {

/// An invalid byte counts as one.
[[nodiscard]] std::size_t count_graphemes(std::string_view text);

}  // namespace stageplot::text
