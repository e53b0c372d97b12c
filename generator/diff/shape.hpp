// What the semantic diff has to know about a kind of tree: how the items of a list are paired, and when two scalars are
// the same. Each dialect has a Shape of its own; the diff knows none of them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "document/value.hpp"

namespace stageplot::diff {

/// A place in a tree as its Shape numbers them (for Kubernetes: a type). Opaque to the diff.
enum class Place : std::uint32_t { unknown = 0 };

enum class Pairing : std::uint8_t {
  sequence,       // by longest common subsequence; another order is another value
  keyed,          // by Shape::key_of; another order is a change of class `order`
  keyed_ordered,  // by Shape::key_of; another order means something else (rules of an Ingress)
  set,            // by value; order means nothing
};

/// Safe to call from any thread. The one of this class is right for plain YAML and JSON: maps by key, lists as
/// sequences, numbers by value, marks by what they say, everything else by kind and text.
class Shape {
 public:
  Shape() = default;
  Shape(const Shape&) = default;
  Shape& operator=(const Shape&) = default;
  virtual ~Shape() = default;

  [[nodiscard]] virtual Place root(const document::Value& a, const document::Value& b) const;
  [[nodiscard]] virtual Place member(Place map, std::string_view key) const;
  [[nodiscard]] virtual Place item(Place list) const;

  [[nodiscard]] virtual Pairing pairing(Place list) const;
  /// What tells an item of a keyed list apart, as a path shows it in brackets (`fluentd`, `8080/TCP`). nullopt: this
  /// item has none, and then the whole list is compared as a sequence.
  [[nodiscard]] virtual std::optional<std::string> key_of(Place list, const document::Value& item) const;

  /// Whether two scalars (anything but two maps or two lists) mean the same.
  [[nodiscard]] virtual bool same_scalar(Place place, const document::Value& a, const document::Value& b) const;
  /// A number that is the same for scalars that are the same: a Shape with a same_scalar() of its own has one of its
  /// own, or items of sequences and sets that differ in spelling alone are not paired.
  [[nodiscard]] virtual std::uint64_t hash_scalar(Place place, const document::Value& scalar) const;
};

}  // namespace stageplot::diff
