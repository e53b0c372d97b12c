// Cuts a string of the model into literal pieces and references.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stageplot::layering {

struct Segment {
  std::string text;  // the literal text, or the path between `${` and `}`
  bool is_reference = false;
};

struct ReferenceText {
  std::vector<Segment> segments;
  std::string error;  // empty, or why the string is refused: an unclosed or an empty reference

  /// The path where the whole string is one reference.
  [[nodiscard]] std::optional<std::string_view> single() const;
};

[[nodiscard]] ReferenceText parse_reference_text(std::string_view text);

/// The keys of a dotted path: `a.b["c.d"]` has the keys a, b and c.d. Empty where the path is malformed.
[[nodiscard]] std::vector<std::string> split_path(std::string_view path);

}  // namespace stageplot::layering
