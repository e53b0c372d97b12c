// What the API server's own validation refuses beyond types. A check belongs to one definition (`core.v1.Probe`) and
// sees each value of it, wherever in whatever object it stands; checks.cpp is the table of all.
//
// Checks look only at values of the right type (access.hpp): what has another type is reported already.
#pragma once

#include <string>
#include <string_view>

#include "document/value.hpp"
#include "kubernetes/report.hpp"
#include "kubernetes/types.hpp"

namespace stageplot::kubernetes {

struct Subject {
  const document::Value& value;   // a map of the definition
  Type type;                      // the definition
  const document::Value& object;  // the whole object around it
  Type object_type;
  Report& report;

  /// A finding `kubernetes.bad-value`: "`NAME` is `TEXT`, WHY".
  void refuse(const document::Value& part, std::string_view why, std::string help = {}) const;
  /// A finding `kubernetes.bad-name`: the same.
  void refuse_name(const document::Value& part, std::string_view why, std::string help = {}) const;
  /// A finding `kubernetes.missing-field`: "`NAME` lacks the field `KEY`WHY"; none where the subject has a misspelt
  /// one.
  void require(const document::Value& parent, std::string_view key, std::string_view why = {},
               std::string help = {}) const;
  /// A finding `kubernetes.conflicting-fields`.
  void conflict(const document::Value& part, std::string summary, std::string help = {}) const;

  /// Whether a field of the subject is reported as unknown: what seems to be missing may be there, misspelt.
  [[nodiscard]] bool has_unknown_field() const;
  [[nodiscard]] std::string name(const document::Value& part) const { return report.name(part); }
  [[nodiscard]] KubeVersion version() const { return report.version(); }
};

using Check = void (*)(const Subject& subject);

/// The check of a definition, nullptr where it has none.
[[nodiscard]] Check check_of(Type definition);

// names.cpp
void check_object_name(const Subject& subject);
void check_metadata(const Subject& subject);
void check_label_selector(const Subject& subject);
// workloads.cpp
void check_has_spec(const Subject& subject);
void check_deployment(const Subject& subject);
void check_stateful_set(const Subject& subject);
void check_daemon_set(const Subject& subject);
void check_replica_set(const Subject& subject);
void check_job(const Subject& subject);
void check_cron_job(const Subject& subject);
// pods.cpp
void check_pod(const Subject& subject);
// containers.cpp
void check_container(const Subject& subject);
void check_resources(const Subject& subject);
void check_security_context(const Subject& subject);
// variables.cpp
void check_variable(const Subject& subject);
void check_variable_source(const Subject& subject);
void check_variables_source(const Subject& subject);
// probes.cpp
void check_probe(const Subject& subject);
void check_lifecycle_handler(const Subject& subject);
void check_http_get(const Subject& subject);
void check_port_action(const Subject& subject);
void check_exec_action(const Subject& subject);
// volumes.cpp
void check_volume(const Subject& subject);
void check_config_map_volume(const Subject& subject);
void check_secret_volume(const Subject& subject);
void check_claim_volume(const Subject& subject);
void check_host_path_volume(const Subject& subject);
void check_key_to_path(const Subject& subject);
void check_volume_claim(const Subject& subject);
// placement.cpp
void check_toleration(const Subject& subject);
void check_node_requirement(const Subject& subject);
void check_weighted_term(const Subject& subject);
void check_affinity_term(const Subject& subject);
void check_spread_constraint(const Subject& subject);
// services.cpp
void check_service(const Subject& subject);
// ingresses.cpp
void check_ingress(const Subject& subject);
void check_ingress_rule(const Subject& subject);
void check_ingress_path(const Subject& subject);
void check_ingress_backend(const Subject& subject);
void check_service_backend(const Subject& subject);
// autoscalers.cpp
void check_autoscaler(const Subject& subject);
void check_metric(const Subject& subject);
void check_metric_name(const Subject& subject);
void check_metric_target(const Subject& subject);
void check_scaling_rules(const Subject& subject);
void check_disruption_budget(const Subject& subject);
// data.cpp
void check_config_map(const Subject& subject);
void check_secret(const Subject& subject);
// access_rules.cpp
void check_policy_rule(const Subject& subject);
void check_role_reference(const Subject& subject);
void check_role_subject(const Subject& subject);
// network_policies.cpp
void check_network_policy(const Subject& subject);
void check_network_peer(const Subject& subject);
void check_network_port(const Subject& subject);
void check_address_block(const Subject& subject);

}  // namespace stageplot::kubernetes
