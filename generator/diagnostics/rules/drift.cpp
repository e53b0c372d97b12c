#include "diagnostics/rules/drift.hpp"

#include <vector>

#include "diagnostics/rules/families.hpp"

namespace stageplot::diagnostics::rules {

const Rule drift_no_objects{
    .code = "drift.no-objects",
    .title = "there is nothing that an export could be compared with",
    .what =
        "A file of `--manifests` has no object of Kubernetes, or no service of the environment that was asked for has "
        "an output with objects.",
    .why = "A comparison with nothing would find no drift, whatever runs.",
    .example = "$ stageplot drift --manifests values.yaml --kubernetes live.json\n",
    .fix = "$ stageplot drift --manifests rendered/prod-east/user-service/manifests.yaml --kubernetes live.json\n",
};

std::span<const Rule* const> drift_family() {
  static const std::vector<const Rule*> kFamily{&drift_no_objects};
  return kFamily;
}

}  // namespace stageplot::diagnostics::rules
