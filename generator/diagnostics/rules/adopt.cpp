#include "diagnostics/rules/adopt.hpp"

#include <vector>

#include "diagnostics/rules/families.hpp"

namespace stageplot::diagnostics::rules {

const Rule adopt_creates{
    .code = "adopt.creates",
    .title = "taking over would create a resource",
    .what =
        "`drift --adopting` reads a plan that creates a resource: the state has it under another address, or does not "
        "have it at all.",
    .why = "What runs already would run twice, or the apply would fail on a name that is taken.",
    .example = "plan.json: aws_elb.app will be created, aws_elb.main destroyed\n",
    .fix = "adopt:\n  aws_elb.app: aws_elb.main\n  aws_iam_role.app: {import: exporter-prod}\n",
};

const Rule adopt_destroys{
    .code = "adopt.destroys",
    .title = "taking over would destroy a resource",
    .what =
        "`drift --adopting` reads a plan that destroys a resource of the state, which the configuration does not have.",
    .why = "It runs, and something may need it.",
    .example = "plan.json: aws_elb.main will be destroyed\n",
    .fix =
        "Put it under `adopt` if the configuration has it under another address, or take it out of this state: "
        "`terraform "
        "state rm aws_elb.main`.",
};

const Rule adopt_replaces{
    .code = "adopt.replaces",
    .title = "taking over would replace a resource",
    .what = "`drift --adopting` reads a plan that destroys a resource and makes it anew.",
    .why = "A changed name or setting that AWS can't change in place takes down what runs.",
    .example = "plan.json: aws_elb.app must be replaced, since name changes\n",
    .fix = "Say in the model what runs: `resourceNames` has the names.",
};

const Rule adopt_changes{
    .code = "adopt.changes",
    .title = "taking over would change a resource",
    .what = "`drift --adopting` reads a plan that changes more of a resource than its tags.",
    .why = "Who takes over wants to change nothing at first: then what breaks afterwards has another cause.",
    .example = "plan.json: threshold of aws_cloudwatch_metric_alarm.cpu[\"up\"] changes\n",
    .fix = "Say in the model what runs, and change it afterwards.",
};

std::span<const Rule* const> adopt_family() {
  static const std::vector<const Rule*> kFamily = {&adopt_creates, &adopt_destroys, &adopt_replaces, &adopt_changes};
  return kFamily;
}

}  // namespace stageplot::diagnostics::rules
