// Which Kubernetes the objects are for: `1.31`, `v1.31.4`, `v1.31.4-eks-56e63d8`. Only the minor version chooses a
// table; patch releases do not change types.
//
// A version without a table is refused, also one that is newer than the newest: reading it as its neighbour would
// report fields as unknown that exist, or accept API versions that are gone.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace stageplot::kubernetes {

struct KubeVersion {
  unsigned minor = 0;  // of 1.minor; always one that has a table

  [[nodiscard]] std::string text() const;
  friend bool operator==(const KubeVersion&, const KubeVersion&) = default;
};

[[nodiscard]] KubeVersion oldest_version();
[[nodiscard]] KubeVersion newest_version();

/// Why a text is no version that has a table, as the parts of a finding `kubernetes.unknown-version`.
struct VersionProblem {
  std::string summary;
  std::string help;
};

/// nullopt with the problem filled in where there is no table.
[[nodiscard]] std::optional<KubeVersion> parse_kube_version(std::string_view text, VersionProblem& problem);

}  // namespace stageplot::kubernetes
