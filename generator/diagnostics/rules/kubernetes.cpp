#include "diagnostics/rules/kubernetes.hpp"

#include <vector>

#include "diagnostics/rules/families.hpp"

namespace stageplot::diagnostics::rules {

const Rule kubernetes_bad_enum{
    .code = "kubernetes.bad-enum",
    .title = "a word that Kubernetes does not know in this field",
    .what = "A field that takes one of a few words has another one. Upper and lower case count.",
    .why = "The API server refuses the object.",
    .example = "kind: Service\nspec:\n  type: Loadbalancer\n",
    .fix = "kind: Service\nspec:\n  type: LoadBalancer\n",
};

const Rule kubernetes_bad_quantity{
    .code = "kubernetes.bad-quantity",
    .title = "a text that is no quantity",
    .what = "A field for an amount (of CPU, memory, storage, a metric) has a text that is not a number with a suffix.",
    .why = "The API server refuses the object.",
    .example = "resources:\n  limits:\n    memory: 512MB\n",
    .fix =
        "resources:\n  limits:\n    memory: 512Mi\n\n"
        "The suffixes are `n u m k M G T P E` and `Ki Mi Gi Ti Pi Ei`, or an exponent.",
};

const Rule kubernetes_bad_value{
    .code = "kubernetes.bad-value",
    .title = "a value that Kubernetes does not accept in this field",
    .what =
        "A value has the right type but not the form or the range of its field: a port above 65535, a path that does "
        "not begin with `/`, text that is not base64, a minimum above its maximum.",
    .why = "The API server refuses the object.",
    .example = "ports:\n  - containerPort: 80800\n",
    .fix = "ports:\n  - containerPort: 8080\n",
};

const Rule kubernetes_duplicate_key{
    .code = "kubernetes.duplicate-key",
    .title = "two items of a list have the same key",
    .what =
        "Kubernetes tells the items of a list apart by one or more of their fields (containers by `name`, ports of a "
        "Service by `port` and `protocol`), and two items have the same ones. For lists where the API server only "
        "warns, as variables and container ports, it is a warning here too.",
    .why =
        "The API server refuses the object, or merges the two items into one when the object is applied again: which "
        "one stays depends on the way it is applied.",
    .example = "env:\n  - {name: PORT, value: \"80\"}\n  - {name: PORT, value: \"8080\"}\n",
    .fix = "env:\n  - {name: PORT, value: \"8080\"}\n",
};

const Rule kubernetes_missing_field{
    .code = "kubernetes.missing-field",
    .title = "a required field is missing",
    .what = "An object lacks a field that its type requires, or has it empty.",
    .why = "The API server refuses the object; where it would not, kubectl and Helm refuse it before.",
    .example = "kind: Deployment\nspec:\n  template: {}\n",
    .fix = "kind: Deployment\nspec:\n  selector:\n    matchLabels: {app: api}\n  template: {}\n",
};

const Rule kubernetes_unknown_field{
    .code = "kubernetes.unknown-field",
    .title = "a field that this version of Kubernetes does not have",
    .what = "A key is not a field of the type in which it stands, in the version of Kubernetes that the object is for.",
    .why =
        "The API server refuses it, or drops it with a warning, depending on how strictly it was asked: what was set "
        "has no effect.",
    .example = "kind: Deployment\nspec:\n  replica: 3\n",
    .fix = "kind: Deployment\nspec:\n  replicas: 3\n",
};

const Rule kubernetes_wrong_type{
    .code = "kubernetes.wrong-type",
    .title = "a value has another type than its field",
    .what = "A field has, for example, a number where Kubernetes wants a string, or a list instead of a map.",
    .why = "The API server cannot read the object and refuses it.",
    .example = "env:\n  - name: PORT\n    value: 8080\n",
    .fix = "env:\n  - name: PORT\n    value: \"8080\"\n",
};

const Rule kubernetes_removed_api{
    .code = "kubernetes.removed-api",
    .title = "an API version that this Kubernetes does not have",
    .what =
        "`apiVersion` and `kind` name a built-in type that the version of Kubernetes does not have: it was removed, "
        "it came later, or it is misspelt.",
    .why = "The API server does not know the type and refuses the object.",
    .example = "apiVersion: policy/v1beta1\nkind: PodDisruptionBudget\n",
    .fix = "apiVersion: policy/v1\nkind: PodDisruptionBudget\n",
};

const Rule kubernetes_unknown_kind{
    .code = "kubernetes.unknown-kind",
    .severity = Severity::note,
    .title = "a kind that was not checked",
    .what =
        "An object is of a kind that Kubernetes does not bring along, and no file of custom kinds describes it. It is "
        "named once, however many objects there are.",
    .why = "Its fields were not checked. This is not an error.",
    .example = "apiVersion: monitoring.coreos.com/v1\nkind: PrometheusRule\n",
    .fix = "Give the folder with its CustomResourceDefinition, or leave it.",
};

const Rule kubernetes_unknown_version{
    .code = "kubernetes.unknown-version",
    .title = "a version of Kubernetes whose types are not known",
    .what = "The version that objects are to be checked for is misspelt, or older or newer than the tool's tables.",
    .why = "Checked against a neighbour's types, fields that exist would be refused or removed ones accepted.",
    .example = "kubernetes:\n  version: \"1.12\"\n",
    .fix = "kubernetes:\n  version: \"1.31\"\n",
};

const Rule kubernetes_bad_name{
    .code = "kubernetes.bad-name",
    .title = "a name, label or annotation that Kubernetes does not accept",
    .what =
        "A name, label key, label value or annotation key has characters or a length that Kubernetes does not allow "
        "there. Most names are lower case letters, digits and `-`, and begin and end with a letter or digit.",
    .why = "The API server refuses the object.",
    .example = "metadata:\n  name: User_Service\n",
    .fix = "metadata:\n  name: user-service\n",
};

const Rule kubernetes_conflicting_fields{
    .code = "kubernetes.conflicting-fields",
    .title = "fields that exclude each other, or none of several of which one is needed",
    .what =
        "Two fields are set of which Kubernetes allows one (`value` and `valueFrom`, two handlers of a probe, "
        "`minAvailable` and `maxUnavailable`), or none where one is needed.",
    .why = "The API server refuses the object.",
    .example = "env:\n  - name: TOKEN\n    value: abc\n    valueFrom:\n      secretKeyRef: {name: api, key: token}\n",
    .fix = "env:\n  - name: TOKEN\n    valueFrom:\n      secretKeyRef: {name: api, key: token}\n",
};

const Rule kubernetes_missing_volume{
    .code = "kubernetes.missing-volume",
    .title = "a container mounts a volume that the pod does not have",
    .what = "`volumeMounts` or `volumeDevices` names a volume that is not under `volumes` of the same pod.",
    .why = "The API server refuses the object.",
    .example = "containers:\n  - volumeMounts: [{name: log, mountPath: /var/log/app}]\nvolumes:\n  - name: logs\n",
    .fix = "containers:\n  - volumeMounts: [{name: logs, mountPath: /var/log/app}]\nvolumes:\n  - name: logs\n",
};

const Rule kubernetes_request_above_limit{
    .code = "kubernetes.request-above-limit",
    .title = "a container requests more than its limit",
    .what = "`resources.requests` has more of a resource than `resources.limits` allows.",
    .why = "The API server refuses the object.",
    .example = "resources:\n  requests: {memory: 2Gi}\n  limits: {memory: 1Gi}\n",
    .fix = "resources:\n  requests: {memory: 1Gi}\n  limits: {memory: 1Gi}\n",
};

const Rule kubernetes_selector_mismatch{
    .code = "kubernetes.selector-mismatch",
    .title = "a selector does not select the pods of its own template",
    .what = "`spec.selector` asks for a label that the pods of `spec.template` do not have, or for nothing at all.",
    .why = "The API server refuses the object: the controller would make pods without end and find none of them.",
    .example =
        "spec:\n  selector: {matchLabels: {app: api}}\n  template:\n    metadata: {labels: {app: user-service}}\n",
    .fix = "spec:\n  selector: {matchLabels: {app: api}}\n  template:\n    metadata: {labels: {app: api}}\n",
};

const Rule kubernetes_bad_crd{
    .code = "kubernetes.bad-crd",
    .title = "a file of custom kinds that describes none",
    .what =
        "A file of the folder of custom kinds is neither a CustomResourceDefinition with a schema nor a JSON Schema "
        "that says its kind, or it describes a kind a second time.",
    .why = "Objects of its kinds would pass without a check.",
    .example = "apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nspec: {}\n",
    .fix =
        "Take the definition as the operator's project publishes it. A JSON Schema is named GROUP/KIND_VERSION.json, "
        "like `monitoring.coreos.com/prometheusrule_v1.json`, or lists its kinds under "
        "`x-kubernetes-group-version-kind`.",
};

std::span<const Rule* const> kubernetes_family() {
  static const std::vector<const Rule*> kRules = {
      &kubernetes_bad_crd,
      &kubernetes_bad_enum,
      &kubernetes_bad_name,
      &kubernetes_bad_quantity,
      &kubernetes_bad_value,
      &kubernetes_conflicting_fields,
      &kubernetes_duplicate_key,
      &kubernetes_missing_field,
      &kubernetes_missing_volume,
      &kubernetes_removed_api,
      &kubernetes_request_above_limit,
      &kubernetes_selector_mismatch,
      &kubernetes_unknown_field,
      &kubernetes_unknown_kind,
      &kubernetes_unknown_version,
      &kubernetes_wrong_type,
  };
  return kRules;
}

}  // namespace stageplot::diagnostics::rules
