// A YAML document as go-yaml v2 has it between parsing and decoding: nodes with their tags, aliases not yet followed.
// Kept apart from document/: our own reader reports where it stops, this tree is for telling in what words Go stops.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "document/yaml_events.hpp"

namespace stageplot::document {

enum class YamlNodeKind : std::uint8_t { scalar, list, map, alias };

struct YamlNode {
  YamlNodeKind kind = YamlNodeKind::scalar;
  bool plain = false;  // a scalar without quotes
  std::string value;   // of a scalar
  std::string tag;     // resolved; empty where none is written
  std::string anchor;
  std::uint32_t at = 0;               // byte where it begins
  std::size_t target = 0;             // of an alias: the node that it stands for
  std::vector<std::size_t> children;  // of a map: key, value, key, value …
};

struct YamlTree {
  std::vector<YamlNode> nodes;  // the root first; none in an empty document
  /// Why there is no tree: libyaml's reason, or an alias of nothing. Both empty: there is one.
  YamlProblem problem;
  std::string unknown_anchor;
  std::uint32_t unknown_anchor_at = 0;
};

/// The first document of a text in well-formed UTF-8. What stands behind it is not read.
[[nodiscard]] YamlTree read_yaml_tree(std::string_view text);

}  // namespace stageplot::document
