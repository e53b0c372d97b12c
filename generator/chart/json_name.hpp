// What encoding/json calls a value in its complaints, which Helm passes on.
#pragma once

#include <string_view>

#include "document/value.hpp"

namespace stageplot::chart {

[[nodiscard]] constexpr std::string_view json_name(document::Kind kind) {
  switch (kind) {
    case document::Kind::boolean:
      return "bool";
    case document::Kind::list:
      return "array";
    case document::Kind::map:
      return "object";
    case document::Kind::string:
      return "string";
    default:
      return "number";
  }
}

}  // namespace stageplot::chart
