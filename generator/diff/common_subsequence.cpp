#include "diff/common_subsequence.hpp"

#include <algorithm>
#include <unordered_set>

namespace stageplot::diff {
namespace {

struct Row {
  std::vector<std::uint32_t> numbers;
  std::vector<std::size_t> places;  // in the whole row
};

Row only_known(std::span<const std::uint32_t> row, std::size_t offset, const std::unordered_set<std::uint32_t>& known) {
  Row result;
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (!known.contains(row[i])) continue;
    result.numbers.push_back(row[i]);
    result.places.push_back(offset + i);
  }
  return result;
}

/// The furthest points of each round of the greedy walk, kept to find the way back: round d has diagonals -d, -d+2 … d.
class Rounds {
 public:
  Rounds(const Row& a, const Row& b) : a_(a), b_(b) {}

  /// Whether the ends were reached within the steps.
  bool walk(std::size_t most_steps) {
    const auto size_a = static_cast<std::ptrdiff_t>(a_.numbers.size());
    const auto size_b = static_cast<std::ptrdiff_t>(b_.numbers.size());
    std::size_t steps = 0;
    for (std::ptrdiff_t round = 0; round <= size_a + size_b; ++round) {
      steps += static_cast<std::size_t>(round) + 1;
      if (steps > most_steps) return false;
      std::vector<std::uint32_t> furthest(static_cast<std::size_t>(round) + 1);
      for (std::ptrdiff_t diagonal = -round; diagonal <= round; diagonal += 2) {
        std::ptrdiff_t x = start(round, diagonal);
        std::ptrdiff_t y = x - diagonal;
        while (x < size_a && y < size_b && a_.numbers[index(x)] == b_.numbers[index(y)]) ++x, ++y;
        furthest[index((diagonal + round) / 2)] = static_cast<std::uint32_t>(std::max<std::ptrdiff_t>(x, 0));
        if (x >= size_a && y >= size_b) {
          rounds_.push_back(std::move(furthest));
          return true;
        }
      }
      rounds_.push_back(std::move(furthest));
    }
    return true;
  }

  [[nodiscard]] std::vector<Match> matches() const {
    std::vector<Match> result;
    auto x = static_cast<std::ptrdiff_t>(a_.numbers.size());
    auto y = static_cast<std::ptrdiff_t>(b_.numbers.size());
    for (auto round = static_cast<std::ptrdiff_t>(rounds_.size()) - 1; round >= 0; --round) {
      const std::ptrdiff_t diagonal = x - y;
      const std::ptrdiff_t from = start(round, diagonal);
      while (x > from && y > from - diagonal) {
        --x, --y;
        result.push_back({a_.places[index(x)], b_.places[index(y)]});
      }
      if (round == 0) break;
      // The step into this diagonal: down from the one above, or right from the one below.
      if (came_down(round, diagonal)) {
        --y;
      } else {
        --x;
      }
    }
    std::ranges::reverse(result);
    return result;
  }

 private:
  static std::size_t index(std::ptrdiff_t position) { return static_cast<std::size_t>(position); }

  [[nodiscard]] std::ptrdiff_t reached(std::ptrdiff_t round, std::ptrdiff_t diagonal) const {
    return static_cast<std::ptrdiff_t>(rounds_[index(round)][index((diagonal + round) / 2)]);
  }

  [[nodiscard]] bool came_down(std::ptrdiff_t round, std::ptrdiff_t diagonal) const {
    if (diagonal == -round) return true;
    if (diagonal == round) return false;
    return reached(round - 1, diagonal - 1) < reached(round - 1, diagonal + 1);
  }

  [[nodiscard]] std::ptrdiff_t start(std::ptrdiff_t round, std::ptrdiff_t diagonal) const {
    if (round == 0) return 0;
    if (came_down(round, diagonal)) return reached(round - 1, diagonal + 1);
    return reached(round - 1, diagonal - 1) + 1;
  }

  const Row& a_;
  const Row& b_;
  std::vector<std::vector<std::uint32_t>> rounds_;
};

}  // namespace

std::optional<std::vector<Match>> common_subsequence(std::span<const std::uint32_t> a, std::span<const std::uint32_t> b,
                                                     std::size_t most_steps) {
  std::vector<Match> result;
  std::size_t before = 0;
  while (before < a.size() && before < b.size() && a[before] == b[before]) {
    result.push_back({before, before});
    ++before;
  }
  std::size_t after = 0;
  while (after < a.size() - before && after < b.size() - before && a[a.size() - 1 - after] == b[b.size() - 1 - after]) {
    ++after;
  }
  const auto middle_a = a.subspan(before, a.size() - before - after);
  const auto middle_b = b.subspan(before, b.size() - before - after);
  if (!middle_a.empty() && !middle_b.empty()) {
    const Row row_a = only_known(middle_a, before, {middle_b.begin(), middle_b.end()});
    const Row row_b = only_known(middle_b, before, {middle_a.begin(), middle_a.end()});
    Rounds rounds{row_a, row_b};
    if (!rounds.walk(most_steps)) return std::nullopt;
    const std::vector<Match> middle = rounds.matches();
    result.insert(result.end(), middle.begin(), middle.end());
  }
  for (std::size_t i = after; i > 0; --i) result.push_back({a.size() - i, b.size() - i});
  return result;
}

std::vector<bool> longest_rising(std::span<const std::size_t> positions) {
  constexpr auto kNone = static_cast<std::size_t>(-1);
  std::vector<std::size_t> ends;  // ends[n]: the item with which the best row of n + 1 items ends
  std::vector<std::size_t> before(positions.size(), kNone);
  for (std::size_t i = 0; i < positions.size(); ++i) {
    const auto place =
        std::ranges::lower_bound(ends, positions[i], {}, [&](std::size_t item) { return positions[item]; });
    if (place != ends.begin()) before[i] = *std::prev(place);
    if (place == ends.end()) {
      ends.push_back(i);
    } else {
      *place = i;
    }
  }
  std::vector<bool> rising(positions.size(), false);
  for (std::size_t item = ends.empty() ? kNone : ends.back(); item != kNone; item = before[item]) rising[item] = true;
  return rising;
}

}  // namespace stageplot::diff
