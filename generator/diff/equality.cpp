#include "diff/equality.hpp"

#include <algorithm>
#include <span>
#include <string_view>
#include <vector>

namespace stageplot::diff {
namespace {

using document::Kind;
using document::Value;

constexpr std::size_t kMostLeavesLookedAt = 300;

std::uint64_t mix(std::uint64_t hash, std::uint64_t more) {
  hash ^= more + 0x9e3779b97f4a7c15ULL + (hash << 6) + (hash >> 2);
  return hash * 0xff51afd7ed558ccdULL;
}

bool equal_maps(const Shape& shape, Place place, const Value& a, const Value& b) {
  const auto left = a.map().members();
  const auto right = b.map().members();
  if (left.size() != right.size()) return false;
  for (std::size_t i = 0; i < left.size(); ++i) {
    if (left[i].key->view() != right[i].key->view()) return false;
    if (!equal(shape, shape.member(place, left[i].key->view()), left[i].value, right[i].value)) return false;
  }
  return true;
}

/// Of a set each distinct value once, as hashes: nothing that is shown depends on a collision of 64 bits.
std::vector<std::uint64_t> distinct_hashes(const Shape& shape, Place item, std::span<const Value> items) {
  std::vector<std::uint64_t> hashes;
  hashes.reserve(items.size());
  for (const Value& value : items) hashes.push_back(hash_of(shape, item, value));
  std::ranges::sort(hashes);
  hashes.erase(std::unique(hashes.begin(), hashes.end()), hashes.end());
  return hashes;
}

bool equal_lists(const Shape& shape, Place place, const Value& a, const Value& b) {
  const auto left = a.items();
  const auto right = b.items();
  const Place item = shape.item(place);
  const bool in_order =
      left.size() == right.size() &&
      std::ranges::equal(left, right, [&](const Value& x, const Value& y) { return equal(shape, item, x, y); });
  if (in_order || shape.pairing(place) != Pairing::set) return in_order;
  return distinct_hashes(shape, item, left) == distinct_hashes(shape, item, right);
}

struct Tally {
  double same = 0;
  double all = 0;
  std::size_t looked_at = 0;
};

double likeness_of_texts(std::string_view a, std::string_view b) {
  const std::size_t longer = std::max(a.size(), b.size());
  if (longer == 0) return 1;
  std::size_t common = 0;
  const std::size_t shorter = std::min({a.size(), b.size(), std::size_t{256}});
  while (common < shorter && a[common] == b[common]) ++common;
  std::size_t tail = 0;
  while (tail < shorter - common && a[a.size() - 1 - tail] == b[b.size() - 1 - tail]) ++tail;
  return static_cast<double>(common + tail) / static_cast<double>(longer);
}

void weigh(const Shape& shape, Place place, const Value& a, const Value& b, Tally& tally) {
  if (tally.looked_at >= kMostLeavesLookedAt) return;
  if (a.is_map() && b.is_map()) {
    auto left = a.map().members();
    auto right = b.map().members();
    while (!left.empty() && !right.empty() && tally.looked_at < kMostLeavesLookedAt) {
      const int order = left.front().key->view().compare(right.front().key->view());
      if (order == 0) {
        weigh(shape, shape.member(place, left.front().key->view()), left.front().value, right.front().value, tally);
      } else {
        ++tally.all;
        ++tally.looked_at;
      }
      if (order <= 0) left = left.subspan(1);
      if (order >= 0) right = right.subspan(1);
    }
    tally.all += static_cast<double>(left.size() + right.size());
    return;
  }
  if (a.is_list() && b.is_list()) {
    const std::size_t shorter = std::min(a.items().size(), b.items().size());
    for (std::size_t i = 0; i < shorter; ++i) weigh(shape, shape.item(place), a.items()[i], b.items()[i], tally);
    tally.all += static_cast<double>(a.items().size() + b.items().size() - 2 * shorter);
    return;
  }
  ++tally.all;
  ++tally.looked_at;
  if (shape.same_scalar(place, a, b)) {
    ++tally.same;
  } else if (a.kind == b.kind) {
    // The same key or place with another value of the same kind.
    tally.same += 0.2 + (a.is_string() ? 0.3 * likeness_of_texts(a.text(), b.text()) : 0);
  }
}

}  // namespace

bool equal(const Shape& shape, Place place, const Value& a, const Value& b) {
  if (a.is_map() && b.is_map()) return a.m == b.m || equal_maps(shape, place, a, b);
  if (a.is_list() && b.is_list()) return a.l == b.l || equal_lists(shape, place, a, b);
  return shape.same_scalar(place, a, b);
}

std::uint64_t hash_of(const Shape& shape, Place place, const Value& value) {
  if (value.is_map()) {
    std::uint64_t hash = 17;
    for (const auto& member : value.map().members()) {
      hash = mix(hash, hash_text(member.key->view()));
      hash = mix(hash, hash_of(shape, shape.member(place, member.key->view()), member.value));
    }
    return hash;
  }
  if (value.is_list()) {
    std::uint64_t hash = 19;
    if (shape.pairing(place) == Pairing::set) {
      for (const std::uint64_t item : distinct_hashes(shape, shape.item(place), value.items())) hash = mix(hash, item);
      return hash;
    }
    for (const Value& item : value.items()) hash = mix(hash, hash_of(shape, shape.item(place), item));
    return hash;
  }
  return mix(23, shape.hash_scalar(place, value));
}

std::uint64_t hash_text(std::string_view text) {
  std::uint64_t hash = 0xcbf29ce484222325ULL;  // FNV-1a
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
  return hash;
}

std::size_t leaves_of(const Value& value) {
  std::size_t leaves = 0;
  if (value.is_map()) {
    for (const auto& member : value.map().members()) leaves += leaves_of(member.value);
  } else if (value.is_list()) {
    for (const Value& item : value.items()) leaves += leaves_of(item);
  }
  return leaves == 0 ? 1 : leaves;
}

double likeness(const Shape& shape, Place place, const Value& a, const Value& b) {
  Tally tally;
  weigh(shape, place, a, b, tally);
  return tally.all == 0 ? 1 : tally.same / tally.all;
}

}  // namespace stageplot::diff
