#include "diff/compare.hpp"

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "diff/common_subsequence.hpp"
#include "diff/equality.hpp"
#include "diff/pair_items.hpp"

namespace stageplot::diff {
namespace {

using document::Member;
using document::Value;

/// A keyed list's items: of each key the last one, which counts, and those that it hides.
struct KeyedItems {
  std::vector<std::string> keys;  // by position
  std::unordered_map<std::string_view, std::size_t> last;
  std::unordered_map<std::string_view, std::vector<std::size_t>> hidden;

  [[nodiscard]] bool counts(std::size_t position) const { return last.at(keys[position]) == position; }
};

/// Whether every item has a key.
bool read_keys(const Shape& shape, Place list, std::span<const Value> items, KeyedItems& result) {
  result.keys.reserve(items.size());
  for (const Value& item : items) {
    std::optional<std::string> key = shape.key_of(list, item);
    if (!key) return false;
    result.keys.push_back(std::move(*key));
  }
  for (std::size_t i = 0; i < result.keys.size(); ++i) {
    const auto [place, added] = result.last.try_emplace(result.keys[i], i);
    if (added) continue;
    result.hidden[result.keys[i]].push_back(place->second);
    place->second = i;
  }
  return true;
}

class Comparer {
 public:
  explicit Comparer(const Shape& shape) : shape_(shape) {}

  void compare(Place place, const Value& a, const Value& b) {
    if (a.is_map() && b.is_map()) {
      compare_maps(place, a, b);
    } else if (a.is_list() && b.is_list()) {
      compare_lists(place, a, b);
    } else if (shape_.same_scalar(place, a, b)) {
      ++result_.equal_leaves;
    } else {
      report(ChangeKind::changed, place, &a, &b, std::max(leaves_of(a), leaves_of(b)));
    }
  }

  Comparison take() { return std::move(result_); }

 private:
  /// A Path's step without a copy of its text: only a change makes copies.
  struct Location {
    Step::Kind kind;
    std::string_view text;
    std::size_t index_a;
    std::size_t index_b;
  };

  class Inside {
   public:
    Inside(Comparer& comparer, Location step) : comparer_(comparer) { comparer.path_.push_back(step); }
    Inside(const Inside&) = delete;
    Inside& operator=(const Inside&) = delete;
    ~Inside() { comparer_.path_.pop_back(); }

   private:
    Comparer& comparer_;
  };

  void report(ChangeKind kind, Place place, const Value* a, const Value* b, std::size_t leaves) {
    Change change{.kind = kind, .place = place, .leaves = leaves, .on_a = a != nullptr, .on_b = b != nullptr};
    if (a != nullptr) change.a = *a;
    if (b != nullptr) change.b = *b;
    change.path.steps.reserve(path_.size());
    for (const Location& step : path_) {
      change.path.steps.push_back({step.kind, std::string{step.text}, step.index_a, step.index_b});
    }
    result_.changes.push_back(std::move(change));
    result_.different_leaves += leaves;
  }
  void report_only_a(Place place, const Value& a) { report(ChangeKind::only_a, place, &a, nullptr, leaves_of(a)); }
  void report_only_b(Place place, const Value& b) { report(ChangeKind::only_b, place, nullptr, &b, leaves_of(b)); }

  void compare_maps(Place place, const Value& a, const Value& b) {
    auto left = a.map().members();
    auto right = b.map().members();
    if (left.empty() && right.empty()) ++result_.equal_leaves;
    while (!left.empty() || !right.empty()) {
      const Member* in_a = left.empty() ? nullptr : &left.front();
      const Member* in_b = right.empty() ? nullptr : &right.front();
      if (in_a != nullptr && in_b != nullptr) {
        const int order = in_a->key->view().compare(in_b->key->view());
        if (order < 0) in_b = nullptr;
        if (order > 0) in_a = nullptr;
      }
      const Member& one = in_a != nullptr ? *in_a : *in_b;
      const Place below = shape_.member(place, one.key->view());
      const Inside inside{*this, {Step::Kind::member, one.key->view(), 0, 0}};
      if (in_b == nullptr) {
        report_only_a(below, in_a->value);
      } else if (in_a == nullptr) {
        report_only_b(below, in_b->value);
      } else {
        compare(below, in_a->value, in_b->value);
      }
      if (in_a != nullptr) left = left.subspan(1);
      if (in_b != nullptr) right = right.subspan(1);
    }
  }

  void compare_lists(Place place, const Value& a, const Value& b) {
    if (a.items().empty() && b.items().empty()) {
      ++result_.equal_leaves;
      return;
    }
    const Pairing pairing = shape_.pairing(place);
    if (pairing == Pairing::keyed || pairing == Pairing::keyed_ordered) {
      KeyedItems keys_a;
      KeyedItems keys_b;
      if (read_keys(shape_, place, a.items(), keys_a) && read_keys(shape_, place, b.items(), keys_b)) {
        const Keyed lists{place, a, b, keys_a, keys_b};
        if (pairing == Pairing::keyed) {
          compare_keyed(lists);
        } else {
          compare_keyed_in_order(lists);
        }
        return;
      }
    }
    compare_items(place, a, b, pairing == Pairing::set);
  }

  void compare_items(Place place, const Value& a, const Value& b, bool set) {
    const Place below = shape_.item(place);
    const auto pairs =
        set ? pair_set(shape_, below, a.items(), b.items()) : pair_sequence(shape_, below, a.items(), b.items());
    for (const ItemPair& pair : pairs) {
      const bool only_a = pair.kind == ItemPair::Kind::only_a;
      const bool only_b = pair.kind == ItemPair::Kind::only_b;
      const Value* in_a = only_b ? nullptr : &a.items()[pair.a];
      const Value* in_b = only_a ? nullptr : &b.items()[pair.b];
      const Inside inside{*this,
                          item_step(set, only_a ? *in_a : *in_b, only_b ? pair.b : pair.a, only_a ? pair.a : pair.b)};
      switch (pair.kind) {
        case ItemPair::Kind::same:
          result_.equal_leaves += leaves_of(*in_a);
          break;
        case ItemPair::Kind::moved:
          result_.equal_leaves += leaves_of(*in_a);
          report(ChangeKind::moved, below, in_a, in_b, 0);
          break;
        case ItemPair::Kind::changed:
          compare(below, *in_a, *in_b);
          break;
        case ItemPair::Kind::only_a:
          report_only_a(below, *in_a);
          break;
        case ItemPair::Kind::only_b:
          report_only_b(below, *in_b);
          break;
      }
    }
  }

  /// The items of a set have no position that says anything: texts stand for themselves.
  static Location item_step(bool set, const Value& item, std::size_t index_a, std::size_t index_b) {
    constexpr std::size_t kLongestKey = 80;
    if (set && item.is_string() && item.text().size() <= kLongestKey) {
      return {Step::Kind::keyed_item, item.text(), index_a, index_b};
    }
    return {Step::Kind::position, {}, index_a, index_b};
  }

  struct Keyed {
    Place place;
    const Value& a;
    const Value& b;
    const KeyedItems& keys_a;
    const KeyedItems& keys_b;
  };

  void compare_keyed(const Keyed& lists) {
    std::vector<std::string_view> keys;
    keys.reserve(lists.keys_a.last.size() + lists.keys_b.last.size());
    for (const auto& [key, position] : lists.keys_a.last) keys.push_back(key);
    for (const auto& [key, position] : lists.keys_b.last) {
      if (!lists.keys_a.last.contains(key)) keys.push_back(key);
    }
    std::ranges::sort(keys);
    const std::vector<std::size_t> positions = common_positions(lists);
    if (!std::ranges::is_sorted(positions)) report(ChangeKind::reordered, lists.place, &lists.a, &lists.b, 0);
    for (const std::string_view key : keys) compare_key(lists, key, false);
  }

  void compare_keyed_in_order(const Keyed& lists) {
    const auto [rest_a, rest_b] = common_keys(lists);
    // Of several rows as long, the same one stays whichever side comes first.
    const bool exchanged = rest_b < rest_a;
    std::unordered_map<std::string_view, std::size_t> positions;
    const auto& first = exchanged ? rest_b : rest_a;
    const auto& second = exchanged ? rest_a : rest_b;
    for (std::size_t i = 0; i < second.size(); ++i) positions.emplace(second[i], i);
    std::vector<std::size_t> order;
    order.reserve(first.size());
    for (const std::string_view key : first) order.push_back(positions.at(key));
    const std::vector<bool> stays = longest_rising(order);
    std::unordered_map<std::string_view, bool> moved;
    for (std::size_t i = 0; i < first.size(); ++i) moved.emplace(first[i], !stays[i]);

    for (std::size_t i = 0; i < lists.keys_a.keys.size(); ++i) {
      const std::string_view key = lists.keys_a.keys[i];
      if (lists.keys_a.counts(i) && !lists.keys_b.last.contains(key)) compare_key(lists, key, false);
    }
    for (std::size_t i = 0; i < lists.keys_b.keys.size(); ++i) {
      const std::string_view key = lists.keys_b.keys[i];
      if (!lists.keys_b.counts(i)) continue;
      const auto found = moved.find(key);
      compare_key(lists, key, found != moved.end() && found->second);
    }
  }

  /// Where side b has the keys that both have, in side a's order.
  static std::vector<std::size_t> common_positions(const Keyed& lists) {
    std::vector<std::size_t> positions;
    for (std::size_t i = 0; i < lists.keys_a.keys.size(); ++i) {
      if (!lists.keys_a.counts(i)) continue;
      const auto partner = lists.keys_b.last.find(lists.keys_a.keys[i]);
      if (partner != lists.keys_b.last.end()) positions.push_back(partner->second);
    }
    return positions;
  }

  /// The keys that both sides have, in the order of each.
  static std::pair<std::vector<std::string_view>, std::vector<std::string_view>> common_keys(const Keyed& lists) {
    const auto of = [](const KeyedItems& side, const KeyedItems& other) {
      std::vector<std::string_view> keys;
      for (std::size_t i = 0; i < side.keys.size(); ++i) {
        if (side.counts(i) && other.last.contains(side.keys[i])) keys.push_back(side.keys[i]);
      }
      return keys;
    };
    return {of(lists.keys_a, lists.keys_b), of(lists.keys_b, lists.keys_a)};
  }

  void compare_key(const Keyed& lists, std::string_view key, bool moved) {
    const Place below = shape_.item(lists.place);
    compare_hidden(lists, key, below);
    const auto in_a = lists.keys_a.last.find(key);
    const auto in_b = lists.keys_b.last.find(key);
    const bool on_a = in_a != lists.keys_a.last.end();
    const bool on_b = in_b != lists.keys_b.last.end();
    const std::size_t index_a = on_a ? in_a->second : in_b->second;
    const std::size_t index_b = on_b ? in_b->second : in_a->second;
    const Inside inside{*this, {Step::Kind::keyed_item, key, index_a, index_b}};
    if (!on_b) {
      report_only_a(below, lists.a.items()[index_a]);
    } else if (!on_a) {
      report_only_b(below, lists.b.items()[index_b]);
    } else {
      const Value& value_a = lists.a.items()[index_a];
      const Value& value_b = lists.b.items()[index_b];
      if (moved) report(ChangeKind::moved, below, &value_a, &value_b, 0);
      compare(below, value_a, value_b);
    }
  }

  /// Items whose key comes again later: the same ones on both sides are no difference.
  void compare_hidden(const Keyed& lists, std::string_view key, Place below) {
    const auto hidden = [&](const KeyedItems& side) -> std::span<const std::size_t> {
      const auto found = side.hidden.find(key);
      if (found == side.hidden.end()) return {};
      return found->second;
    };
    const auto in_a = hidden(lists.keys_a);
    const auto in_b = hidden(lists.keys_b);
    const auto report_one = [&](std::size_t index, const Value* a, const Value* b) {
      const Inside inside{*this, {Step::Kind::keyed_item, key, index, index}};
      report(ChangeKind::duplicate, below, a, b, leaves_of(a != nullptr ? *a : *b));
    };
    for (std::size_t n = 0; n < std::max(in_a.size(), in_b.size()); ++n) {
      const Value* a = n < in_a.size() ? &lists.a.items()[in_a[n]] : nullptr;
      const Value* b = n < in_b.size() ? &lists.b.items()[in_b[n]] : nullptr;
      if (a != nullptr && b != nullptr && equal(shape_, below, *a, *b)) {
        result_.equal_leaves += leaves_of(*a);
        continue;
      }
      if (a != nullptr) report_one(in_a[n], a, nullptr);
      if (b != nullptr) report_one(in_b[n], nullptr, b);
    }
  }

  const Shape& shape_;
  std::vector<Location> path_;
  Comparison result_;
};

}  // namespace

Comparison compare(const Value& a, const Value& b, const Shape& shape) {
  Comparer comparer{shape};
  comparer.compare(shape.root(a, b), a, b);
  return comparer.take();
}

}  // namespace stageplot::diff
