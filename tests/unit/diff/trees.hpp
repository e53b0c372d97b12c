// Trees from JSON texts, a Shape whose lists are told apart by the names of their keys, and comparisons as text.
#pragma once

#include <string>
#include <string_view>

#include "diff/compare.hpp"
#include "document/arena.hpp"

namespace stageplot::diff {

/// A tree that lives as long as the test program.
document::Value tree(std::string_view json);

/// Lists under a key that begins with `keyed`, `ordered` or `set` are paired so, by each item's `name`; others are
/// sequences.
class NamedShape : public Shape {
 public:
  Place member(Place map, std::string_view key) const override;
  Pairing pairing(Place list) const override;
  std::optional<std::string> key_of(Place list, const document::Value& item) const override;
};

/// One line a change: `changed spec.replicas: 3 → 4`, then `equal N, different M`.
std::string describe(const Comparison& comparison);
std::string compared(std::string_view a, std::string_view b);

}  // namespace stageplot::diff
