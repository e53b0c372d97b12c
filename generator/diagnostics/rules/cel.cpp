#include "diagnostics/rules/cel.hpp"

#include <vector>

#include "diagnostics/rules/families.hpp"

namespace stageplot::diagnostics::rules {

const Rule cel_expression{
    .code = "cel.expression",
    .title = "a CEL expression is wrong, whatever the data",
    .what =
        "The expression has a syntax error, names a variable or function that is not there, calls a function with "
        "kinds of "
        "values that it never takes, or holds a literal that is no duration, quantity or regular expression.",
    .why = "It can never be evaluated; Kubernetes would refuse a policy with it.",
    .example = "$ stageplot policy eval 'object.spec.replicas > 1 and has(object.spec.template)' web.yaml\n",
    .fix = "$ stageplot policy eval 'object.spec.replicas > 1 && has(object.spec.template)' web.yaml\n",
};

const Rule cel_evaluation{
    .code = "cel.evaluation",
    .title = "a CEL expression fails on this data",
    .what =
        "The evaluation ended with an error that no `||`, `&&`, `?:` or optional selection absorbed: a key that is not "
        "there, a value of another kind, a number that overflows, a division by zero.",
    .why = "The expression says neither true nor false; where it is a policy's, its `failurePolicy` decides.",
    .example = "$ stageplot policy eval 'object.spec.replicas >= 2' web.yaml    # web.yaml sets no replicas\n",
    .fix = "$ stageplot policy eval 'object.spec.?replicas.orValue(1) >= 2' web.yaml\n",
};

const Rule cel_budget{
    .code = "cel.budget",
    .title = "a CEL expression needs too many steps",
    .what =
        "The evaluation went over its budget of steps, a million by default as in Kubernetes, or made values that are "
        "too "
        "large.",
    .why = "Macros within macros multiply their work; a cluster would stop the expression too.",
    .example = "$ stageplot policy eval 'lists.range(2000).all(i, lists.range(2000).all(j, i * j >= 0))'\n",
    .fix = "Go through each list once; keep what is looked for in a map, or compare with `sets.contains`.\n",
};

std::span<const Rule* const> cel_family() {
  static const std::vector<const Rule*> kRules = {&cel_expression, &cel_evaluation, &cel_budget};
  return kRules;
}

}  // namespace stageplot::diagnostics::rules
