#include "policy/judge_objects.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "diagnostics/rules/policy.hpp"
#include "policy/judge.hpp"
#include "policy/subjects.hpp"
#include "render/trace.hpp"

namespace stageplot::policy {
namespace {

/// Groups of what is no Kubernetes object.
bool is_about_objects(const Policy& policy) {
  return std::ranges::any_of(policy.match.rules, [](const ResourceRule& rule) {
    return std::ranges::any_of(rule.groups, [](const std::string& group) {
      return group != "model" && group != "terraform" && group != "fluentd";
    });
  });
}

/// Whether one of a policy's expressions names a variable.
bool reads(const Policy& policy, BaseVariable variable) {
  const auto names = [&](const Expression& expression) {
    return expression.program != nullptr &&
           std::ranges::binary_search(expression.program->variables_read(), static_cast<std::uint32_t>(variable));
  };
  const auto one_names = [&](const std::vector<NamedExpression>& expressions) {
    return std::ranges::any_of(expressions, [&](const NamedExpression& each) { return names(each.expression); });
  };
  return one_names(policy.conditions) || one_names(policy.variables) || one_names(policy.annotations) ||
         std::ranges::any_of(policy.validations, [&](const Validation& each) {
           return names(each.expression) || names(each.message_expression);
         });
}

}  // namespace

JudgedObjects judge_objects(const Policies& policies, const document::Value& environment,
                            const render::UnitRender& rendered, const readback::UnitArtifacts& artifacts,
                            render::UnitSpace& space, diagnostics::Diagnostics& diagnostics) {
  JudgedObjects result;
  std::vector<const Policy*> asked;
  for (const Policy& policy : policies.policies) {
    if (!policy.is_sound || !is_about_objects(policy)) continue;
    if (reads(policy, kModel) || (environment.is_nil() && reads(policy, kEnv))) {
      ++result.left_out;
    } else {
      asked.push_back(&policy);
    }
  }
  result.policies = asked.size();
  diagnostics::Diagnostics findings;
  try {
    Subjects subjects(space.arena, space.origins);
    subjects.set_environment(environment);
    for (const readback::Artifact& artifact : artifacts.outputs) {
      if (!artifact.readable) continue;
      for (const document::Value& document : artifact.output->documents) subjects.add_object(document);
    }
    judge(asked, subjects, {}, space.origins, {}, findings);
  } catch (const document::ArenaExhausted&) {
    findings.add({.rule = &diagnostics::rules::policy_budget,
                  .summary = "the objects of the chart are too large for policies",
                  .help = "check it in parts: with other values"});
  }
  for (diagnostics::Diagnostic& finding : findings.all()) {
    render::put_on_model(finding, rendered, space);
    diagnostics.add(std::move(finding));
  }
  return result;
}

}  // namespace stageplot::policy
