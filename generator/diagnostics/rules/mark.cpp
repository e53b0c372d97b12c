#include "diagnostics/rules/mark.hpp"

#include <vector>

#include "diagnostics/rules/families.hpp"

namespace stageplot::diagnostics::rules {

const Rule mark_assumed{
    .code = "mark.assumed",
    .severity = Severity::note,
    .title = "a value is assumed",
    .what = "A value carries the mark `!assumed`: it renders, but no source confirms it.",
    .why = "An assumption that nobody sees becomes a fact.",
    .example = "workload:\n  replicas: !assumed {value: {min: 3, max: 12}, reason: like prod}\n",
    .fix = "Find the source and write the value without the mark:\nworkload:\n  replicas: {min: 3, max: 12}\n",
};

const Rule mark_unknown{
    .code = "mark.unknown",
    .severity = Severity::note,
    .title = "a value is unknown",
    .what = "A value carries the mark `!unknown`: no source says what it is.",
    .why = "Outputs that cannot do without it are blocked; others leave it out.",
    .example = "ingress:\n  certificate: !unknown \"configured per cluster\"\n",
    .fix = "Ask whoever runs it, and write the value:\ningress:\n  certificate: arn:aws:acm:…\n",
};

const Rule mark_blocked{
    .code = "mark.blocked",
    .severity = Severity::warning,
    .title = "an output needs an unknown value",
    .what = "A template prints or tests a value marked `!unknown` without asking `known` first.",
    .why = "The output cannot be right, so the whole unit is not written; `BLOCKED.md` names it.",
    .example = "template:\n  role: {{ .identity.role }}\nmodel:\n  identity:\n    role: !unknown \"not documented\"\n",
    .fix =
        "Give the value, or let the template leave the setting out:\n  {{ if known .identity.role }}\n  role: {{ "
        ".identity.role }}\n  {{ end }}\n",
};

const Rule mark_unconfirmed_keys{
    .code = "mark.unconfirmed-keys",
    .severity = Severity::note,
    .title = "keys of an output are not known to be read",
    .what =
        "A target's `unconfirmedKeys` name keys of its outputs for which no document shows that the software behind "
        "reads them under this name.",
    .why = "A setting under a name that nobody reads has no effect, and nobody notices.",
    .example = "unconfirmedKeys:\n  image.repository: no document shows the chart's key\n",
    .fix = "Find out what reads the output, correct the key in the template, and take it off the list.",
};

std::span<const Rule* const> mark_family() {
  static const std::vector<const Rule*> kFamily = {&mark_assumed, &mark_unknown, &mark_blocked, &mark_unconfirmed_keys};
  return kFamily;
}

}  // namespace stageplot::diagnostics::rules
