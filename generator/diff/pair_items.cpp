#include "diff/pair_items.hpp"

#include <algorithm>
#include <deque>
#include <unordered_map>

#include "diff/common_subsequence.hpp"
#include "diff/equality.hpp"

namespace stageplot::diff {
namespace {

using document::Value;
using Items = std::span<const Value>;

constexpr std::size_t kNone = static_cast<std::size_t>(-1);
constexpr std::size_t kMostLikenesses = 400;  // pairs of changed items between two equal ones that are weighed
constexpr std::size_t kMostOfOneHash = 8;     // values that share a hash and are told apart
constexpr double kLeastLikeness = 0.1;        // of two maps or lists that are shown as one that changed

/// Equal values get equal numbers.
class Numbers {
 public:
  Numbers(const Shape& shape, Place item) : shape_(shape), item_(item) {}

  std::vector<std::uint32_t> of(Items items, const std::vector<std::uint64_t>& hashes) {
    std::vector<std::uint32_t> numbers;
    numbers.reserve(items.size());
    for (std::size_t i = 0; i < items.size(); ++i) numbers.push_back(number(items[i], hashes[i]));
    return numbers;
  }

 private:
  struct Known {
    const Value* value;
    std::uint32_t number;
  };

  std::uint32_t number(const Value& value, std::uint64_t hash) {
    std::vector<Known>& known = known_[hash];
    for (const Known& one : known) {
      if (equal(shape_, item_, *one.value, value)) return one.number;
    }
    // Beyond a handful of collisions an item counts as unlike all others: it is still compared with the one that stands
    // opposite.
    if (known.size() < kMostOfOneHash) known.push_back({&value, next_});
    return next_++;
  }

  const Shape& shape_;
  Place item_;
  std::unordered_map<std::uint64_t, std::vector<Known>> known_;
  std::uint32_t next_ = 0;
};

std::vector<std::uint64_t> hashes_of(const Shape& shape, Place item, Items items) {
  std::vector<std::uint64_t> hashes;
  hashes.reserve(items.size());
  for (const Value& value : items) hashes.push_back(hash_of(shape, item, value));
  return hashes;
}

/// The partner of each item of side a, and what they are to each other.
struct Partners {
  std::vector<std::size_t> b_of_a;
  std::vector<std::size_t> a_of_b;
  std::vector<ItemPair::Kind> kinds;  // by the item of side a

  void join(std::size_t a, std::size_t b, ItemPair::Kind kind) {
    b_of_a[a] = b;
    a_of_b[b] = a;
    kinds[a] = kind;
  }
};

void join_moved(const std::vector<std::uint32_t>& numbers_a, const std::vector<std::uint32_t>& numbers_b,
                Partners& partners) {
  std::unordered_map<std::uint32_t, std::deque<std::size_t>> free_in_b;
  for (std::size_t j = 0; j < numbers_b.size(); ++j) {
    if (partners.a_of_b[j] == kNone) free_in_b[numbers_b[j]].push_back(j);
  }
  for (std::size_t i = 0; i < numbers_a.size(); ++i) {
    if (partners.b_of_a[i] != kNone) continue;
    const auto found = free_in_b.find(numbers_a[i]);
    if (found == free_in_b.end() || found->second.empty()) continue;
    partners.join(i, found->second.front(), ItemPair::Kind::moved);
    found->second.pop_front();
  }
}

/// What remains between two equal items: the row of pairs, in the order of both sides, that is most alike.
class Alignment {
 public:
  Alignment(const Shape& shape, Place item, Items a, Items b) : shape_(shape), item_(item), a_(a), b_(b) {}

  void join(const std::vector<std::size_t>& free_a, const std::vector<std::size_t>& free_b, Partners& partners) const {
    if (free_a.empty() || free_b.empty()) return;
    if (free_a.size() > kMostLikenesses / free_b.size()) {
      for (std::size_t n = 0; n < std::min(free_a.size(), free_b.size()); ++n) {
        partners.join(free_a[n], free_b[n], ItemPair::Kind::changed);
      }
      return;
    }
    const std::size_t width = free_b.size() + 1;
    std::vector<double> worth(free_a.size() * free_b.size());
    std::vector<double> best((free_a.size() + 1) * width, 0);
    for (std::size_t i = free_a.size(); i-- > 0;) {
      for (std::size_t j = free_b.size(); j-- > 0;) {
        const double together = worth_of(a_[free_a[i]], b_[free_b[j]]);
        worth[i * free_b.size() + j] = together;
        best[i * width + j] = std::max({together < 0 ? 0 : together + best[(i + 1) * width + j + 1],
                                        best[(i + 1) * width + j], best[i * width + j + 1]});
      }
    }
    for (std::size_t i = 0, j = 0; i < free_a.size() && j < free_b.size();) {
      const double together = worth[i * free_b.size() + j];
      if (together >= 0 && best[i * width + j] <= together + best[(i + 1) * width + j + 1]) {
        partners.join(free_a[i++], free_b[j++], ItemPair::Kind::changed);
      } else if (best[(i + 1) * width + j] >= best[i * width + j + 1]) {
        ++i;
      } else {
        ++j;
      }
    }
  }

 private:
  /// Negative: not to be shown as one that changed. Scalars always may be, at some gain: `--a=1` became `--b`.
  [[nodiscard]] double worth_of(const Value& a, const Value& b) const {
    const bool branches = (a.is_map() && b.is_map()) || (a.is_list() && b.is_list());
    if (!branches && (a.is_map() || a.is_list() || b.is_map() || b.is_list())) return -1;
    const double alike = likeness(shape_, item_, a, b);
    if (branches) return alike < kLeastLikeness ? -1 : alike;
    return alike + 0.01;
  }

  const Shape& shape_;
  Place item_;
  Items a_;
  Items b_;
};

void join_changed(const Shape& shape, Place item, Items a, Items b, Partners& partners) {
  const Alignment alignment{shape, item, a, b};
  std::vector<std::size_t> free_a;
  std::vector<std::size_t> free_b;
  std::size_t j = 0;
  const auto take_free_of_b = [&](std::size_t end) {
    for (; j < end; ++j) {
      if (partners.a_of_b[j] == kNone) free_b.push_back(j);
    }
  };
  for (std::size_t i = 0; i <= a.size(); ++i) {
    if (i < a.size() && partners.b_of_a[i] == kNone) {
      free_a.push_back(i);
      continue;
    }
    if (i < a.size() && partners.kinds[i] == ItemPair::Kind::moved) continue;
    take_free_of_b(i < a.size() ? partners.b_of_a[i] : b.size());
    alignment.join(free_a, free_b, partners);
    free_a.clear();
    free_b.clear();
  }
}

Partners partners_of(const Shape& shape, Place item, Items a, Items b, const std::vector<std::uint64_t>& hashes_a,
                     const std::vector<std::uint64_t>& hashes_b) {
  Partners partners{.b_of_a = std::vector<std::size_t>(a.size(), kNone),
                    .a_of_b = std::vector<std::size_t>(b.size(), kNone),
                    .kinds = std::vector<ItemPair::Kind>(a.size(), ItemPair::Kind::only_a)};
  Numbers numbers{shape, item};
  const std::vector<std::uint32_t> numbers_a = numbers.of(a, hashes_a);
  const std::vector<std::uint32_t> numbers_b = numbers.of(b, hashes_b);
  const auto matches = common_subsequence(numbers_a, numbers_b);
  if (!matches) {
    for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
      partners.join(i, i, numbers_a[i] == numbers_b[i] ? ItemPair::Kind::same : ItemPair::Kind::changed);
    }
    return partners;
  }
  for (const Match& match : *matches) partners.join(match.a, match.b, ItemPair::Kind::same);
  join_moved(numbers_a, numbers_b, partners);
  join_changed(shape, item, a, b, partners);
  return partners;
}

}  // namespace

std::vector<ItemPair> pair_sequence(const Shape& shape, Place item, Items a, Items b) {
  const auto hashes_a = hashes_of(shape, item, a);
  const auto hashes_b = hashes_of(shape, item, b);
  // Where several pairings are as good, the same one is taken whichever side comes first.
  const bool exchanged = hashes_b < hashes_a;
  Partners partners = exchanged ? partners_of(shape, item, b, a, hashes_b, hashes_a)
                                : partners_of(shape, item, a, b, hashes_a, hashes_b);
  if (exchanged) {
    std::vector<ItemPair::Kind> kinds(a.size(), ItemPair::Kind::only_a);
    for (std::size_t i = 0; i < a.size(); ++i) {
      if (partners.a_of_b[i] != kNone) kinds[i] = partners.kinds[partners.a_of_b[i]];
    }
    std::swap(partners.a_of_b, partners.b_of_a);
    partners.kinds = std::move(kinds);
  }
  std::vector<ItemPair> pairs;
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < a.size() || j < b.size()) {
    if (i < a.size() && partners.b_of_a[i] == kNone) {
      pairs.push_back({ItemPair::Kind::only_a, i++, 0});
    } else if (i < a.size() && partners.kinds[i] == ItemPair::Kind::moved) {
      ++i;  // comes where it stands in side b
    } else if (partners.a_of_b[j] == kNone) {
      pairs.push_back({ItemPair::Kind::only_b, 0, j++});
    } else {
      const std::size_t partner = partners.a_of_b[j];
      pairs.push_back({partners.kinds[partner], partner, j++});
      if (partner == i) ++i;
    }
  }
  return pairs;
}

std::vector<ItemPair> pair_set(const Shape& shape, Place item, Items a, Items b) {
  Numbers numbers{shape, item};
  const auto numbers_a = numbers.of(a, hashes_of(shape, item, a));
  const auto numbers_b = numbers.of(b, hashes_of(shape, item, b));
  std::unordered_map<std::uint32_t, std::size_t> in_b;
  for (std::size_t j = 0; j < numbers_b.size(); ++j) in_b.try_emplace(numbers_b[j], j);
  std::unordered_map<std::uint32_t, bool> seen;
  std::vector<ItemPair> pairs;
  for (std::size_t i = 0; i < numbers_a.size(); ++i) {
    if (!seen.try_emplace(numbers_a[i], true).second) continue;
    const auto partner = in_b.find(numbers_a[i]);
    if (partner == in_b.end()) {
      pairs.push_back({ItemPair::Kind::only_a, i, 0});
    } else {
      pairs.push_back({ItemPair::Kind::same, i, partner->second});
    }
  }
  for (std::size_t j = 0; j < numbers_b.size(); ++j) {
    if (seen.try_emplace(numbers_b[j], true).second) pairs.push_back({ItemPair::Kind::only_b, 0, j});
  }
  return pairs;
}

}  // namespace stageplot::diff
