// Semantic versions as Masterminds/semver v3.5 reads and compares them: the value of the function `semver`, and what
// constraints (semver_constraint.hpp) are checked against. Charts' dependency ranges follow the same rules.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "document/object.hpp"

namespace stageplot::gotemplate {

/// A version that points into the text that it was read from.
struct Version {
  std::uint64_t major = 0;
  std::uint64_t minor = 0;
  std::uint64_t patch = 0;
  std::string_view prerelease;
  std::string_view metadata;
  std::string_view original;

  /// The canonical text: three numbers, no `v`.
  [[nodiscard]] std::string text() const;
};

/// Reads a version loosely: `v` before it, one to three numbers, leading zeros. On failure nullopt with Go's message in
/// `error`. The result points into `text`.
[[nodiscard]] std::optional<Version> parse_version(std::string_view text, std::string& error);

/// Below zero, zero or above as `a` comes before, equals or comes after `b`; metadata does not count.
[[nodiscard]] int compare_versions(const Version& a, const Version& b);
[[nodiscard]] int compare_prereleases(std::string_view a, std::string_view b);

/// The object behind a Value of type semver. Trivial, since it lives in an arena.
struct VersionObject : document::Object {
  Version version;
  const document::String* source = nullptr;  // what `version` points into

  [[nodiscard]] std::string text() const { return version.text(); }
  [[nodiscard]] std::string_view original_text() const { return version.original; }
};

[[nodiscard]] inline const VersionObject& version_of(const document::Value& value) {
  assert(value.kind == document::Kind::object && value.type == document::TypeId::semver);
  return *static_cast<const VersionObject*>(value.o);
}

}  // namespace stageplot::gotemplate
