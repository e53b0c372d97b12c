// Go's filepath.Match: shell patterns whose `*`, `?` and `[…]` never match a `/`. .helmignore and --show-only use it.
#pragma once

#include <optional>
#include <string_view>

namespace stageplot::chart {

/// Whether the whole name matches; nullopt for a malformed pattern (`[a`, a lone `\` at the end).
[[nodiscard]] std::optional<bool> path_match(std::string_view pattern, std::string_view name);

}  // namespace stageplot::chart
