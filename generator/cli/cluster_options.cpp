#include "cli/cluster_options.hpp"

#include <CLI/CLI.hpp>

namespace stageplot::cli {

void add_cluster_options(CLI::App& app, std::string& helm_version, std::string& kube_version) {
  app.add_option("--helm-version", helm_version, "render charts as this Helm does, not as the environment's own")
      ->type_name("VERSION")
      ->envname("STAGEPLOT_HELM_VERSION");
  app.add_option("--kube-version", kube_version, "render and check for this Kubernetes, not for the environment's own")
      ->type_name("VERSION")
      ->envname("STAGEPLOT_KUBE_VERSION");
}

}  // namespace stageplot::cli
