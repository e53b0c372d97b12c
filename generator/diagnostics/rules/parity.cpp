#include "diagnostics/rules/parity.hpp"

#include <vector>

#include "diagnostics/rules/families.hpp"

namespace stageplot::diagnostics::rules {

const Rule parity_bad_declaration{
    .code = "parity.bad-declaration",
    .title = "a declared difference has a value that it cannot have",
    .what =
        "In `environments/parity.yaml` an environment or a service is named that is not there, a pair comes twice, "
        "`path` is no data path, or `bound` does not compare the two environments of its pair.",
    .why = "Nobody could say what is allowed to differ, so that everything would be.",
    .example = "- path: workload.replicas.max\n  reason: half of the load\n  bound: west < east\n",
    .fix = "- path: workload.replicas.max\n  reason: half of the load\n  bound: prod-west <= prod-east\n",
};

const Rule parity_leak{
    .code = "parity.leak",
    .title = "a value of one environment stands in another one",
    .what =
        "`check --parity`: a text has a value in it that is a fact (region, domain, role …) of the other environment "
        "of "
        "a pair, and that the pair's environments do not share. Plain words are no proof, and a value is looked for "
        "between the boundaries of words.",
    .why = "It was copied: one environment logs to, or reads from, another one, until that one is gone.",
    .example = "# environments/prod-west/cart.yaml\nworkload:\n  variables:\n    QUEUE_REGION: us-east-1\n",
    .fix = "# environments/prod-west/cart.yaml\nworkload:\n  variables:\n    QUEUE_REGION: ${environment.region}\n",
};

const Rule parity_out_of_bound{
    .code = "parity.out-of-bound",
    .title = "a declared difference is outside of its bound",
    .what =
        "`check --parity`: the two values do not compare as the `bound` of the declaration says, or they cannot be "
        "compared.",
    .why = "The difference that was agreed on is another one.",
    .example =
        "# environments/parity.yaml, while prod-west has 20 and prod-east 12\n- path: workload.replicas.max\n"
        "  reason: west has half of the load\n  bound: prod-west <= prod-east\n",
    .fix = "Bring the values back within the bound, or agree on another one.",
};

const Rule parity_stale_declaration{
    .code = "parity.stale-declaration",
    .severity = Severity::warning,
    .title = "what is declared to differ does not",
    .what =
        "`check --parity`: a declaration of `environments/parity.yaml` is about values that are the same in both "
        "environments, that their facts explain, or that are not there.",
    .why = "It would silently excuse the next difference at that path.",
    .example = "- path: workload.resources.limits.memory\n  reason: to be brought in line in spring\n",
    .fix = "Remove the declaration.",
};

const Rule parity_suspiciously_equal{
    .code = "parity.suspiciously-equal",
    .severity = Severity::warning,
    .title = "a value is the same where other services' values differ by environment",
    .what =
        "`check --parity`: for another service the value at this path differs between the two environments by their "
        "facts; for this one it is the same text in both.",
    .why = "A fact was written out instead of referred to; one of the environments has the other one's value.",
    .example = "workload:\n  variables:\n    REGION: east  # other services: ${environment.region}\n",
    .fix = "workload:\n  variables:\n    REGION: ${environment.region}\n",
};

const Rule parity_undeclared{
    .code = "parity.undeclared",
    .title = "two environments that are meant to be alike differ",
    .what =
        "`check --parity`: a value differs between the two environments of a pair in `environments/parity.yaml`, their "
        "facts (texts of `environment.…` that differ) do not explain it, and no declaration allows it. Also a service "
        "that only one of the two runs.",
    .why = "What works in one environment fails in the other, on the day when it has to take over.",
    .example = "# environments/prod-west/cart.yaml\nworkload:\n  replicas: {min: 1}  # prod-east: 3\n",
    .fix =
        "# environments/parity.yaml\npairs:\n  - environments: [prod-east, prod-west]\n    differences:\n"
        "      - {service: cart, path: workload.replicas.min, reason: west is on standby}\n",
};

std::span<const Rule* const> parity_family() {
  static const std::vector<const Rule*> kFamily = {&parity_bad_declaration,    &parity_leak,
                                                   &parity_out_of_bound,       &parity_stale_declaration,
                                                   &parity_suspiciously_equal, &parity_undeclared};
  return kFamily;
}

}  // namespace stageplot::diagnostics::rules
