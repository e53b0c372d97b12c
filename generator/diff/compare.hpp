// The semantic diff of two trees, as a value. Pure: it formats nothing, redacts nothing and judges nothing.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "diff/shape.hpp"
#include "document/value.hpp"

namespace stageplot::diff {

struct Step {
  enum class Kind : std::uint8_t { member, keyed_item, position };
  Kind kind = Kind::member;
  std::string text;         // of a member its key, of a keyed item what key_of() gave
  std::size_t index_a = 0;  // of an item: its position on each side (on one side only: the other one's)
  std::size_t index_b = 0;
};

/// `spec.containers[app].env[DEBUG]`, `data["fluent.conf"]`, `args[2]`.
struct Path {
  std::vector<Step> steps;

  [[nodiscard]] std::string text() const;
  /// RFC 6901, with the positions of side b (of side a where `side_a`).
  [[nodiscard]] std::string pointer(bool side_a = false) const;
};

enum class ChangeKind : std::uint8_t {
  changed,  // both sides have a value, and they differ (also in kind)
  only_a,
  only_b,
  moved,      // an item of a sequence or of a keyed_ordered list: the same value at another position
  reordered,  // of a keyed list: one change for the list, whose items are equal but stand in another order
  duplicate,  // of a keyed list: a key stands twice on one side; the last item counts
};

/// `a` and `b` are the trees' own values: they live as long as the trees. One change stands for a whole subtree that is
/// on one side only; `leaves` counts its scalars (empty maps and lists count as one). Where values of different kinds
/// stand against each other it is the greater number; moved and reordered items are equal, so they have none.
struct Change {
  ChangeKind kind = ChangeKind::changed;
  Path path;
  document::Value a;  // nil where `on_a` is false
  document::Value b;
  Place place = Place::unknown;
  std::size_t leaves = 1;
  bool on_a = true;
  bool on_b = true;
};

struct Comparison {
  /// In the order of the paths: members and items of keyed lists by the bytes of their keys, other items as they stand.
  std::vector<Change> changes;
  std::size_t equal_leaves = 0;
  std::size_t different_leaves = 0;
};

/// Compares whole trees. Linear in their size but for sequences, whose common subsequence is bounded: over 2,000,000
/// steps a list is compared by position. Depth is that of the readers. compare(b, a) is compare(a, b) with its sides
/// exchanged; equal trees give no change.
[[nodiscard]] Comparison compare(const document::Value& a, const document::Value& b, const Shape& shape);

}  // namespace stageplot::diff
