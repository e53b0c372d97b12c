#include "diagnostics/rules/policy.hpp"

#include <vector>

#include "diagnostics/rules/families.hpp"

namespace stageplot::diagnostics::rules {

const Rule policy_bad_file{
    .code = "policy.bad-file",
    .title = "a policy's file says what no policy can say",
    .what =
        "A document of `policies/*.yaml` has an unknown field, version or group, lacks one that it needs, has the name "
        "of another one, binds a policy or a parameter that is not there, or matches what is never created.",
    .why = "What cannot be read is not enforced; Kubernetes would refuse it, or silently do nothing.",
    .example = "spec:\n  validation:\n    - expression: object.spec.replicas > 1\n",
    .fix = "spec:\n  validations:\n    - expression: object.spec.replicas > 1\n",
};

const Rule policy_budget{
    .code = "policy.budget",
    .title = "a policy's expression needs too many steps",
    .what =
        "An expression went over its million of steps, or a policy on one object over ten million in all, or made "
        "values that are too large.",
    .why = "Macros within macros multiply their work; a cluster would stop the expression too.",
    .example = "lists.range(2000).all(i, lists.range(2000).all(j, i * j >= 0))\n",
    .fix = "Go through each list once; keep what is looked for in a variable, or compare with `sets.contains`.",
};

const Rule policy_evaluation{
    .code = "policy.evaluation",
    .title = "a policy's expression fails on an object",
    .what =
        "The expression ended with an error that nothing in it absorbed: a field that is not there, a value of another "
        "kind. With `failurePolicy: Ignore` it is a note.",
    .why = "The policy says neither yes nor no; a cluster would refuse the object, or let it pass unseen.",
    .example = "object.spec.template.spec.securityContext.runAsNonRoot\n",
    .fix = "object.spec.template.spec.?securityContext.?runAsNonRoot.orValue(false)\n",
};

const Rule policy_expression{
    .code = "policy.expression",
    .title = "a policy's expression is wrong, whatever the object",
    .what =
        "The expression has a syntax error, names a variable or function that is not there, calls a function with "
        "kinds of values that it never takes, or can never give what its place needs: a bool for a validation, a text "
        "for a message.",
    .why = "The policy does not run; Kubernetes would refuse it.",
    .example = "expression: object.spec.replicas + 1\n",
    .fix = "expression: object.spec.replicas > 1\n",
};

const Rule policy_failing_example{
    .code = "policy.failing-example",
    .title = "an example of a policy gives something else than its name says",
    .what =
        "`stageplot policy test` evaluates `policies/tests/NAME/pass*.yaml`, which must have an object that the policy "
        "matches and no violation, and `fail*.yaml`, which must have a violation.",
    .why = "Either the example or the policy is not what its author meant.",
    .example = "$ stageplot policy test min-replicas\n",
    .fix = "Correct the policy or the example.",
};

const Rule policy_missing_example{
    .code = "policy.missing-example",
    .title = "a policy has no example that passes, or none that fails",
    .what =
        "`policies/tests/NAME/` must have a `pass*.yaml` and a `fail*.yaml`; `stageplot policy test` asks for them.",
    .why = "A policy that nothing was seen to violate may never find anything.",
    .example = "policies/tests/min-replicas/pass.yaml\n",
    .fix = "policies/tests/min-replicas/pass.yaml\npolicies/tests/min-replicas/fail.yaml\n",
};

const Rule policy_never_matches{
    .code = "policy.never-matches",
    .severity = Severity::warning,
    .title = "a policy is about nothing that is rendered",
    .what = "A `check` of everything without errors had no object that the policy and one of its bindings match.",
    .why = "It looks like a guard and guards nothing: a misspelt resource or label gives the same silence.",
    .example =
        "resourceRules:\n  - {apiGroups: [apps], apiVersions: [v1], operations: [CREATE], resources: [deployment]}\n",
    .fix =
        "resourceRules:\n  - {apiGroups: [apps], apiVersions: [v1], operations: [CREATE], resources: [deployments]}\n",
};

const Rule policy_not_asked{
    .code = "policy.not-asked",
    .severity = Severity::note,
    .title = "policies that need to know more than a chart",
    .what =
        "`check --chart` judged a chart for no environment, and some policies about Kubernetes objects read `env`, or "
        "compare units in `model`.",
    .why = "Whether they hold is not known. This is not an error.",
    .example = "stageplot check --chart ./cart\n",
    .fix = "stageplot check prod-east --chart ./cart\n",
};

const Rule policy_undecided{
    .code = "policy.undecided",
    .severity = Severity::warning,
    .title = "a policy needs a value that nobody knows yet",
    .what =
        "What the expression gives depends on a value that is unknown: `!unknown` or `!deploy` in the model, what only "
        "an apply of Terraform knows, who asks in `request.userInfo`.",
    .why = "Nobody can say whether the policy holds, so it does not count as held.",
    .example = "expression: object.spec.instance_type in params.data.types.split(',')\n",
    .fix = "Give the value, or let the policy say what holds without it.",
};

std::span<const Rule* const> policy_family() {
  static const std::vector<const Rule*> kFamily = {
      &policy_bad_file,        &policy_budget,          &policy_evaluation,    &policy_expression,
      &policy_failing_example, &policy_missing_example, &policy_never_matches, &policy_not_asked, &policy_undecided};
  return kFamily;
}

}  // namespace stageplot::diagnostics::rules
