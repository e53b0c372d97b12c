// One thing in the output tree that is not as the model renders it: what `render --check` lists and what a write puts
// right.
#pragma once

#include <compare>
#include <string>
#include <string_view>

#include "artifact/unit_name.hpp"

namespace stageplot::writer {

enum class DifferenceKind {
  missing,      // rendered, and not there
  changed,      // there as it was rendered, and now rendered differently
  hand_edited,  // there, but not as it was rendered
  stale,        // there, and no longer rendered
  blocked,      // the folder of a unit that is blocked
  left_model,   // the folder of a unit that the model no longer has
};

/// In the words of a list of files: "missing", "changed by hand".
[[nodiscard]] constexpr std::string_view words(DifferenceKind kind) {
  switch (kind) {
    case DifferenceKind::missing:
      return "missing";
    case DifferenceKind::changed:
      return "out of date";
    case DifferenceKind::hand_edited:
      return "changed by hand";
    case DifferenceKind::stale:
      return "stale";
    case DifferenceKind::blocked:
      return "blocked";
    case DifferenceKind::left_model:
      return "no longer in the model";
  }
  return "out of date";
}

struct Difference {
  std::string path;  // with the output directory, as a person would write it
  DifferenceKind kind = DifferenceKind::changed;
  artifact::UnitName unit;  // empty for BLOCKED.md and its lock
  auto operator<=>(const Difference&) const = default;
};

}  // namespace stageplot::writer
