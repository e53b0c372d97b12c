#include "diagnostics/rules/usage.hpp"

#include <vector>

#include "diagnostics/rules/families.hpp"

namespace stageplot::diagnostics::rules {

const Rule usage_unknown_command{
    .code = "usage.unknown-command",
    .title = "there is no such command",
    .what = "The first word of the command line is no command of the tool.",
    .why = "Nothing was done.",
    .example = "$ stageplot rendr\n",
    .fix = "$ stageplot render\n",
};

const Rule usage_bad_option{
    .code = "usage.bad-option",
    .title = "an option or argument is wrong",
    .what =
        "The command line has an option that the command does not know, lacks an argument, or has a value that does "
        "not fit.",
    .why = "Nothing was done.",
    .example = "$ stageplot render --chekc\n",
    .fix = "$ stageplot render --check\n",
};

const Rule usage_unknown_environment{
    .code = "usage.unknown-environment",
    .title = "there is no such environment",
    .what = "The command line names an environment that has no folder with an `environment.yaml`.",
    .why = "Nothing was done.",
    .example = "$ stageplot render prod-esat\n",
    .fix = "$ stageplot render prod-east\n",
};

const Rule usage_abstract_layer{
    .code = "usage.abstract-layer",
    .title = "a layer is not an environment",
    .what = "The command line names a folder with a `layer.yaml`, which environments extend but which is none itself.",
    .why = "Nothing runs in a layer; nothing was done.",
    .example = "$ stageplot render prod\n",
    .fix = "$ stageplot render prod-east prod-west\n",
};

const Rule usage_unknown_service{
    .code = "usage.unknown-service",
    .title = "there is no such service",
    .what = "The command line names a service that no environment lists.",
    .why = "Nothing was done.",
    .example = "$ stageplot render --service user-servce\n",
    .fix = "$ stageplot render --service user-service\n",
};

const Rule usage_not_there{
    .code = "usage.not-there",
    .title = "a service does not run in an environment",
    .what = "The command line asks for a service in an environment that does not list it.",
    .why = "Nothing was done.",
    .example = "$ stageplot preview prod-west code-service\n",
    .fix = "Name an environment where it runs, or add the service to its `services`.",
};

const Rule usage_unknown_path{
    .code = "usage.unknown-path",
    .title = "there is no value at a path",
    .what = "`explain` was asked for a path that the unit does not have.",
    .why = "There is nothing to explain.",
    .example = "$ stageplot explain dev user-service workload.replica.max\n",
    .fix = "$ stageplot explain dev user-service workload.replicas.max\n",
};

const Rule usage_unknown_rule{
    .code = "usage.unknown-rule",
    .title = "there is no such code",
    .what = "`rule` was asked for a code that no finding has.",
    .why = "There is nothing to print.",
    .example = "$ stageplot rule layer.typeconflict\n",
    .fix = "$ stageplot rule layer.type-conflict\n",
};

const Rule usage_unreadable{
    .code = "usage.unreadable",
    .title = "a folder or file of the command line cannot be used",
    .what = "A folder given with `-C` or `-o`, or a file given with `--format FORMAT=FILE`, cannot be read or written.",
    .why = "Nothing was done.",
    .example = "$ stageplot -C nowhere check\n",
    .fix = "$ stageplot -C my-project check\n",
};

std::span<const Rule* const> usage_family() {
  static const std::vector<const Rule*> kFamily = {
      &usage_unknown_command, &usage_bad_option,      &usage_unknown_environment,
      &usage_abstract_layer,  &usage_unknown_service, &usage_not_there,
      &usage_unknown_path,    &usage_unknown_rule,    &usage_unreadable};
  return kFamily;
}

}  // namespace stageplot::diagnostics::rules
