#include "diagnostics/rules/model.hpp"

#include <vector>

#include "diagnostics/rules/families.hpp"

namespace stageplot::diagnostics::rules {

const Rule model_unread_value{
    .code = "model.unread-value",
    .severity = Severity::warning,
    .title = "nothing reads a value",
    .what =
        "A file of `environments/` sets a value that no template of a target prints, tests or hands to a function, no "
        "check reads and no `${…}` refers to: in no environment of its service, and a fact of an environment for no "
        "service. Reported by a `check` without selection, where no finding is an error; values of units that are "
        "blocked are not judged, nor are keys that begin with `x-`.",
    .why = "It looks like a setting, and whoever changes it waits for an effect that never comes.",
    .example =
        "base/cart.yaml:\n  workload: {stopSignal: SIGINT}\ntemplates/helm/values.yaml.tmpl:\n  replicaCount: {{ "
        ".workload.replicas.min }}\n",
    .fix =
        "Remove it, or print it in a template. Where it is documentation that belongs into the model, say so in "
        "its schema:\n  \"stopSignal\": {\"type\": \"string\", \"x-model-only\": \"stands in the image\"}\n",
};

std::span<const Rule* const> model_family() {
  static const std::vector<const Rule*> kFamily = {&model_unread_value};
  return kFamily;
}

}  // namespace stageplot::diagnostics::rules
