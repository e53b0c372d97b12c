// Semantic versions 2.0.0, strictly: three numbers, then an optional pre-release and build. The template functions'
// lenient reading (`v1.2`) belongs to the template stage.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "units/parsed.hpp"

namespace stageplot::units {

struct SemanticVersion {
  std::uint64_t major = 0;
  std::uint64_t minor = 0;
  std::uint64_t patch = 0;
  std::string prerelease;  // without `-`
  std::string build;       // without `+`

  [[nodiscard]] std::string canonical() const;

  /// By precedence: the build does not count.
  friend std::weak_ordering operator<=>(const SemanticVersion& a, const SemanticVersion& b);
  friend bool operator==(const SemanticVersion& a, const SemanticVersion& b) { return (a <=> b) == 0; }
};

[[nodiscard]] Parsed<SemanticVersion> parse_semantic_version(std::string_view text);

}  // namespace stageplot::units
