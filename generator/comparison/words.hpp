// What the two sides of a comparison are called, where one of them lacks something.
#pragma once

#include <string_view>

namespace stageplot::comparison {

struct Words {
  std::string_view unit_only_b;    // side a has no such unit
  std::string_view unit_only_a;    // side b has none
  std::string_view output_only_b;  // side a has the unit without this output; may be empty
  std::string_view output_only_a;
  std::string_view blocked_a;  // in front of `needs …, which is unknown: …`
  std::string_view blocked_b;
  std::string_view unsound_a;  // in front of why that side can't be rendered
  std::string_view unsound_b;
  std::string_view formatting;  // of an output that says the same on both sides
};

/// A commit and the work tree.
inline constexpr Words kBaseWords{
    .unit_only_b = "the service is new in this environment",
    .unit_only_a = "the service no longer runs in this environment",
    .blocked_a = "was blocked at the base: ",
    .blocked_b = "is blocked now: ",
    .unsound_a = "could not be rendered at the base: ",
    .unsound_b = "cannot be rendered now: ",
    .formatting = "the same data, written otherwise",
};

/// Outputs on a disk and what the model renders.
inline constexpr Words kTreeWords{
    .unit_only_b = "the tree has no folder of this service: `stageplot render` writes it",
    .unit_only_a = "a folder of a service that the model does not have here",
    .output_only_b = "not in the tree: `stageplot render` writes it",
    .output_only_a = "stale: the model no longer renders it",
    .blocked_a = "",
    .blocked_b = "is blocked, so it would not be written: ",
    .unsound_a = "",
    .unsound_b = "cannot be rendered: ",
    .formatting = "the same data, written otherwise: `stageplot render` again",
};

}  // namespace stageplot::comparison
