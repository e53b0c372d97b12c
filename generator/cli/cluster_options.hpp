// `--helm-version` and `--kube-version` of the commands that look at a unit without writing it: what would be with
// another Helm or cluster than the environment names.
#pragma once

#include <string>

namespace CLI {
class App;
}

namespace stageplot::cli {

void add_cluster_options(CLI::App& app, std::string& helm_version, std::string& kube_version);

}  // namespace stageplot::cli
