{{- /*
The PromQL of the alerts. Only metrics that Kubernetes' own exporters define are known here: kube-state-metrics, the
kubelet and its cAdvisor. Takes a dict of `root` (the chart's data), `name` and `alert`.
*/ -}}
{{- define "webservice.alertExpression" -}}
{{- $release := include "webservice.name" .root -}}
{{- $container := include "webservice.containerName" .root -}}
{{- $namespace := .root.Release.Namespace -}}
{{- $path := printf "prometheusRule.alerts.%s.threshold" .name -}}
{{- $window := .alert.window | default "5m" -}}
{{- $threshold := "0" -}}
{{- if not (kindIs "invalid" .alert.threshold) -}}
{{- $threshold = include "webservice.text" (dict "value" .alert.threshold "path" $path) -}}
{{- end -}}
{{- $metric := .alert.metric -}}
{{- if and (kindIs "invalid" .alert.threshold) (has $metric (list "running_pods" "unavailable_pods" "cpu_utilization" "memory_utilization")) -}}
{{- fail (printf "%s is required for the metric %s" $path $metric) -}}
{{- end -}}
{{- $deployment := printf "namespace=%q,deployment=%q" $namespace $release -}}
{{- $pods := printf "namespace=%q,pod=~\"%s-[a-z0-9]+-?[a-z0-9]{5}\"" $namespace $release -}}
{{- $own := printf "%s,container=%q" $pods $container -}}
{{- if eq $metric "restarts" -}}
{{- if or .alert.window (kindIs "invalid" .alert.threshold) -}}
{{- printf "increase(kube_pod_container_status_restarts_total{%s}[%s]) > %s" $pods $window $threshold -}}
{{- else -}}
{{- printf "kube_pod_container_status_restarts_total{%s} > %s" $pods $threshold -}}
{{- end -}}
{{- else if eq $metric "not_ready" -}}
{{- printf "kube_pod_status_ready{%s,condition=\"true\"} == 0" $pods -}}
{{- else if eq $metric "running_pods" -}}
{{- printf "kube_deployment_status_replicas_available{%s} < %s" $deployment $threshold -}}
{{- else if eq $metric "unavailable_pods" -}}
{{- printf "kube_deployment_status_replicas_unavailable{%s} > %s" $deployment $threshold -}}
{{- else if or (eq $metric "rollout_stuck") (eq $metric "deployment_failures") -}}
{{- printf "kube_deployment_status_condition{%s,condition=\"Progressing\",status=\"false\"} == 1" $deployment -}}
{{- else if eq $metric "hpa_unable_to_scale" -}}
{{- $autoscaler := include "webservice.autoscalerName" .root -}}
{{- printf "kube_horizontalpodautoscaler_status_condition{namespace=%q,horizontalpodautoscaler=%q,condition=~\"AbleToScale|ScalingActive\",status=\"false\"} == 1" $namespace $autoscaler -}}
{{- else if eq $metric "oom_killed" -}}
{{- printf "increase(kube_pod_container_status_restarts_total{%s}[%s]) > 0 and on (namespace, pod, container) kube_pod_container_status_last_terminated_reason{%s,reason=\"OOMKilled\"} == 1" $pods $window $pods -}}
{{- else if eq $metric "crash_loop_back_off" -}}
{{- printf "kube_pod_container_status_waiting_reason{%s,reason=\"CrashLoopBackOff\"} == 1" $pods -}}
{{- else if eq $metric "cpu_utilization" -}}
{{- printf "100 * sum by (namespace, pod) (rate(container_cpu_usage_seconds_total{%s}[%s])) / sum by (namespace, pod) (kube_pod_container_resource_limits{%s,resource=\"cpu\"}) > %s" $own $window $own $threshold -}}
{{- else if eq $metric "memory_utilization" -}}
{{- printf "100 * sum by (namespace, pod) (container_memory_working_set_bytes{%s}) / sum by (namespace, pod) (kube_pod_container_resource_limits{%s,resource=\"memory\"}) > %s" $own $own $threshold -}}
{{- else if eq $metric "liveness_probe_failures" -}}
{{- printf "increase(prober_probe_total{%s,probe_type=\"Liveness\",result=\"failed\"}[%s]) > %s" $own $window $threshold -}}
{{- else if eq $metric "readiness_probe_failures" -}}
{{- printf "increase(prober_probe_total{%s,probe_type=\"Readiness\",result=\"failed\"}[%s]) > %s" $own $window $threshold -}}
{{- else -}}
{{- fail (printf "prometheusRule.alerts.%s.metric: no exporter of Kubernetes has %q" .name $metric) -}}
{{- end -}}
{{- end -}}
