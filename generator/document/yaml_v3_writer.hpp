// Writes Values as YAML with the exact text of go-yaml v3's encoder at an indentation of two: Helm's toYamlPretty.
// Beside go-yaml v2 (yaml_writer.hpp) lists in maps are indented, nothing is folded, and nothing passes through JSON:
// floats are written in Go's %v form, infinities too, bytes are lists of numbers, texts that are no UTF-8 are
// `!!binary`.
#pragma once

#include <optional>
#include <string>

#include "document/written_text.hpp"

namespace stageplot::document {

struct YamlV3Style {
  bool runs = false;  // fill WrittenText::runs
  /// Asked for objects and for integers of a type of their own; what it gives back is written.
  PlainValue plain_value;
  /// The text of an object that is written without quotes whatever it reads as: a time.
  std::function<std::optional<std::string>(const Value&)> bare_text;
};

/// Ends with a line break, as Encode does (toYamlPretty cuts it off).
[[nodiscard]] WrittenText write_yaml_v3(const Value& value, const YamlV3Style& style = {});

}  // namespace stageplot::document
