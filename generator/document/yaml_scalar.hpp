// What the text of a scalar means: one function a resolution. They know nothing of events, places or findings.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "document/value.hpp"

namespace stageplot::document {

enum class ScalarProblem : std::uint8_t {
  none,
  word,           // y, no, off …: a boolean for YAML 1.1 only
  leading_zero,   // 010, 012345678901
  number_prefix,  // 0o17, 0b11, 0X1F, -0x1F
  underscore,     // 1_000
  sexagesimal,    // 22:30
  not_finite,     // .inf, .nan
  too_long,       // more digits than 64 bits keep
  bad_tag_value,  // !!int http
  bad_binary,     // !!binary that is not base64
};

/// The meaning of a scalar. Kind::string means: the text itself, or `decoded` where that is set (`!!binary`).
struct ResolvedScalar {
  Value value;
  ScalarProblem problem = ScalarProblem::none;
  bool is_decoded = false;
  std::string decoded;
};

inline constexpr std::string_view kYamlTagPrefix = "tag:yaml.org,2002:";

/// YAML 1.2 core for an untagged plain scalar; with a problem the value is the string.
[[nodiscard]] ResolvedScalar resolve_model_plain(std::string_view text);

/// A scalar with one of YAML's own tags in the model: `kind` is what stands behind kYamlTagPrefix. The style does not
/// matter: `!!int "5"` is 5.
[[nodiscard]] ResolvedScalar resolve_model_tagged(std::string_view kind, std::string_view text);

/// go-yaml v2's resolve(): `tag` is empty for a plain scalar without one.
[[nodiscard]] ResolvedScalar resolve_go(std::string_view tag, std::string_view text);

/// The text of a plain key as sigs.k8s.io/yaml writes it into JSON (`1.50` → "1.5", `yes` → "true"); false for a key
/// that it refuses (null, and integers above int64).
[[nodiscard]] bool go_key_text(const ResolvedScalar& key, std::string_view text, std::string& out);

}  // namespace stageplot::document
