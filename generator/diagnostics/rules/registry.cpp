// The table of all rules: one line a family.
#include <algorithm>
#include <vector>

#include "diagnostics/rule.hpp"
#include "diagnostics/rules/families.hpp"

namespace stageplot::diagnostics {
namespace {

std::vector<const Rule*> sorted_rules() {
  std::vector<const Rule*> rules;
  const auto append = [&rules](std::span<const Rule* const> family) {
    rules.insert(rules.end(), family.begin(), family.end());
  };
  append(rules::project_family());
  append(rules::yaml_family());
  append(rules::json_family());
  append(rules::layer_family());
  append(rules::reference_family());
  append(rules::mark_family());
  append(rules::schema_family());
  append(rules::model_family());
  append(rules::check_family());
  append(rules::template_family());
  append(rules::chart_family());
  append(rules::escape_family());
  append(rules::fluentd_family());
  append(rules::kubernetes_family());
  append(rules::cel_family());
  append(rules::systemd_family());
  append(rules::cloudconfig_family());
  append(rules::terraform_evaluate_family());
  append(rules::terraform_aws_family());
  append(rules::verify_family());
  append(rules::policy_family());
  append(rules::waiver_family());
  append(rules::parity_family());
  append(rules::writer_family());
  append(rules::adopt_family());
  append(rules::export_family());
  append(rules::drift_family());
  append(rules::base_family());
  append(rules::usage_family());
  std::sort(rules.begin(), rules.end(), [](const Rule* a, const Rule* b) { return a->code < b->code; });
  return rules;
}

}  // namespace

std::span<const Rule* const> all_rules() {
  static const std::vector<const Rule*> kRules = sorted_rules();
  return kRules;
}

const Rule* find_rule(std::string_view code) {
  const auto rules = all_rules();
  const auto found = std::lower_bound(rules.begin(), rules.end(), code,
                                      [](const Rule* rule, std::string_view wanted) { return rule->code < wanted; });
  return found != rules.end() && (*found)->code == code ? *found : nullptr;
}

}  // namespace stageplot::diagnostics
