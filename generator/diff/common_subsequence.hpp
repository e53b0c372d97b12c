// The longest common subsequence of two rows of numbers: what lists and texts are compared by once equal items have
// equal numbers.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace stageplot::diff {

struct Match {
  std::size_t a = 0;
  std::size_t b = 0;
};

inline constexpr std::size_t kMostSteps = 2'000'000;

/// The pairs of equal items in rising order on both sides, after Myers (1986). What stands on one side alone costs
/// nothing; nullopt where the order of the others differs so much that it takes more than `most_steps` steps.
[[nodiscard]] std::optional<std::vector<Match>> common_subsequence(std::span<const std::uint32_t> a,
                                                                   std::span<const std::uint32_t> b,
                                                                   std::size_t most_steps = kMostSteps);

/// Which items of `positions` form its longest rising subsequence (O(n log n)); the others have moved.
[[nodiscard]] std::vector<bool> longest_rising(std::span<const std::size_t> positions);

}  // namespace stageplot::diff
