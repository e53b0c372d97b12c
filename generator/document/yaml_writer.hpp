// Writes Values as YAML with the exact text of Helm's toYaml: sigs.k8s.io/yaml over go-yaml v2, with its key order,
// quoting, literal blocks and folding at 80 columns. Numbers pass through JSON on the way, as there.
#pragma once

#include "document/written_text.hpp"

namespace stageplot::document {

struct YamlStyle {
  bool runs = false;  // fill WrittenText::runs
  PlainValue plain_value;
};

/// Ends with a line break, as yaml.Marshal does (toYaml cuts it off).
[[nodiscard]] WrittenText write_yaml(const Value& value, const YamlStyle& style = {});

}  // namespace stageplot::document
