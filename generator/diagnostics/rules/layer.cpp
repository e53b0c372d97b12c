#include "diagnostics/rules/layer.hpp"

#include <vector>

#include "diagnostics/rules/families.hpp"

namespace stageplot::diagnostics::rules {

const Rule layer_type_conflict{
    .code = "layer.type-conflict",
    .title = "a map meets a scalar or a list",
    .what = "A later layer has a scalar or a list where an earlier one has a map, or the reverse.",
    .why =
        "Maps merge key by key and everything else replaces; replacing a whole map by accident would drop all that the "
        "earlier layers say.",
    .example =
        "base/user-service.yaml:\n  workload:\n    replicas: {min: 1, max: 3}\nprod/user-service.yaml:\n  workload:\n  "
        "  replicas: [3, 12]\n",
    .fix = "prod/user-service.yaml:\n  workload:\n    replicas: {min: 3, max: 12}\n",
};

const Rule layer_missing{
    .code = "layer.missing",
    .title = "`extends` names a layer that does not exist",
    .what =
        "An `environment.yaml` or `layer.yaml` extends a name that has no folder with a `layer.yaml` under "
        "`environments/`.",
    .why = "The environment would silently lack everything that the layer sets.",
    .example = "prod-east/environment.yaml:\n  extends: [prd]\n",
    .fix = "prod-east/environment.yaml:\n  extends: [prod]\n",
};

const Rule layer_cycle{
    .code = "layer.cycle",
    .title = "layers extend each other in a circle",
    .what = "Following `extends` leads back to the layer where it began.",
    .why = "There is no order in which such layers could be merged.",
    .example = "a/layer.yaml:\n  extends: [b]\nb/layer.yaml:\n  extends: [a]\n",
    .fix = "Take one of the two `extends` away.",
};

const Rule layer_not_a_map{
    .code = "layer.not-a-map",
    .title = "a model file is not a map",
    .what = "A file under `environments/` has a list or a scalar where a map of keys is due.",
    .why = "Layers merge by key; a list has none.",
    .example = "- user-service\n- code-service\n",
    .fix = "services: [user-service, code-service]\n",
};

const Rule layer_unknown_service{
    .code = "layer.unknown-service",
    .title = "a service has no file under `base/`",
    .what = "An environment lists a service, or a layer has a file for one, that `environments/base/` does not know.",
    .why = "What every environment shares stands in `base/`; a service without it is most often misspelt.",
    .example = "dev/environment.yaml:\n  services: [user-servce]\n",
    .fix = "dev/environment.yaml:\n  services: [user-service]\n",
};

const Rule layer_unused_file{
    .code = "layer.unused-file",
    .severity = Severity::warning,
    .title = "a layer has a file for a service that does not run there",
    .what = "A folder has a file for a service that no environment which uses the folder lists under `services`.",
    .why = "The file has no effect, which is rarely what its author expects.",
    .example = "dev/ has monoql.yaml, but dev/environment.yaml says:\n  services: [user-service]\n",
    .fix = "dev/environment.yaml:\n  services: [user-service, monoql]\n",
};

std::span<const Rule* const> layer_family() {
  static const std::vector<const Rule*> kFamily = {&layer_type_conflict, &layer_missing,         &layer_cycle,
                                                   &layer_not_a_map,     &layer_unknown_service, &layer_unused_file};
  return kFamily;
}

}  // namespace stageplot::diagnostics::rules
