// The table of checks by definition.
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "diagnostics/rules/kubernetes.hpp"
#include "kubernetes/validation/check.hpp"
#include "kubernetes/wording.hpp"

namespace stageplot::kubernetes {
namespace {

constexpr auto kChecks = std::to_array<std::pair<std::string_view, Check>>({
    {"meta.v1.ObjectMeta", check_metadata},
    {"meta.v1.LabelSelector", check_label_selector},
    {"apps.v1.Deployment", check_has_spec},
    {"apps.v1.StatefulSet", check_has_spec},
    {"apps.v1.DaemonSet", check_has_spec},
    {"apps.v1.ReplicaSet", check_has_spec},
    {"batch.v1.Job", check_has_spec},
    {"batch.v1.CronJob", check_has_spec},
    {"batch.v1.JobTemplateSpec", check_has_spec},
    {"core.v1.Pod", check_has_spec},
    {"core.v1.PodTemplateSpec", check_has_spec},
    {"core.v1.Service", check_has_spec},
    {"core.v1.PersistentVolume", check_has_spec},
    {"core.v1.PersistentVolumeClaim", check_has_spec},
    {"networking.v1.Ingress", check_has_spec},
    {"autoscaling.v1.HorizontalPodAutoscaler", check_has_spec},
    {"autoscaling.v2.HorizontalPodAutoscaler", check_has_spec},
    {"apps.v1.DeploymentSpec", check_deployment},
    {"apps.v1.StatefulSetSpec", check_stateful_set},
    {"apps.v1.DaemonSetSpec", check_daemon_set},
    {"apps.v1.ReplicaSetSpec", check_replica_set},
    {"batch.v1.JobSpec", check_job},
    {"batch.v1.CronJobSpec", check_cron_job},
    {"core.v1.PodSpec", check_pod},
    {"core.v1.Container", check_container},
    {"core.v1.EphemeralContainer", check_container},
    {"core.v1.ResourceRequirements", check_resources},
    {"core.v1.SecurityContext", check_security_context},
    {"core.v1.EnvVar", check_variable},
    {"core.v1.EnvVarSource", check_variable_source},
    {"core.v1.EnvFromSource", check_variables_source},
    {"core.v1.Probe", check_probe},
    {"core.v1.LifecycleHandler", check_lifecycle_handler},
    {"core.v1.HTTPGetAction", check_http_get},
    {"core.v1.TCPSocketAction", check_port_action},
    {"core.v1.GRPCAction", check_port_action},
    {"core.v1.ExecAction", check_exec_action},
    {"core.v1.Volume", check_volume},
    {"core.v1.ConfigMapVolumeSource", check_config_map_volume},
    {"core.v1.SecretVolumeSource", check_secret_volume},
    {"core.v1.PersistentVolumeClaimVolumeSource", check_claim_volume},
    {"core.v1.HostPathVolumeSource", check_host_path_volume},
    {"core.v1.KeyToPath", check_key_to_path},
    {"core.v1.PersistentVolumeClaimSpec", check_volume_claim},
    {"core.v1.Toleration", check_toleration},
    {"core.v1.NodeSelectorRequirement", check_node_requirement},
    {"core.v1.WeightedPodAffinityTerm", check_weighted_term},
    {"core.v1.PreferredSchedulingTerm", check_weighted_term},
    {"core.v1.PodAffinityTerm", check_affinity_term},
    {"core.v1.TopologySpreadConstraint", check_spread_constraint},
    {"core.v1.ServiceSpec", check_service},
    {"networking.v1.IngressSpec", check_ingress},
    {"networking.v1.IngressRule", check_ingress_rule},
    {"networking.v1.HTTPIngressPath", check_ingress_path},
    {"networking.v1.IngressBackend", check_ingress_backend},
    {"networking.v1.IngressServiceBackend", check_service_backend},
    {"autoscaling.v1.HorizontalPodAutoscalerSpec", check_autoscaler},
    {"autoscaling.v2.HorizontalPodAutoscalerSpec", check_autoscaler},
    {"autoscaling.v2.MetricSpec", check_metric},
    {"autoscaling.v2.MetricIdentifier", check_metric_name},
    {"autoscaling.v2.MetricTarget", check_metric_target},
    {"autoscaling.v2.HPAScalingRules", check_scaling_rules},
    {"policy.v1.PodDisruptionBudgetSpec", check_disruption_budget},
    {"core.v1.ConfigMap", check_config_map},
    {"core.v1.Secret", check_secret},
    {"rbac.v1.PolicyRule", check_policy_rule},
    {"rbac.v1.RoleRef", check_role_reference},
    {"rbac.v1.Subject", check_role_subject},
    {"networking.v1.NetworkPolicySpec", check_network_policy},
    {"networking.v1.NetworkPolicyPeer", check_network_peer},
    {"networking.v1.NetworkPolicyPort", check_network_port},
    {"networking.v1.IPBlock", check_address_block},
});

std::vector<Check> by_definition() {
  std::vector<Check> checks(tables::definition_count(), nullptr);
  for (std::size_t i = 0; i < checks.size(); ++i) {
    const Type type(static_cast<tables::TypeId>(tables::kFirstDefinition + i));
    for (const auto& [name, check] : kChecks) {
      if (type.name() == name) checks[i] = check;
    }
  }
  return checks;
}

}  // namespace

bool Subject::has_unknown_field() const {
  for (const document::Member& member : value.map().members()) {
    if (!find_field(type, member.key->view(), version())) return true;
  }
  return false;
}

Check check_of(Type definition) {
  static const std::vector<Check> kByDefinition = by_definition();
  return kByDefinition[definition.id() - tables::kFirstDefinition];
}

void Subject::refuse(const document::Value& part, std::string_view why, std::string help) const {
  report.on_value(diagnostics::rules::kubernetes_bad_value, part,
                  {.summary = name(part) + " is " + quoted(report.written(part)) + ", " + std::string(why),
                   .label = {},
                   .help = std::move(help)});
}

void Subject::refuse_name(const document::Value& part, std::string_view why, std::string help) const {
  report.on_value(diagnostics::rules::kubernetes_bad_name, part,
                  {.summary = name(part) + " is " + quoted(report.written(part)) + ", " + std::string(why),
                   .label = {},
                   .help = std::move(help)});
}

void Subject::require(const document::Value& parent, std::string_view key, std::string_view why,
                      std::string help) const {
  if (&parent == &value && has_unknown_field()) return;
  report.on_missing(diagnostics::rules::kubernetes_missing_field, parent, key,
                    {.summary = name(parent) + " lacks the field " + quoted(key) + std::string(why),
                     .label = quoted(key) + " is missing here",
                     .help = std::move(help)});
}

void Subject::conflict(const document::Value& part, std::string summary, std::string help) const {
  report.on_value(diagnostics::rules::kubernetes_conflicting_fields, part,
                  {.summary = std::move(summary), .label = {}, .help = std::move(help)});
}

}  // namespace stageplot::kubernetes
