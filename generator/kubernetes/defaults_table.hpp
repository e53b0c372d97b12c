// The values that the API server puts where an object has none, as data: one line a field.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "kubernetes/types.hpp"

namespace stageplot::kubernetes {

struct Default {
  enum class Kind : std::uint8_t {
    number,
    text,
    truth,
    falsehood,
    map,      // an empty map, so that what is in it gets its own defaults
    sibling,  // what the field named by `text` has
  };

  std::string_view definition;  // short_name() of the type: `DeploymentSpec`
  std::string_view field;
  Kind kind = Kind::number;
  std::string_view text = {};
  int number = 0;
  /// Only where the field `when` of the same map is one of the words of `is`, with blanks between them; where `is` is
  /// empty, only where it is there.
  std::string_view when = {};
  std::string_view is = {};
  bool zero_is_unset = false;  // the server takes 0 for absent
  unsigned since = 0;          // the first minor version that fills it in; 0: all that are supported anywhere
};

/// In the order in which they are filled in: a line may rest on what earlier ones of the same definition have put.
[[nodiscard]] std::span<const Default> defaults_of(Type definition);

}  // namespace stageplot::kubernetes
