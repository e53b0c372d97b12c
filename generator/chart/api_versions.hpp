// The API versions that Helm knows without a cluster: those of the Kubernetes client that each version is built with.
// In the order that Helm prints them in.
#pragma once

#include <span>
#include <string_view>

namespace stageplot::chart {

[[nodiscard]] std::span<const std::string_view> api_versions_of_kubernetes_1_25();
[[nodiscard]] std::span<const std::string_view> api_versions_of_kubernetes_1_35();
[[nodiscard]] std::span<const std::string_view> api_versions_of_kubernetes_1_36();

}  // namespace stageplot::chart
