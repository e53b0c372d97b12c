// "Did you mean": the nearest known word to a misspelt one. One helper for keys, functions, environments, services,
// commands, flags and rule codes.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace stageplot::text {

/// Number of insertions, deletions, replacements and swaps of neighbours that turn `a` into `b`; gives up above `limit`
/// and returns limit + 1.
[[nodiscard]] std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit);

/// The candidate nearest to `word`, at most a third of its length away (at least 1, at most 3); the first of equals.
/// Upper and lower case count as equal.
[[nodiscard]] std::optional<std::string_view> nearest(std::string_view word,
                                                      std::span<const std::string_view> candidates);

/// "did you mean `x`?" or nothing.
[[nodiscard]] std::string did_you_mean(std::string_view word, std::span<const std::string_view> candidates);

}  // namespace stageplot::text
