#include "diagnostics/rules/waiver.hpp"

#include <vector>

#include "diagnostics/rules/families.hpp"

namespace stageplot::diagnostics::rules {

const Rule waiver_bad_value{
    .code = "waiver.bad-value",
    .title = "a waiver has a value that it cannot have",
    .what =
        "`expires` is no day of the calendar, `path` or `file` cannot be read as a pattern, or a value has a mark such "
        "as `!unknown`.",
    .why = "Nobody could say what is waived, or until when.",
    .example = "expires: 2027-02-30\n",
    .fix = "expires: 2027-02-28\n",
};

const Rule waiver_duplicate{
    .code = "waiver.duplicate",
    .severity = Severity::warning,
    .title = "two waivers say the same",
    .what = "A waiver has the `id` of an earlier one, or the same scope and one of its codes.",
    .why = "The first one that fits a finding waives it; the other one never does, whatever its reason and its day.",
    .example =
        "waivers:\n  - {code: check.host-domain, services: [cart], owner: shop, reason: a test, expires: 2027-01-31}\n"
        "  - {code: check.host-domain, services: [cart], owner: shop, reason: idle, expires: 2027-06-30}\n",
    .fix = "Keep the one whose reason still holds, and remove the other one.",
};

const Rule waiver_expired{
    .code = "waiver.expired",
    .title = "a waiver has ended",
    .what =
        "The day in `expires` is past; it is the last one on which a waiver holds. `check` alone looks at the day: "
        "`--today`, else `SOURCE_DATE_EPOCH`, else the clock in UTC. What the waiver was for counts again.",
    .why = "An exception that nobody looks at again is the new rule.",
    .example = "expires: 2024-12-31\n",
    .fix = "Correct what it was for and remove the waiver, or agree with its owner on a new day.",
};

const Rule waiver_expiring{
    .code = "waiver.expiring",
    .severity = Severity::note,
    .title = "a waiver ends soon",
    .what = "The day in `expires` is at most 30 days away, as `check` counts them.",
    .why = "From the day after, `check` fails.",
    .example = "$ stageplot check --today 2026-12-10\n\nexpires: 2026-12-31\n",
    .fix = "Correct what it is for and remove the waiver, or agree with its owner on a new day.",
};

const Rule waiver_not_waivable{
    .code = "waiver.not-waivable",
    .title = "a waiver is for a finding that nobody can excuse",
    .what =
        "Errors can be waived if they are a policy's (`policy.…`) or a check's of the model (`check.…`); warnings and "
        "notes can, but for `mark.blocked` and those about waivers, the command line and the files on the disk.",
    .why =
        "With a syntax error, a value that the schema refuses or an output that its reader refuses there is nothing "
        "right that could be written.",
    .example = "waivers:\n  - {code: yaml.syntax, owner: shop, reason: later, expires: 2027-01-31}\n",
    .fix = "Correct what the finding is about, and remove the waiver.",
};

const Rule waiver_unknown_code{
    .code = "waiver.unknown-code",
    .title = "a waiver names a code that no finding has",
    .what = "`code` names neither a rule of the tool nor a policy of the project.",
    .why = "It waives nothing.",
    .example = "code: check.hsot-domain\n",
    .fix = "code: check.host-domain\n",
};

const Rule waiver_unknown_scope{
    .code = "waiver.unknown-scope",
    .title = "a waiver is for an environment or a service that is not there",
    .what =
        "`environments` names a folder that is no environment, `services` a service that no environment lists, or none "
        "of the services runs in any of the environments.",
    .why = "It waives nothing, or less than it says.",
    .example = "environments: [prod-esat]\n",
    .fix = "environments: [prod-east]\n",
};

const Rule waiver_unused{
    .code = "waiver.unused",
    .severity = Severity::warning,
    .title = "nothing needs a waiver",
    .what =
        "A `check` of everything had no finding with this code in the waiver's scope. Not judged while there are "
        "errors, "
        "nor, of findings in outputs, where a unit of the scope is blocked.",
    .why = "It would silently excuse the next one.",
    .example =
        "waivers:\n  - {code: check.host-domain, services: [cart], owner: shop, reason: a test, expires: 2027-01-31}\n",
    .fix = "Remove the waiver, or the code from its list.",
};

std::span<const Rule* const> waiver_family() {
  static const std::vector<const Rule*> kFamily = {&waiver_bad_value,     &waiver_duplicate,    &waiver_expired,
                                                   &waiver_expiring,      &waiver_not_waivable, &waiver_unknown_code,
                                                   &waiver_unknown_scope, &waiver_unused};
  return kFamily;
}

}  // namespace stageplot::diagnostics::rules
