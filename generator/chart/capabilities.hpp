// .Capabilities: what Kubernetes, which API versions and what Helm a chart is told about.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "chart/profile.hpp"
#include "document/arena.hpp"
#include "template/functions/function.hpp"

namespace stageplot::chart {

struct KubernetesVersion {
  std::string version;     // `v1.29.0`, `v1.29.4-gke.1`
  std::string normalized;  // what constraints are held against: `v1.29.4`
  std::string major;
  std::string minor;
};

/// The words of `--kube-version` as the profile's Helm reads them; on failure nullopt with Helm's message in `error`.
[[nodiscard]] std::optional<KubernetesVersion> parse_kubernetes_version(std::string_view text, const Profile& profile,
                                                                        std::string& error);

struct Capabilities {
  KubernetesVersion kubernetes;
  std::vector<std::string> api_versions;
};

/// What Helm assumes without a cluster and without flags.
[[nodiscard]] Capabilities default_capabilities(const Profile& profile);

/// The object that templates see.
[[nodiscard]] document::Value make_capabilities(document::Arena& arena, const Capabilities& capabilities,
                                                const Profile& profile);

/// What can be called on .Capabilities.APIVersions.
[[nodiscard]] std::span<const gotemplate::Function> version_set_methods();

}  // namespace stageplot::chart
