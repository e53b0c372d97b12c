// Read in the source of the API's defaulting functions (pkg/apis/*/v1*/defaults.go), checked against a server 1.20.
#include "kubernetes/defaults_table.hpp"

#include <array>
#include <vector>

namespace stageplot::kubernetes {
namespace {

using Kind = Default::Kind;

constexpr Default number(std::string_view definition, std::string_view field, int value, bool zero_is_unset = false,
                         unsigned since = 0) {
  return {.definition = definition,
          .field = field,
          .kind = Kind::number,
          .number = value,
          .zero_is_unset = zero_is_unset,
          .since = since};
}
constexpr Default text(std::string_view definition, std::string_view field, std::string_view value,
                       std::string_view when = {}, std::string_view is = {}, unsigned since = 0) {
  return {.definition = definition,
          .field = field,
          .kind = Kind::text,
          .text = value,
          .when = when,
          .is = is,
          .since = since};
}
constexpr Default boolean(std::string_view definition, std::string_view field, bool value, std::string_view when = {},
                          std::string_view is = {}, unsigned since = 0) {
  return {.definition = definition,
          .field = field,
          .kind = value ? Kind::truth : Kind::falsehood,
          .when = when,
          .is = is,
          .since = since};
}
constexpr Default map(std::string_view definition, std::string_view field, std::string_view when = {},
                      std::string_view is = {}, unsigned since = 0) {
  return {.definition = definition, .field = field, .kind = Kind::map, .when = when, .is = is, .since = since};
}
constexpr Default sibling(std::string_view definition, std::string_view field, std::string_view other) {
  return {.definition = definition, .field = field, .kind = Kind::sibling, .text = other};
}

/// Grouped by definition.
constexpr std::array kDefaults = {
    // workloads
    number("DeploymentSpec", "replicas", 1),
    number("DeploymentSpec", "revisionHistoryLimit", 10),
    number("DeploymentSpec", "progressDeadlineSeconds", 600),
    map("DeploymentSpec", "strategy"),
    text("DeploymentStrategy", "type", "RollingUpdate"),
    map("DeploymentStrategy", "rollingUpdate", "type", "RollingUpdate"),
    text("RollingUpdateDeployment", "maxSurge", "25%"),
    text("RollingUpdateDeployment", "maxUnavailable", "25%"),
    number("StatefulSetSpec", "replicas", 1),
    number("StatefulSetSpec", "revisionHistoryLimit", 10),
    text("StatefulSetSpec", "podManagementPolicy", "OrderedReady"),
    map("StatefulSetSpec", "updateStrategy"),
    map("StatefulSetSpec", "persistentVolumeClaimRetentionPolicy", {}, {}, 27),
    text("StatefulSetUpdateStrategy", "type", "RollingUpdate"),
    map("StatefulSetUpdateStrategy", "rollingUpdate", "type", "RollingUpdate"),
    number("RollingUpdateStatefulSetStrategy", "partition", 0),
    text("StatefulSetPersistentVolumeClaimRetentionPolicy", "whenDeleted", "Retain"),
    text("StatefulSetPersistentVolumeClaimRetentionPolicy", "whenScaled", "Retain"),
    number("DaemonSetSpec", "revisionHistoryLimit", 10),
    map("DaemonSetSpec", "updateStrategy"),
    text("DaemonSetUpdateStrategy", "type", "RollingUpdate"),
    map("DaemonSetUpdateStrategy", "rollingUpdate", "type", "RollingUpdate"),
    number("RollingUpdateDaemonSet", "maxUnavailable", 1),
    number("RollingUpdateDaemonSet", "maxSurge", 0, false, 22),
    number("ReplicaSetSpec", "replicas", 1),
    number("ReplicationControllerSpec", "replicas", 1),
    number("JobSpec", "parallelism", 1),
    number("JobSpec", "completions", 1),
    number("JobSpec", "backoffLimit", 6),
    text("JobSpec", "completionMode", "NonIndexed", {}, {}, 21),
    boolean("JobSpec", "suspend", false, {}, {}, 21),
    text("CronJobSpec", "concurrencyPolicy", "Allow"),
    boolean("CronJobSpec", "suspend", false),
    number("CronJobSpec", "successfulJobsHistoryLimit", 3),
    number("CronJobSpec", "failedJobsHistoryLimit", 1),
    // pods
    text("PodSpec", "restartPolicy", "Always"),
    text("PodSpec", "dnsPolicy", "ClusterFirst"),
    text("PodSpec", "schedulerName", "default-scheduler"),
    number("PodSpec", "terminationGracePeriodSeconds", 30),
    map("PodSpec", "securityContext"),
    text("Container", "terminationMessagePath", "/dev/termination-log"),
    text("Container", "terminationMessagePolicy", "File"),
    map("Container", "resources"),
    text("ContainerPort", "protocol", "TCP"),
    number("Probe", "timeoutSeconds", 1, true),
    number("Probe", "periodSeconds", 10, true),
    number("Probe", "successThreshold", 1, true),
    number("Probe", "failureThreshold", 3, true),
    text("HTTPGetAction", "scheme", "HTTP"),
    text("HTTPGetAction", "path", "/"),
    text("GRPCAction", "service", ""),
    text("ObjectFieldSelector", "apiVersion", "v1"),
    // volumes
    number("ConfigMapVolumeSource", "defaultMode", 420),
    number("SecretVolumeSource", "defaultMode", 420),
    number("ProjectedVolumeSource", "defaultMode", 420),
    number("DownwardAPIVolumeSource", "defaultMode", 420),
    number("ServiceAccountTokenProjection", "expirationSeconds", 3600),
    text("HostPathVolumeSource", "type", ""),
    text("ISCSIVolumeSource", "iscsiInterface", "default"),
    text("RBDVolumeSource", "pool", "rbd"),
    text("RBDVolumeSource", "user", "admin"),
    text("RBDVolumeSource", "keyring", "/etc/ceph/keyring"),
    text("AzureDiskVolumeSource", "cachingMode", "ReadWrite"),
    text("AzureDiskVolumeSource", "kind", "Shared"),
    text("AzureDiskVolumeSource", "fsType", "ext4"),
    boolean("AzureDiskVolumeSource", "readOnly", false),
    text("PersistentVolumeClaimSpec", "volumeMode", "Filesystem"),
    text("PersistentVolumeSpec", "volumeMode", "Filesystem"),
    text("PersistentVolumeSpec", "persistentVolumeReclaimPolicy", "Retain"),
    text("StorageClass", "reclaimPolicy", "Delete"),
    text("StorageClass", "volumeBindingMode", "Immediate"),
    // network
    text("ServiceSpec", "type", "ClusterIP"),
    text("ServiceSpec", "sessionAffinity", "None"),
    map("ServiceSpec", "sessionAffinityConfig", "sessionAffinity", "ClientIP"),
    text("ServiceSpec", "internalTrafficPolicy", "Cluster", "type", "ClusterIP NodePort LoadBalancer", 21),
    text("ServiceSpec", "externalTrafficPolicy", "Cluster", "type", "NodePort LoadBalancer"),
    boolean("ServiceSpec", "allocateLoadBalancerNodePorts", true, "type", "LoadBalancer", 20),
    map("SessionAffinityConfig", "clientIP"),
    number("ClientIPConfig", "timeoutSeconds", 10800),
    text("ServicePort", "protocol", "TCP"),
    sibling("ServicePort", "targetPort", "port"),
    text("NetworkPolicyPort", "protocol", "TCP"),
    // scaling and availability
    number("HorizontalPodAutoscalerSpec", "minReplicas", 1),
    map("HorizontalPodAutoscalerBehavior", "scaleUp"),
    map("HorizontalPodAutoscalerBehavior", "scaleDown"),
    text("HPAScalingRules", "selectPolicy", "Max"),
    // the rest
    text("Secret", "type", "Opaque"),
    text("RoleRef", "apiGroup", "rbac.authorization.k8s.io"),
    text("Subject", "apiGroup", "rbac.authorization.k8s.io", "kind", "User Group"),
    text("PriorityClass", "preemptionPolicy", "PreemptLowerPriority"),
    text("IngressClassParametersReference", "scope", "Cluster"),
    text("ValidatingWebhook", "failurePolicy", "Fail"),
    text("ValidatingWebhook", "matchPolicy", "Equivalent"),
    number("ValidatingWebhook", "timeoutSeconds", 10),
    map("ValidatingWebhook", "namespaceSelector"),
    map("ValidatingWebhook", "objectSelector"),
    text("MutatingWebhook", "failurePolicy", "Fail"),
    text("MutatingWebhook", "matchPolicy", "Equivalent"),
    text("MutatingWebhook", "reinvocationPolicy", "Never"),
    number("MutatingWebhook", "timeoutSeconds", 10),
    map("MutatingWebhook", "namespaceSelector"),
    map("MutatingWebhook", "objectSelector"),
    text("RuleWithOperations", "scope", "*"),
    number("ServiceReference", "port", 443),
    map("CustomResourceDefinitionSpec", "conversion"),
    text("CustomResourceConversion", "strategy", "None"),
};

/// Where the lines of each definition stand in the table.
class Index {
 public:
  Index() : spans_(tables::definition_count()) {
    for (std::size_t number = 0; number < spans_.size(); ++number) {
      const Type type(static_cast<tables::TypeId>(tables::kFirstDefinition + number));
      const std::string_view name = type.short_name();
      std::size_t first = 0;
      while (first < kDefaults.size() && kDefaults[first].definition != name) ++first;
      std::size_t last = first;
      while (last < kDefaults.size() && kDefaults[last].definition == name) ++last;
      spans_[number] = std::span(kDefaults).subspan(first, last - first);
    }
  }

  [[nodiscard]] std::span<const Default> of(Type definition) const {
    return spans_[definition.id() - tables::kFirstDefinition];
  }

 private:
  std::vector<std::span<const Default>> spans_;
};

}  // namespace

std::span<const Default> defaults_of(Type definition) {
  static const Index index;
  return index.of(definition);
}

}  // namespace stageplot::kubernetes
