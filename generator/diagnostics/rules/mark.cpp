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
    .fix = "Give the value, or let the template leave the setting out:\n  {{ if known .identity.role }}\n  role: {{ .identity.role }}\n  {{ end }}\n",
};

std::span<const Rule* const> mark_family() {
  static const std::vector<const Rule*> kFamily = {&mark_assumed, &mark_unknown, &mark_blocked};
  return kFamily;
}

}  // namespace stageplot::diagnostics::rules
