// What go-yaml v2 makes of a well-formed document, as far as it takes to say in Go's words why Helm refuses it: keys
// that JSON can't have, tags that don't fit, merges of what is no map, numbers without end.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "document/go_yaml_tree.hpp"

namespace stageplot::document {

struct YamlRefusal {
  std::string message;   // `yaml: invalid map key: []interface {}{"a"}`
  std::uint32_t at = 0;  // the byte of the node that it is about
};

/// nullopt where Go would take the document. Of several keys of one kind Go names a random one, here it is the first.
[[nodiscard]] std::optional<YamlRefusal> go_yaml_refusal(const YamlTree& tree, std::string_view unsupported_key);

}  // namespace stageplot::document
