// Version constraints as Masterminds/semver reads them (`>=1.14-0`, `^1.2`, `1.2 - 2.3 || ~3.1`), for the
// function semverCompare and for charts' dependency and kubeVersion ranges.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "template/functions/semver_version.hpp"

namespace stageplot::gotemplate {

/// One comparison of a constraint; missing parts and `x` count as wildcards.
struct Comparison {
  std::string operation;        // "", =, !=, >, <, >=, =>, <=, =<, ~, ~>, ^
  std::string text;             // what `version` points into
  bool wildcard = false;        // some part is missing or x
  bool minor_wildcard = false;  // `1`, `1.x`
  bool patch_wildcard = false;  // `1.2`, `1.2.x`
  bool names_prerelease = false;
};

/// Groups joined by `||`; in a group every comparison must hold.
class Constraint {
 public:
  /// On failure nullopt with Go's message in `error`.
  [[nodiscard]] static std::optional<Constraint> parse(std::string_view text, std::string& error,
                                                       SemverRules rules = SemverRules::v3_5);

  /// Whether the version is in the range. A pre-release only matches a group of which some comparison (by
  /// older rules: each) names one.
  [[nodiscard]] bool contains(const Version& version) const;

 private:
  struct Group {
    std::vector<Comparison> comparisons;
    bool names_prerelease = false;

    /// False where there is none.
    bool add(std::optional<Comparison> comparison);
  };
  std::vector<Group> groups_;
  SemverRules rules_ = SemverRules::v3_5;
};

}  // namespace stageplot::gotemplate
