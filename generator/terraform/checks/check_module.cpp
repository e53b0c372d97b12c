#include "terraform/checks/check_module.hpp"

#include <algorithm>
#include <array>

#include "diagnostics/rules/terraform_aws.hpp"
#include "terraform/aws/facts.hpp"
#include "terraform/checks/body.hpp"
#include "terraform/checks/traps.hpp"
#include "text/edit_distance.hpp"

namespace stageplot::terraform::checks {
namespace {

namespace rules = diagnostics::rules;

constexpr std::array kTraps{
    alarm_actions,    alarm_metric, alarm_period,   alarm_window, attached_twice,     burst_credits, certificates,
    desired_capacity, fixed_names,  group_health,   group_size,   health_check,       image_owner,   instance_refresh,
    instance_type,    listeners,    missing_egress, mixed_rules,  network_interfaces, open_ingress,  policy_documents,
    policy_texts,     port_ranges,  private_zone,   records,      scaling_effect,     scaling_steps, scaling_thresholds,
    secrets,          settings,     tags,           topic_names,  user_data,          volumes,
};

std::string type_name(const EvaluatedResource& resource) {
  return (resource.mode == ResourceMode::data ? "data." : "") + std::string(resource.type);
}

void report_unknown_type(const EvaluatedResource& resource, const std::string& name, Report& report) {
  if (!resource.type.starts_with("aws_")) return;
  const std::span<const std::string_view> others = aws::other_types();
  if (std::binary_search(others.begin(), others.end(), name)) return;
  const bool is_data = resource.mode == ResourceMode::data;
  std::vector<std::string_view> known;
  const auto add = [&](std::string_view other) {
    if (other.starts_with("data.aws_") == is_data && other.find("aws_") != std::string_view::npos)
      known.push_back(other);
  };
  for (const aws::TypeFact& fact : aws::all_types()) add(fact.name);
  for (const std::string_view other : others) add(other);
  const std::string nearest = text::did_you_mean(name, known);
  report.structure(BodyView(resource), {},
                   {.rule = rules::terraform_unknown_type,
                    .summary = "no facts are known of the " + std::string(is_data ? "data source" : "resource type") +
                               " `" + std::string(resource.type) + "`, so nothing of it is checked",
                    .help = nearest.empty() ? "let Terraform itself validate it" : nearest});
}

void check_lifecycle(const EvaluatedResource& resource, const BodyView& body, Report& report) {
  static const aws::TypeFact* const kLifecycle = aws::find_type("lifecycle");
  if (!resource.lifecycle.is_map()) return;
  const BodyView lifecycle(resource.lifecycle, nullptr, resource.lifecycle_header, body.path() + ".lifecycle");
  for (const std::string_view name : {"create_before_destroy", "prevent_destroy"}) {
    if (lifecycle.find(name) != nullptr) {
      check_argument(lifecycle, *aws::find_argument(kLifecycle->body, name), report);
    }
  }
}

void check_resource(const EvaluatedResource& resource, Report& report) {
  const std::string name = type_name(resource);
  const aws::TypeFact* fact = aws::find_type(name);
  if (fact == nullptr) {
    report_unknown_type(resource, name, report);
    return;
  }
  const BodyView body(resource);
  check_body(body, fact->body, "an `" + std::string(resource.type) + "`", report);
  check_lifecycle(resource, body, report);
}

/// A backend's required arguments may come from `-backend-config`.
aws::BodyFact backend_fact(const aws::BodyFact& fact, std::vector<aws::ArgumentFact>& arguments) {
  for (const aws::ArgumentFact& argument : fact.arguments) {
    arguments.push_back(argument);
    arguments.back().traits = static_cast<std::uint16_t>(arguments.back().traits & ~aws::kRequired);
  }
  aws::BodyFact copy = fact;
  copy.arguments = arguments;
  return copy;
}

}  // namespace

bool check_module(const EvaluatedModule& module, const document::Origins& origins,
                  diagnostics::Diagnostics& diagnostics, const CheckOptions& options) {
  Report report(module, origins, options, diagnostics);
  for (const EvaluatedResource& resource : module.resources) check_resource(resource, report);
  for (const EvaluatedBlock& provider : module.providers) {
    if (provider.label != "aws") continue;
    const BodyView body(provider.body, &provider.places, provider.header, "provider.aws");
    check_body(body, aws::find_type("provider.aws")->body, "the provider `aws`", report);
  }
  for (const EvaluatedBlock& backend : module.backends) {
    if (backend.label != "s3") continue;
    std::vector<aws::ArgumentFact> arguments;
    const BodyView body(backend.body, &backend.places, backend.header, "backend.s3");
    check_body(body, backend_fact(aws::find_type("backend.s3")->body, arguments), "the backend `s3`", report);
  }
  const ModuleView view(module);
  for (const auto trap : kTraps) trap(view, report);
  return report.sound();
}

std::string_view model_code_of(const diagnostics::Rule& rule) {
  struct Pair {
    const diagnostics::Rule* rule;
    std::string_view code;
  };
  static const std::array kPairs{
      Pair{&rules::terraform_alarm_period, "policy.alarm-period"},
      Pair{&rules::terraform_burst_credits, "policy.burst-credits"},
      Pair{&rules::terraform_certificate_account, "check.certificate-account"},
      Pair{&rules::terraform_certificate_region, "check.certificate-region"},
      Pair{&rules::terraform_group_size, "check.replica-range"},
      Pair{&rules::terraform_health_timeout, "check.health-timeout"},
      Pair{&rules::terraform_scaling_thresholds, "policy.scaling-thresholds"},
      Pair{&rules::terraform_scaling_without_effect, "policy.scaling-step"},
  };
  for (const Pair& pair : kPairs) {
    if (pair.rule == &rule) return pair.code;
  }
  return {};
}

}  // namespace stageplot::terraform::checks
