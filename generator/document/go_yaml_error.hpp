// Why a text is no YAML, in the words that go-yaml v2 and sigs.k8s.io/yaml have for it: what Helm prints. Only asked
// for once reading has failed, so it may read the text again.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace stageplot::document {

struct YamlWords {
  std::string message;   // `error converting YAML to JSON: yaml: line 3: did not find expected key`
  std::uint32_t at = 0;  // the byte where it was noticed
};

/// The cause alone: `yaml: line 3: did not find expected key`.
/// `unsupported_key` begins the message about a key that JSON can't have: its first letter came down with a version.
[[nodiscard]] YamlWords go_yaml_cause(std::string_view text, std::string_view unsupported_key);
[[nodiscard]] YamlWords go_yaml_error(std::string_view text, std::string_view unsupported_key);

}  // namespace stageplot::document
