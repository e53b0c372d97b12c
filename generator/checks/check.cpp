#include "checks/check.hpp"

#include <array>
#include <utility>
#include <vector>

#include "checks/table.hpp"
#include "diagnostics/rules/check.hpp"
#include "document/map.hpp"
#include "parallel/parallel_for.hpp"

namespace stageplot::checks {

std::span<const Check> all_checks() {
  namespace rules = diagnostics::rules;
  static const std::array kChecks{
      Check{&rules::check_alarm_name, alarm_name, {"resourceNames.group", "workload.scaling.*.alarm"}},
      Check{&rules::check_certificate_account,
            certificate_account,
            {"environment.aws.account", "environment.dns.*.certificate", "ingress.certificate", "platform"}},
      Check{&rules::check_certificate_region, certificate_region, {"environment.region", "ingress.certificate"}},
      Check{&rules::check_health_timeout,
            health_timeout,
            {"ingress.healthIntervalSeconds", "ingress.healthTimeoutSeconds"}},
      Check{&rules::check_host_domain,
            host_domain,
            {"environment.dns.*.domain", "environment.ec2.zone.name", "ingress.host"}},
      Check{&rules::check_probe_timeout,
            probe_timeout,
            {"workload.probes.*.periodSeconds", "workload.probes.*.timeoutSeconds"}},
      Check{&rules::check_replica_range, replica_range, {"workload.replicas"}},
      Check{
          &rules::check_request_above_limit, request_above_limit, {"logging.sidecar.resources", "workload.resources"}},
  };
  return kChecks;
}

std::span<const ModelCheck> all_model_checks() {
  static const std::array kChecks{ModelCheck{
      &diagnostics::rules::check_duplicate_name,
      unique_names,
      {"alerts.*.cloudwatch", "alerts.*.threshold", "environment.aws.account", "environment.kubernetes.cluster",
       "environment.kubernetes.namespace", "environment.region", "ingress.host", "ingress.name",
       "network.securityGroup.name", "network.vpc", "notifications.recommendedAlarms", "platform", "release",
       "resourceNames", "workload.configMap.name", "workload.hpa.name", "workload.scaling.*.alarm"}}};
  return kChecks;
}

void run_checks(const model::Model& model, std::size_t jobs, diagnostics::Diagnostics& diagnostics) {
  std::vector<diagnostics::Diagnostics> findings(model.units.size());
  parallel::parallel_for(jobs, model.units.size(), [&](std::size_t i, std::size_t) {
    const model::Unit& unit = model.units[i];
    if (unit.tree.is_nil()) return;
    const Subject subject{.tree = unit.tree, .origins = model.origins};
    for (const Check& check : all_checks()) check.run(subject, findings[i]);
    for (diagnostics::Diagnostic& finding : findings[i].all()) {
      finding.environments = {model.environment(unit).name};
      finding.service = unit.service;
    }
  });
  for (diagnostics::Diagnostics& finding : findings) diagnostics.merge(std::move(finding));
  for (const ModelCheck& check : all_model_checks()) check.run(model, diagnostics);
}

void report(const Subject& subject, CheckFinding finding, diagnostics::Diagnostics& diagnostics) {
  const auto span = [&](std::string_view path) {
    const document::Value* value = document::find_path(subject.tree, path);
    return value == nullptr ? source::Span{} : subject.origins.span(value->origin);
  };
  diagnostics::Diagnostic diagnostic{.rule = &finding.rule,
                                     .summary = std::move(finding.summary),
                                     .primary = {span(finding.path), std::move(finding.label), {}},
                                     .path = finding.path,
                                     .help = std::move(finding.help)};
  if (!finding.other_path.empty()) {
    diagnostic.labels.push_back({span(finding.other_path), std::move(finding.other_label), {}});
  }
  diagnostics.add(std::move(diagnostic));
}

}  // namespace stageplot::checks
