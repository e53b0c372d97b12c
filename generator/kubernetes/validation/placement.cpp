// Where pods may run: tolerations, affinities, spreading.
#include <string>

#include "kubernetes/validation/access.hpp"
#include "kubernetes/validation/amounts.hpp"
#include "kubernetes/validation/check.hpp"
#include "kubernetes/validation/name_forms.hpp"

namespace stageplot::kubernetes {

using document::Value;

void check_toleration(const Subject& subject) {
  const std::string_view comparison = words_at(subject.value, "operator");
  const Value* key = text_at(subject.value, "key");
  if (key != nullptr && !key->text().empty()) {
    if (const auto why = not_a_qualified_name(key->text()); !why.empty()) subject.refuse_name(*key, why);
  } else if (comparison != "Exists" && (comparison.empty() || comparison == "Equal") &&
             given(subject.value, "key") == key) {
    subject.conflict(subject.value, subject.name(subject.value) + " has no `key`, which needs `operator: Exists`",
                     "name the key of the taint, or write `operator: Exists` for all taints");
  }
  if (comparison.empty() || comparison == "Equal") {
    const Value* value = text_at(subject.value, "value");
    const auto why = value == nullptr ? std::string_view{} : not_a_label_value(value->text());
    if (!why.empty()) subject.refuse_name(*value, why);
  }
  if (comparison == "Exists" && !words_at(subject.value, "value").empty()) {
    subject.conflict(*given(subject.value, "value"), "`value` is set, but `Exists` takes none",
                     "remove it, or make the operator `Equal`");
  }
  if (given(subject.value, "tolerationSeconds") != nullptr && words_at(subject.value, "effect") != "NoExecute") {
    subject.conflict(*given(subject.value, "tolerationSeconds"),
                     "`tolerationSeconds` is set, but is for `NoExecute` alone",
                     "remove it, or make the effect `NoExecute`");
  }
}

void check_node_requirement(const Subject& subject) {
  const std::string_view comparison = words_at(subject.value, "operator");
  const std::size_t values = items_at(subject.value, "values").size();
  if ((comparison == "In" || comparison == "NotIn") && values == 0) {
    subject.require(subject.value, "values", ", which `" + std::string(comparison) + "` needs");
  } else if ((comparison == "Exists" || comparison == "DoesNotExist") && values > 0) {
    subject.conflict(*given(subject.value, "values"),
                     "`values` is set, but `" + std::string(comparison) + "` takes none", "remove it");
  } else if ((comparison == "Gt" || comparison == "Lt") && values != 1) {
    subject.conflict(subject.value, "`" + std::string(comparison) + "` needs exactly one value, and there are " +
                                        std::to_string(values));
  }
  if (const Value* key = text_at(subject.value, "key")) {
    if (const auto why = not_a_qualified_name(key->text()); !why.empty()) subject.refuse_name(*key, why);
  }
}

void check_weighted_term(const Subject& subject) {
  const auto weight = number_at(subject.value, "weight");
  if (weight && (*weight < 1 || *weight > 100)) {
    subject.refuse(*given(subject.value, "weight"), "but a weight is between 1 and 100");
  }
}

void check_affinity_term(const Subject& subject) {
  const Value* key = text_at(subject.value, "topologyKey");
  if (key == nullptr) return;
  if (key->text().empty()) {
    subject.require(subject.value, "topologyKey");
  } else if (const auto why = not_a_qualified_name(key->text()); !why.empty()) {
    subject.refuse_name(*key, why);
  }
}

void check_spread_constraint(const Subject& subject) {
  check_positive(subject, {"maxSkew", "minDomains"});
  if (const Value* key = text_at(subject.value, "topologyKey"); key != nullptr && key->text().empty()) {
    subject.require(subject.value, "topologyKey");
  }
  if (given(subject.value, "minDomains") != nullptr &&
      words_at(subject.value, "whenUnsatisfiable") == "ScheduleAnyway") {
    subject.conflict(*given(subject.value, "minDomains"), "`minDomains` is set, but is for `DoNotSchedule` alone",
                     "remove it");
  }
}

}  // namespace stageplot::kubernetes
