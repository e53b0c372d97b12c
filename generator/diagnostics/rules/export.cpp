#include "diagnostics/rules/export.hpp"

#include <vector>

#include "diagnostics/rules/families.hpp"

namespace stageplot::diagnostics::rules {

const Rule export_unreadable{
    .code = "export.unreadable",
    .title = "an export cannot be read",
    .what =
        "A file with exported state is no whole JSON or YAML: it ends in the middle, is in UTF-16, or something else "
        "was "
        "written into it. Its text is not shown, since it may hold secrets.",
    .why = "Half of an export would look as if the other half did not run.",
    .example = "$ kubectl get deployments -o json | head -n 100 > live.json\n",
    .fix = "$ kubectl get deployments -o json > live.json\n",
};

const Rule export_unknown{
    .code = "export.unknown",
    .title = "a file is no export",
    .what =
        "A file with exported state is in none of the forms that are read: a table or a description for people, a plan "
        "that Terraform has not shown as JSON, an error message, a document of some other kind.",
    .why = "What is in it can't be compared.",
    .example = "$ kubectl get deployments > live.txt\n",
    .fix = "$ kubectl get deployments -o json > live.json\n",
};

const Rule export_empty{
    .code = "export.empty",
    .title = "an export holds nothing",
    .what = "A file with exported state is empty, is a list without items, or a state without resources.",
    .why =
        "It is what a command leaves that asked the wrong namespace, cluster or workspace. Taken as it is, everything "
        "would be missing.",
    .example = "{\"apiVersion\": \"v1\", \"kind\": \"List\", \"items\": []}\n",
    .fix = "$ kubectl config current-context\n$ kubectl get deployments -n prd1541 -o json > live.json\n",
};

const Rule export_version{
    .code = "export.version",
    .title = "an export is in a version that is not known",
    .what =
        "A state or plan of Terraform names a format whose major version this tool does not know. Known are 1.x of "
        "`terraform show -json` and 4 of a raw state.",
    .why = "Names may mean something else in it.",
    .example = "{\"format_version\": \"2.0\", \"values\": {}}\n",
    .fix = "$ terraform show -json > state.json\n",
};

const Rule export_wrong_option{
    .code = "export.wrong-option",
    .title = "an export was given as something else",
    .what = "A file is a sound export, of another program than its option says.",
    .why = "What a release says, what runs, and what Terraform knows are compared in different ways.",
    .example = "$ stageplot drift prod-east --kubernetes state.json\n",
    .fix = "$ stageplot drift prod-east --terraform state.json\n",
};

const Rule export_too_large{
    .code = "export.too-large",
    .title = "an export is larger than the limit",
    .what = "A file with exported state has more than 256 MiB.",
    .why = "Reading it would take memory without end.",
    .example = "$ kubectl get all -A -o json > live.json\n",
    .fix = "$ kubectl get all -n prd1541 -o json > live.json\n",
};

const Rule export_inexact_number{
    .code = "export.inexact-number",
    .severity = Severity::warning,
    .title = "a number in an export may have lost its last digits",
    .what =
        "Helm keeps the numbers of its values as floating-point numbers, and one is above 2^53: up to there each whole "
        "number has a form of its own.",
    .why = "It may have been another number when somebody wrote it.",
    .example = "accountId: 9.007199254740994e+15\n",
    .fix = "accountId: \"9007199254740993\"\n",
};

std::span<const Rule* const> export_family() {
  static const std::vector<const Rule*> kFamily = {&export_unreadable,    &export_unknown,      &export_empty,
                                                   &export_version,       &export_wrong_option, &export_too_large,
                                                   &export_inexact_number};
  return kFamily;
}

}  // namespace stageplot::diagnostics::rules
