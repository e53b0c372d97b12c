#include "diff/renamed.hpp"

#include <algorithm>
#include <map>

#include "diff/compare.hpp"

namespace stageplot::diff {
namespace {

/// Fewer equal leaves say nothing: `apiVersion`, `kind` and a namespace are the same for many.
constexpr std::size_t kFewestEqual = 5;

struct Guess {
  double alike = 0;
  std::size_t a = 0;
  std::size_t b = 0;
};

double share_of_equal(const Comparison& comparison) {
  if (comparison.equal_leaves < kFewestEqual) return 0;
  const std::size_t all = comparison.equal_leaves + comparison.different_leaves;
  return static_cast<double>(comparison.equal_leaves) / static_cast<double>(all);
}

std::vector<Guess> guesses_of(std::span<const Candidate> a, std::span<const Candidate> b, const Shape& shape) {
  std::map<std::string_view, std::vector<std::size_t>> by_kind;
  for (std::size_t j = 0; j < b.size(); ++j) by_kind[b[j].kind].push_back(j);
  std::vector<Guess> guesses;
  std::size_t looked_at = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const auto candidates = by_kind.find(a[i].kind);
    if (candidates == by_kind.end()) continue;
    for (const std::size_t j : candidates->second) {
      if (++looked_at > kMostGuesses) return guesses;
      const double alike = share_of_equal(compare(a[i].tree, b[j].tree, shape));
      if (alike >= kAlike) guesses.push_back({alike, i, j});
    }
  }
  return guesses;
}

}  // namespace

std::vector<Renamed> find_renamed(std::span<const Candidate> a, std::span<const Candidate> b, const Shape& shape) {
  std::vector<Guess> guesses = guesses_of(a, b, shape);
  std::ranges::stable_sort(guesses, [](const Guess& x, const Guess& y) { return x.alike > y.alike; });
  std::vector<bool> taken_a(a.size(), false);
  std::vector<bool> taken_b(b.size(), false);
  std::vector<Renamed> renamed;
  for (const Guess& guess : guesses) {
    if (taken_a[guess.a] || taken_b[guess.b]) continue;
    taken_a[guess.a] = true;
    taken_b[guess.b] = true;
    renamed.push_back({guess.a, guess.b});
  }
  std::ranges::sort(renamed, {}, &Renamed::a);
  return renamed;
}

}  // namespace stageplot::diff
