#include "diagnostics/rules/drift.hpp"

#include <vector>

#include "diagnostics/rules/families.hpp"

namespace stageplot::diagnostics::rules {

const Rule drift_bad_baseline{
    .code = "drift.bad-baseline",
    .title = "a baseline is no earlier report",
    .what = "The file of `--baseline` is not what `stageplot drift --format json` printed.",
    .why = "Everything would look new, or nothing.",
    .example = "$ stageplot drift prod-east --kubernetes live.json --baseline live.json\n",
    .fix =
        "$ stageplot drift prod-east --kubernetes live.json --format json=drift.json\n"
        "$ stageplot drift prod-east --kubernetes later.json --baseline drift.json\n",
};

const Rule drift_bad_expectation{
    .code = "drift.bad-expectation",
    .title = "an entry of expected drift cannot be read",
    .what = "An entry of `environments/drift.yaml` has a last day that is no day of the calendar.",
    .why = "What has no end would stay in force for ever.",
    .example = "expected:\n  - {kind: Deployment, reason: load test, until: 2027-02-30}\n",
    .fix = "expected:\n  - {kind: Deployment, reason: load test, until: 2027-02-28}\n",
};

const Rule drift_expired_expectation{
    .code = "drift.expired-expectation",
    .severity = Severity::warning,
    .title = "drift was expected until a day that is past",
    .what =
        "An entry of `environments/drift.yaml` has ended: what it stood for is drift again. The day is `--today`'s, "
        "else "
        "`SOURCE_DATE_EPOCH`'s, else the clock's.",
    .why = "A change for a few days that nobody took back is how environments come apart.",
    .example = "expected:\n  - {kind: Deployment, name: cart, reason: load test, until: 2026-01-31}\n",
    .fix = "Take the change back, or into the model; or say again why it stays, and until when.",
};

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

const Rule drift_other_environment{
    .code = "drift.other-environment",
    .title = "an export is of another environment",
    .what =
        "The export has facts that only another environment has (hosts, region, account, roles), and more of its "
        "objects "
        "read like what that one renders than like what the environment that was asked for does.",
    .why = "Every value would be drift, and the drift there is would drown in it.",
    .example =
        "$ kubectl --context prod-west get deployments -o json > live.json\n$ stageplot drift prod-east --kubernetes "
        "live.json\n",
    .fix = "$ stageplot drift prod-west --kubernetes live.json\n",
};

const Rule drift_unused_expectation{
    .code = "drift.unused-expectation",
    .severity = Severity::warning,
    .title = "expected drift is not there",
    .what =
        "An entry of `environments/drift.yaml` fits no difference, although objects of its kind were compared: the "
        "change is gone, or the entry names something else.",
    .why = "It would hide the next change at that place.",
    .example = "expected:\n  - {kind: Deployment, name: crat, reason: load test, until: 2027-01-31}\n",
    .fix = "Remove the entry, or correct its kind, name or path.",
};

std::span<const Rule* const> drift_family() {
  static const std::vector<const Rule*> kFamily{&drift_bad_baseline,        &drift_bad_expectation,
                                                &drift_expired_expectation, &drift_no_objects,
                                                &drift_other_environment,   &drift_unused_expectation};
  return kFamily;
}

}  // namespace stageplot::diagnostics::rules
