// HorizontalPodAutoscalers and PodDisruptionBudgets: borders that fit together, metrics that have what their type says.
#include <array>
#include <string>
#include <utility>

#include "kubernetes/validation/access.hpp"
#include "kubernetes/validation/amounts.hpp"
#include "kubernetes/validation/check.hpp"
#include "kubernetes/validation/name_forms.hpp"
#include "kubernetes/wording.hpp"
#include "units/quantity.hpp"

namespace stageplot::kubernetes {
namespace {

using document::Value;

/// The field in which a metric of a type stands.
constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kMetricFields = {{
    {"ContainerResource", "containerResource"},
    {"External", "external"},
    {"Object", "object"},
    {"Pods", "pods"},
    {"Resource", "resource"},
}};

constexpr std::int64_t kLongestPeriod = 1800;
constexpr std::int64_t kLongestWindow = 3600;

}  // namespace

void check_autoscaler(const Subject& subject) {
  check_positive(subject, {"maxReplicas"});
  const auto least = number_at(subject.value, "minReplicas");
  const auto most = number_at(subject.value, "maxReplicas");
  if (least && *least < 1) {
    subject.refuse(*given(subject.value, "minReplicas"), "but must be 1 or more");
  } else if (least && most && *most >= 1 && *least > *most) {
    subject.refuse(*given(subject.value, "minReplicas"), "but `maxReplicas` is " + std::to_string(*most));
  }
  if (const Value* target = map_at(subject.value, "scaleTargetRef")) {
    for (const std::string_view key : {"kind", "name"}) {
      const Value* text = text_at(*target, key);
      if (text == nullptr) continue;
      if (text->text().empty()) {
        subject.require(*target, key);
      } else if (const auto why = not_a_path_segment(text->text()); !why.empty()) {
        subject.refuse_name(*text, why);
      }
    }
  }
}

void check_metric(const Subject& subject) {
  const std::string_view type = words_at(subject.value, "type");
  for (const auto& [word, field] : kMetricFields) {
    const bool set = given(subject.value, field) != nullptr;
    if (word == type && !set) {
      subject.require(subject.value, field, ", in which a metric of type `" + std::string(type) + "` stands");
    } else if (word != type && set && !type.empty()) {
      subject.conflict(*given(subject.value, field),
                       "`" + std::string(field) + "` is set, but the metric is of type `" + std::string(type) + "`",
                       "remove it, or change the type");
    }
  }
}

void check_metric_name(const Subject& subject) {
  const Value* name = text_at(subject.value, "name");
  if (name == nullptr) return;
  if (name->text().empty()) {
    subject.require(subject.value, "name");
  } else if (const auto why = not_a_path_segment(name->text()); !why.empty()) {
    subject.refuse_name(*name, why);
  }
}

void check_metric_target(const Subject& subject) {
  const Value* utilization = given(subject.value, "averageUtilization");
  const auto percent = number_at(subject.value, "averageUtilization");
  if (percent && *percent < 1) subject.refuse(*utilization, "but must be 1 or more");
  const Value* average = given(subject.value, "averageValue");
  const Value* value = given(subject.value, "value");
  for (const Value* amount : {average, value}) {
    if (amount == nullptr || (!amount->is_string() && !amount->is_number())) continue;
    const auto quantity = units::parse_quantity(subject.report.written(*amount));
    if (quantity && quantity->nano <= 0) subject.refuse(*amount, "but must be above 0");
  }
  const std::string_view type = words_at(subject.value, "type");
  if (utilization != nullptr && average != nullptr) {
    subject.conflict(*average, "`averageUtilization` and `averageValue` are both set",
                     "keep the one that `type` names");
  } else if (utilization == nullptr && average == nullptr && value == nullptr) {
    const std::string_view field = type == "Utilization" ? "averageUtilization"
                                   : type == "Value"     ? "value"
                                                         : "averageValue";
    subject.require(subject.value, field);
  }
}

void check_scaling_rules(const Subject& subject) {
  const auto window = number_at(subject.value, "stabilizationWindowSeconds");
  if (window && (*window < 0 || *window > kLongestWindow)) {
    subject.refuse(*given(subject.value, "stabilizationWindowSeconds"), "but must be between 0 and 3600");
  }
  const Value* policies = given(subject.value, "policies");
  if (policies != nullptr && policies->is_list() && policies->items().empty()) {
    subject.require(subject.value, "policies", ", which may not be empty");
  }
  for (const Value& policy : items_at(subject.value, "policies")) {
    const auto amount = number_at(policy, "value");
    if (amount && *amount < 1) subject.refuse(*given(policy, "value"), "but must be 1 or more");
    const auto period = number_at(policy, "periodSeconds");
    if (period && (*period < 1 || *period > kLongestPeriod)) {
      subject.refuse(*given(policy, "periodSeconds"), "but must be between 1 and 1800");
    }
  }
}

void check_disruption_budget(const Subject& subject) {
  const Value* available = given(subject.value, "minAvailable");
  const Value* unavailable = given(subject.value, "maxUnavailable");
  for (const Value* amount : {available, unavailable}) {
    if (amount == nullptr) continue;
    check_amount(subject, *amount);
    check_at_most_all(subject, *amount);
  }
  if (available != nullptr && unavailable != nullptr) {
    subject.conflict(*unavailable, "`minAvailable` and `maxUnavailable` are both set", "keep one of them");
  }
}

}  // namespace stageplot::kubernetes
