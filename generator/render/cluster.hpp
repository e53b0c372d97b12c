// What an environment says of its cluster: which Helm deploys there and which Kubernetes runs, so that charts are
// rendered and objects are checked as they are there.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "chart/profile.hpp"
#include "diagnostics/collector.hpp"
#include "kubernetes/version.hpp"
#include "model/model.hpp"

namespace stageplot::render {

/// Where an environment names no Helm.
inline constexpr std::string_view kDefaultHelmVersion = "3.10.1";

/// The Helm of a unit's environment, or `helm_version` where that is not empty; nullptr where it has no profile.
[[nodiscard]] const chart::Profile* helm_profile(const model::Unit& unit, std::string_view helm_version);

/// The different ones of all units, oldest first. One without a profile is the finding `chart.helm-version`.
[[nodiscard]] std::vector<const chart::Profile*> helm_profiles(const model::Model& model, std::string_view helm_version,
                                                               diagnostics::Diagnostics& diagnostics);

/// The versions of Kubernetes that a unit's objects must fit: `kube_version` where it is not empty, else the one that
/// its environment names; where nobody knows it, the oldest and the newest that have tables. A version without a table
/// is the finding `kubernetes.unknown-version`, and the result is empty.
[[nodiscard]] std::vector<kubernetes::KubeVersion> kubernetes_versions(const model::Model& model,
                                                                       const model::Unit& unit,
                                                                       std::string_view kube_version,
                                                                       diagnostics::Diagnostics& diagnostics);

}  // namespace stageplot::render
