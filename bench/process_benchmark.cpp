// What a user waits for: whole processes of `preview` and `template`, and of `helm template` on the same chart and
// values, in turns, so that all of them meet the same machine. Helm is named by STAGEPLOT_HELM_3_10_1 and
// STAGEPLOT_HELM_3_21_4. What counts are the ratios within one run; machines differ.
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <utility>
#include <vector>

#include "process_cost.hpp"

namespace stageplot::bench {
namespace {

struct Command {
  std::string name;
  std::vector<std::string> words;
  bool is_helm = false;
  std::vector<Cost> costs = {};  // a run each
};

std::vector<Command> commands() {
  const std::string tool = STAGEPLOT_TOOL;
  const auto template_of = [](const std::string& program) {
    return std::vector<std::string>{program,       "template",
                                    "vf-usr-srvc", "templates/helm/webservice",
                                    "--namespace", "prd1541",
                                    "-f",          "rendered/prod-east/user-service/values.yaml",
                                    "--set",       "image.tag=1.2.3,deploytime=2024-01-31T12:00:00Z"};
  };
  std::vector<Command> all{
      {.name = "stageplot --version", .words = {tool, "--version"}},
      {.name = "stageplot preview", .words = {tool, "preview", "prod-east", "user-service"}},
      {.name = "stageplot preview --only manifests.yaml",
       .words = {tool, "preview", "prod-east", "user-service", "--only", "manifests.yaml"}},
      {.name = "stageplot template", .words = template_of(tool)},
  };
  for (const auto& [version, variable] :
       {std::pair{"3.10.1", "STAGEPLOT_HELM_3_10_1"}, std::pair{"3.21.4", "STAGEPLOT_HELM_3_21_4"}}) {
    const char* helm = std::getenv(variable);
    if (helm == nullptr) {
      std::printf("helm %s is left out: %s names no program\n", version, variable);
      continue;
    }
    all.push_back({.name = std::string("helm ") + version + " template", .words = template_of(helm), .is_helm = true});
  }
  return all;
}

}  // namespace
}  // namespace stageplot::bench

int main(int argc, char** argv) {
  using namespace stageplot::bench;
  const unsigned long runs = argc > 1 ? std::max(1ul, std::strtoul(argv[1], nullptr, 10)) : 40;
  if (chdir(STAGEPLOT_SOURCE_DIR) != 0) return 1;
  std::vector<Command> all = commands();
  constexpr unsigned long kWarmUp = 2;
  for (unsigned long i = 0; i < runs + kWarmUp; ++i) {
    for (Command& command : all) {
      const auto cost = run_process(command.words);
      if (!cost) {
        std::fprintf(stderr, "%s fails\n", command.name.c_str());
        return 1;
      }
      if (i >= kWarmUp) command.costs.push_back(*cost);
    }
  }
  std::printf("%lu processes of each, in turns; milliseconds\n\n", runs);
  std::printf("%-42s %8s %8s %8s %8s", "", "CPU min", "median", "wall min", "median");
  for (const Command& helm : all) {
    if (helm.is_helm) std::printf("   %s: CPU, wall", helm.name.substr(0, helm.name.rfind(' ')).c_str());
  }
  std::printf("\n");
  for (const Command& command : all) {
    const Cost best = least(command.costs);
    const Cost usual = median(command.costs);
    std::printf("%-42s %8.2f %8.2f %8.2f %8.2f", command.name.c_str(), best.cpu, usual.cpu, best.wall, usual.wall);
    for (const Command& helm : all) {
      if (!helm.is_helm) continue;
      const Cost theirs = median(helm.costs);
      std::printf("   %13.1fx %6.1fx", theirs.cpu / usual.cpu, theirs.wall / usual.wall);
    }
    std::printf("\n");
  }
  if (std::any_of(all.begin(), all.end(), [](const Command& command) { return command.is_helm; })) {
    std::printf("\nunder each Helm: how many times faster than it, by the medians\n");
  }
  return 0;
}
