// Finds, among the trees that one side has alone, those that the other side has under another name: an object whose
// name ends with a hash of its content, a resource that moved.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "diff/shape.hpp"

namespace stageplot::diff {

struct Candidate {
  std::string_view kind;  // trees of one kind alone can be the same one
  document::Value tree;
};

struct Renamed {
  std::size_t a = 0;
  std::size_t b = 0;
};

inline constexpr double kAlike = 0.6;  // share of equal leaves
inline constexpr std::size_t kMostGuesses = 10'000;

/// Pairs of candidates of one kind with at least kAlike equal leaves, and more than a few of them, the most alike
/// first; each candidate once, in the order of side a. Looks at kMostGuesses pairs at most.
[[nodiscard]] std::vector<Renamed> find_renamed(std::span<const Candidate> a, std::span<const Candidate> b,
                                                const Shape& shape);

}  // namespace stageplot::diff
