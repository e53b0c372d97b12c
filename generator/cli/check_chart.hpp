// `stageplot check [ENV] --chart CHART`: any chart's manifests against Kubernetes' types and the project's policies.
#pragma once

#include <string>
#include <vector>

#include "cli/common_options.hpp"
#include "cli/exit_code.hpp"
#include "cli/value_options.hpp"

namespace CLI {
class App;
}

namespace stageplot::cli {

struct ChartCheckOptions {
  std::string chart;  // empty: the project is checked
  ValueOptions values;
};

/// What else the command line of `check` says.
struct ChartCheckContext {
  const CommonOptions& common;
  const std::vector<std::string>& environments;  // one at most: whose facts, waivers and versions hold
  const std::string& helm_version;
  const std::string& kube_version;
  const std::string& today;
};

void add_chart_check_options(CLI::App& app, ChartCheckOptions& options);

/// Without an environment nothing of the project is read but its policies and waivers, where it has any.
[[nodiscard]] ExitCode run_chart_check(const ChartCheckOptions& options, const ChartCheckContext& context,
                                       const Streams& streams);

}  // namespace stageplot::cli
