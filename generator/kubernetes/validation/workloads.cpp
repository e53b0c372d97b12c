// Deployments and the other controllers of pods: a selector that selects the pods of its own template, strategies,
// restart policies.
#include <algorithm>
#include <string>

#include "diagnostics/rules/kubernetes.hpp"
#include "kubernetes/validation/access.hpp"
#include "kubernetes/validation/amounts.hpp"
#include "kubernetes/validation/check.hpp"
#include "kubernetes/validation/name_forms.hpp"
#include "kubernetes/validation/schedule.hpp"
#include "kubernetes/wording.hpp"

namespace stageplot::kubernetes {
namespace {

namespace rules = diagnostics::rules;
using document::Member;
using document::Value;

/// What the labels of the template have under a key; nullptr where they lack it.
const Value* template_label(const Value& spec, std::string_view key) {
  const Value* pod = map_at(spec, "template");
  const Value* metadata = pod == nullptr ? nullptr : map_at(*pod, "metadata");
  const Value* labels = metadata == nullptr ? nullptr : map_at(*metadata, "labels");
  return labels == nullptr ? nullptr : given(*labels, key);
}

void mismatch(const Subject& subject, const Value& selected, std::string_view key, const Value* label) {
  const std::string wanted = subject.report.written(selected);
  if (label == nullptr) {
    subject.report.on_value(rules::kubernetes_selector_mismatch, selected,
                            {.summary = "`selector` asks for the label " + quoted(key) + ", which the template lacks",
                             .label = {},
                             .help = "add it to `template.metadata.labels`"});
    return;
  }
  subject.report.on_two_values(
      rules::kubernetes_selector_mismatch, selected,
      {.summary = "`selector` asks for " + quoted(std::string(key) + "=" + wanted) + ", but the template's pods have " +
                  quoted(std::string(key) + "=" + subject.report.written(*label)),
       .label = "asked for",
       .help = "make both equal"},
      *label, "what the pods have");
}

bool matches(const Value& requirement, const Value* label) {
  const std::string_view comparison = words_at(requirement, "operator");
  const auto values = items_at(requirement, "values");
  const bool among = label != nullptr && std::any_of(values.begin(), values.end(), [label](const Value& value) {
                       return value.is_string() && label->is_string() && value.text() == label->text();
                     });
  if (comparison == "In") return values.empty() || among;
  if (comparison == "NotIn") return !among;
  if (comparison == "Exists") return label != nullptr;
  return comparison != "DoesNotExist" || label == nullptr;
}

void check_selector(const Subject& subject) {
  const Value* selector = map_at(subject.value, "selector");
  if (selector == nullptr || map_at(subject.value, "template") == nullptr) return;
  const auto labels = members_at(*selector, "matchLabels");
  const auto requirements = items_at(*selector, "matchExpressions");
  if (labels.empty() && requirements.empty()) {
    // What is in it is of another type, or misspelt.
    for (const Member& member : selector->map().members()) {
      const bool empty = member.value.is_nil() || (member.value.is_map() && member.value.map().size == 0) ||
                         (member.value.is_list() && member.value.items().empty());
      if (!empty) return;
    }
    subject.report.on_value(rules::kubernetes_selector_mismatch, *selector,
                            {.summary = "`selector` is empty, which would select every pod",
                             .label = {},
                             .help = "name the labels of the template under `matchLabels`"});
    return;
  }
  for (const Member& member : labels) {
    // null is read as the empty text.
    if (!member.value.is_string() && !member.value.is_nil()) continue;
    const std::string_view wanted = member.value.is_nil() ? std::string_view{} : member.value.text();
    const Value* label = template_label(subject.value, member.key->view());
    if (label != nullptr && (!label->is_string() || label->text() == wanted)) continue;
    mismatch(subject, member.value, member.key->view(), label);
  }
  for (const Value& requirement : requirements) {
    const std::string_view key = words_at(requirement, "key");
    if (key.empty() || matches(requirement, template_label(subject.value, key))) continue;
    subject.report.on_value(
        rules::kubernetes_selector_mismatch, requirement,
        {.summary = subject.name(requirement) +
                    " of `selector` does not select the pods of the template, by the label " + quoted(key),
         .label = {},
         .help = "compare it with `template.metadata.labels`"});
  }
}

/// `wanted` is one word or two.
void check_restart_policy(const Subject& subject, const Value& spec, bool ends) {
  const Value* pod = map_at(spec, "template");
  const Value* pod_spec = pod == nullptr ? nullptr : map_at(*pod, "spec");
  if (pod_spec == nullptr) return;
  const Value* policy = text_at(*pod_spec, "restartPolicy");
  const std::string_view word = policy == nullptr ? std::string_view{} : policy->text();
  const std::string kind(subject.object_type.short_name());
  if (!ends) {
    if (word != "OnFailure" && word != "Never") return;
    subject.refuse(*policy, "but the pods of " + with_article(kind) + " must be restarted",
                   "write `Always`, or leave it out");
    return;
  }
  if (word.empty() && given(*pod_spec, "restartPolicy") == policy) {
    subject.require(*pod_spec, "restartPolicy", ", and `Always` is not for Jobs", "write `OnFailure` or `Never`");
  } else if (word == "Always") {
    subject.refuse(*policy, "but the pods of a Job end", "write `OnFailure` or `Never`");
  }
}

/// Whether an amount of pods is 0 or 0%.
bool is_zero(const Value& value) {
  if (value.is_string()) return value.text() == "0%";
  return whole_number(value) == 0;
}

/// The API server fills in 25% for each of the two that is absent.
void check_rolling_update(const Subject& subject, std::string_view strategy_key) {
  const Value* strategy = map_at(subject.value, strategy_key);
  const Value* rolling = strategy == nullptr ? nullptr : map_at(*strategy, "rollingUpdate");
  if (rolling == nullptr) return;
  const std::string_view type = words_at(*strategy, "type");
  if (type == "Recreate" || type == "OnDelete") {
    subject.conflict(*rolling, "`rollingUpdate` is set, but the strategy is `" + std::string(type) + "`",
                     "remove it, or make the type `RollingUpdate`");
    return;
  }
  const Value* surge = given(*rolling, "maxSurge");
  const Value* unavailable = given(*rolling, "maxUnavailable");
  for (const Value* amount : {surge, unavailable}) {
    if (amount != nullptr) check_amount(subject, *amount);
  }
  if (unavailable != nullptr) check_at_most_all(subject, *unavailable);
  const bool daemons = subject.object_type.short_name() == "DaemonSet";
  if (daemons && surge != nullptr) {
    check_at_most_all(subject, *surge);
    if (!is_zero(*surge) && (unavailable == nullptr || !is_zero(*unavailable))) {
      subject.conflict(*surge, "`maxSurge` and `maxUnavailable` are both above 0, which a DaemonSet can't have",
                       "set `maxUnavailable: 0`");
      return;
    }
  }
  const bool no_surge = surge != nullptr ? is_zero(*surge) : daemons;
  if (unavailable != nullptr && is_zero(*unavailable) && no_surge &&
      subject.object_type.short_name() != "StatefulSet") {
    subject.conflict(*unavailable, "`maxUnavailable` and `maxSurge` are both 0, so nothing could ever be updated",
                     "let one of them be above 0");
  }
}

}  // namespace

void check_has_spec(const Subject& subject) {
  // The published types do not require it, but something inside of it.
  if (given(subject.value, "spec") == nullptr) subject.require(subject.value, "spec");
}

void check_deployment(const Subject& subject) {
  check_not_negative(subject, {"replicas", "minReadySeconds", "revisionHistoryLimit", "progressDeadlineSeconds"});
  check_selector(subject);
  check_restart_policy(subject, subject.value, false);
  check_rolling_update(subject, "strategy");
  const std::int64_t deadline = number_at(subject.value, "progressDeadlineSeconds").value_or(600);
  const std::int64_t ready = number_at(subject.value, "minReadySeconds").value_or(0);
  if (ready >= deadline) {
    const Value* deadline_value = given(subject.value, "progressDeadlineSeconds");
    subject.refuse(deadline_value != nullptr ? *deadline_value : *given(subject.value, "minReadySeconds"),
                   "but `progressDeadlineSeconds` (" + std::to_string(deadline) +
                       ") must be above `minReadySeconds` (" + std::to_string(ready) + ")");
  }
}

void check_stateful_set(const Subject& subject) {
  check_not_negative(subject, {"replicas", "minReadySeconds", "revisionHistoryLimit"});
  check_selector(subject);
  check_restart_policy(subject, subject.value, false);
  check_rolling_update(subject, "updateStrategy");
  if (const Value* strategy = map_at(subject.value, "updateStrategy")) {
    const Value* rolling = map_at(*strategy, "rollingUpdate");
    const auto partition = rolling == nullptr ? std::nullopt : number_at(*rolling, "partition");
    if (partition && *partition < 0) subject.refuse(*given(*rolling, "partition"), "but must be 0 or more");
  }
  if (const Value* service = text_at(subject.value, "serviceName"); service != nullptr && !service->text().empty()) {
    if (const auto why = not_a_label(service->text()); !why.empty()) subject.refuse_name(*service, why);
  }
}

void check_daemon_set(const Subject& subject) {
  check_not_negative(subject, {"minReadySeconds", "revisionHistoryLimit"});
  check_selector(subject);
  check_restart_policy(subject, subject.value, false);
  check_rolling_update(subject, "updateStrategy");
}

void check_replica_set(const Subject& subject) {
  check_not_negative(subject, {"replicas", "minReadySeconds"});
  if (given(subject.value, "template") == nullptr) subject.require(subject.value, "template");
  check_selector(subject);
  check_restart_policy(subject, subject.value, false);
}

void check_job(const Subject& subject) {
  check_not_negative(
      subject, {"parallelism", "completions", "activeDeadlineSeconds", "backoffLimit", "ttlSecondsAfterFinished"});
  check_restart_policy(subject, subject.value, true);
  const Value* manual = given(subject.value, "manualSelector");
  const bool is_manual = manual != nullptr && manual->is(document::Kind::boolean) && manual->b;
  if (is_manual) {
    check_selector(subject);
  } else if (const Value* selector = given(subject.value, "selector")) {
    subject.conflict(*selector, "`selector` is set, but the API server makes the selector of a Job itself",
                     "remove it, or say `manualSelector: true`");
  }
  if (words_at(subject.value, "completionMode") == "Indexed" && given(subject.value, "completions") == nullptr) {
    subject.require(subject.value, "completions", ", which `Indexed` needs");
  }
}

void check_cron_job(const Subject& subject) {
  check_not_negative(subject, {"startingDeadlineSeconds", "successfulJobsHistoryLimit", "failedJobsHistoryLimit"});
  const Value* schedule = text_at(subject.value, "schedule");
  if (schedule == nullptr) return;
  if (schedule->text().find("TZ") != std::string_view::npos) {
    subject.refuse(*schedule, "but may not name a time zone", "write it under `timeZone`");
  } else if (const std::string why = not_a_schedule(schedule->text()); !why.empty()) {
    subject.refuse(*schedule, "which is no schedule: " + why,
                   "it has five fields: minute, hour, day of the month, month, day of the week, like `15 2 * * *`");
  }
}

}  // namespace stageplot::kubernetes
