// Semantic versions as Masterminds/semver reads and compares them: the value of the function `semver`, and what
// constraints (semver_constraint.hpp) are checked against. Charts' dependency ranges follow the same rules.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "template/functions/library_rules.hpp"
#include "template/functions/structure.hpp"

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
[[nodiscard]] std::optional<Version> parse_version(std::string_view text, std::string& error,
                                                   SemverRules rules = SemverRules::v3_5);

/// Below zero, zero or above as `a` comes before, equals or comes after `b`; metadata does not count.
[[nodiscard]] int compare_versions(const Version& a, const Version& b);
[[nodiscard]] int compare_prereleases(std::string_view a, std::string_view b);

/// What the function `semver` gives: Go's *semver.Version with its methods. Trivial, since it lives in an arena.
struct VersionObject : Structure {
  Version version;
};
extern const StructureType kVersionType;

[[nodiscard]] inline bool is_version(const document::Value& value) {
  return value.kind == document::Kind::object && value.type == document::TypeId::structure &&
         structure(value).type == &kVersionType;
}

/// Of a value that is_version holds for.
[[nodiscard]] inline const Version& version_of(const document::Value& value) {
  assert(is_version(value));
  return static_cast<const VersionObject&>(structure(value)).version;
}

}  // namespace stageplot::gotemplate
