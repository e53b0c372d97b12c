#include "diagnostics/rules/check.hpp"

#include <vector>

#include "diagnostics/rules/families.hpp"

namespace stageplot::diagnostics::rules {

const Rule check_alarm_name{
    .code = "check.alarm-name",
    .title = "the name of an alarm is longer than CloudWatch takes",
    .what = "`resourceNames.group`, a dash and the `alarm` of a scaling step have more than 255 characters together.",
    .why = "AWS refuses the alarm when Terraform is applied, after other resources are made already.",
    .example = "resourceNames: {group: <240 characters>}\nscaling: {up: {alarm: CpuIsAboveItsLimit}}\n",
    .fix = "resourceNames: {group: exporter-prod}\nscaling: {up: {alarm: CpuIsAboveItsLimit}}\n",
};

const Rule check_alarm_period{
    .code = "check.alarm-period",
    .severity = Severity::warning,
    .title = "an alarm's period is shorter than the pause between two readings",
    .what =
        "A scaling alarm has a `periodSeconds` below 300 without detailed monitoring of the instances, or below 60 "
        "with it.",
    .why = "Most periods have no reading, so that the alarm fires late or never.",
    .example = "workload:\n  instance: {detailedMonitoring: false}\n  scaling:\n    up: {periodSeconds: 60}\n",
    .fix = "workload:\n  instance: {detailedMonitoring: true}\n  scaling:\n    up: {periodSeconds: 60}\n",
};

const Rule check_buffer_memory{
    .code = "check.buffer-memory",
    .severity = Severity::warning,
    .title = "fluentd's buffer is larger than half of its container's memory",
    .what =
        "A buffer of `type: memory` may hold `chunkBytes` times `queueLimit` bytes, and that is more than half of "
        "`logging.buffer.memoryLimit`, or of the sidecar's limit where that is not set.",
    .why =
        "When Elasticsearch does not answer, the buffer fills: fluentd needs about as much again for itself, is killed "
        "at the limit before it slows down its input, and all that it held is lost.",
    .example = "logging:\n  buffer: {type: memory, chunkBytes: 8388608, queueLimit: 64, memoryLimit: 500Mi}\n",
    .fix = "logging:\n  buffer: {type: memory, chunkBytes: 8388608, queueLimit: 31, memoryLimit: 500Mi}\n",
};

const Rule check_burst_credits{
    .code = "check.burst-credits",
    .severity = Severity::warning,
    .title = "scaling waits for more CPU use than the instances can hold",
    .what =
        "`workload.scaling.up.threshold` is above the baseline of a burstable instance type of the t2 family. (t3, t3a "
        "and t4g go on above theirs by default, at a price.)",
    .why =
        "An instance works above its baseline until its credits are spent and is then held at the baseline. CloudWatch "
        "reads no more than that, so that the alarm does not fire just when the service needs instances.",
    .example = "workload:\n  instance: {type: t2.medium}\n  scaling:\n    up: {threshold: 30}\n",
    .fix = "workload:\n  instance: {type: t2.medium}\n  scaling:\n    up: {threshold: 20}\n",
};

const Rule check_certificate_account{
    .code = "check.certificate-account",
    .severity = Severity::warning,
    .title = "a certificate is of another account than its environment",
    .what =
        "`ingress.certificate` is of another account than `environment.aws.account` for a service on instances, and "
        "than every certificate in `environment.dns` for a service in Kubernetes.",
    .why =
        "A load balancer takes certificates of its own account alone; often the certificate of another environment was "
        "copied.",
    .example =
        "environments/prod/environment.yaml:\n  dns: {internal: {certificate: "
        "arn:aws:acm:us-east-1:222233334444:certificate/1}}\nenvironments/prod/cart.yaml:\n  ingress: {certificate: "
        "arn:aws:acm:us-east-1:111122223333:certificate/2}\n",
    .fix = "environments/prod/cart.yaml:\n  ingress: {certificate: \"${environment.dns.internal.certificate}\"}\n",
};

const Rule check_certificate_region{
    .code = "check.certificate-region",
    .title = "a certificate is in another region than its load balancer",
    .what = "`ingress.certificate` is the ARN of a certificate in another region than the environment's.",
    .why = "A load balancer takes certificates of its own region alone; the deployment would fail.",
    .example = "region: us-west-2\ningress:\n  certificate: arn:aws:acm:us-east-1:667096744268:certificate/1\n",
    .fix = "Give a certificate of us-west-2, or none: an ALB then finds one by host name.",
};

const Rule check_duplicate_name{
    .code = "check.duplicate-name",
    .title = "two units claim one name",
    .what =
        "Two units have one name where the platform has it once: a release in its cluster and namespace, a "
        "host name, a load balancer, group, launch template or alarm in its account and region, a role or profile in "
        "its account.",
    .why = "Each deployment would undo the other's.",
    .example = "base/cart.yaml:\n  baseName: shop\nbase/till.yaml:\n  baseName: shop\n",
    .fix = "base/till.yaml:\n  baseName: till\n",
};

const Rule check_health_timeout{
    .code = "check.health-timeout",
    .title = "a health check may take as long as the pause between two of them",
    .what = "`ingress.healthTimeoutSeconds` is not less than `ingress.healthIntervalSeconds`.",
    .why = "AWS refuses such a health check of a load balancer; the deployment would fail.",
    .example = "ingress:\n  healthTimeoutSeconds: 30\n  healthIntervalSeconds: 30\n",
    .fix = "ingress:\n  healthTimeoutSeconds: 3\n  healthIntervalSeconds: 30\n",
};

const Rule check_host_domain{
    .code = "check.host-domain",
    .severity = Severity::warning,
    .title = "a host name is outside every domain of its environment",
    .what =
        "`ingress.host` is neither below `dns.internal.domain` nor `dns.public.domain` nor `ec2.zone.name` of its "
        "environment.",
    .why = "Nobody makes such a name in DNS with the environment, or it belongs to another one.",
    .example =
        "environments/dev/environment.yaml:\n  dns: {internal: {domain: dev.shop.example}}\nbase/cart.yaml:\n  "
        "ingress: {host: cart.prod.shop.example}\n",
    .fix = "base/cart.yaml:\n  ingress: {host: \"cart.${environment.dns.internal.domain}\"}\n",
};

const Rule check_probe_timeout{
    .code = "check.probe-timeout",
    .title = "a probe may take as long as the pause between two probes",
    .what = "`timeoutSeconds` of a probe is not less than its `periodSeconds`.",
    .why = "A slow answer and the next question overlap; the state of the pod is never clear.",
    .example = "readiness: {path: /heartbeat, timeoutSeconds: 10, periodSeconds: 10}\n",
    .fix = "readiness: {path: /heartbeat, timeoutSeconds: 5, periodSeconds: 10}\n",
};

const Rule check_replica_range{
    .code = "check.replica-range",
    .title = "`min` is above `max`",
    .what = "The least number of copies of a service is above the greatest.",
    .why = "Kubernetes refuses such an autoscaler.",
    .example = "replicas: {min: 3, max: 1}\n",
    .fix = "replicas: {min: 1, max: 3}\n",
};

const Rule check_request_above_limit{
    .code = "check.request-above-limit",
    .title = "a resource request is above its limit",
    .what = "A container asks for more CPU or memory than it may use.",
    .why = "Kubernetes refuses such a pod.",
    .example = "resources:\n  requests: {memory: 2Gi}\n  limits: {memory: 1Gi}\n",
    .fix = "resources:\n  requests: {memory: 1Gi}\n  limits: {memory: 2Gi}\n",
};

const Rule check_scaling_step{
    .code = "check.scaling-step",
    .severity = Severity::warning,
    .title = "a scaling step does not fit between `min` and `max`",
    .what = "The instances that `workload.scaling.up` adds, and `min`, are more than `max`.",
    .why = "The step is cut at `max`; where `min` is `max`, the alarms fire and nothing happens.",
    .example = "workload:\n  replicas: {min: 1, max: 1}\n  scaling:\n    up: {adjustment: 4}\n",
    .fix = "workload:\n  replicas: {min: 1, max: 5}\n  scaling:\n    up: {adjustment: 4}\n",
};

const Rule check_scaling_thresholds{
    .code = "check.scaling-thresholds",
    .severity = Severity::warning,
    .title = "the thresholds of scaling up and down are too close",
    .what =
        "After a step up from `min`, the CPU use that caused it is spread so thin that it is not above the threshold "
        "of scaling down.",
    .why = "The group grows and shrinks in turns, and instances start and stop without need.",
    .example =
        "replicas: {min: 1, max: 5}\nscaling:\n  up: {threshold: 30, adjustment: 4}\n  down: {threshold: 15, "
        "adjustment: -1}\n",
    .fix =
        "replicas: {min: 1, max: 5}\nscaling:\n  up: {threshold: 60, adjustment: 1}\n  down: {threshold: 15, "
        "adjustment: -1}\n",
};

const Rule check_single_copy{
    .code = "check.single-copy",
    .severity = Severity::warning,
    .title = "one copy of a service in production",
    .what = "`workload.replicas` is 1 to 1 in an environment of the tier `prod`.",
    .why = "Each restart, each failure and each new version is an outage.",
    .example = "tier: prod\nreplicas: {min: 1, max: 1}\n",
    .fix = "tier: prod\nreplicas: {min: 2, max: 4}\n",
};

const Rule check_telemetry_region{
    .code = "check.telemetry-region",
    .severity = Severity::warning,
    .title = "logs or traces leave the region of their service",
    .what = "`logging.region` or `tracing.region` is another region than the environment's.",
    .why = "Transfer between regions costs, and an outage of the other region hides what happens in this one.",
    .example = "environment: {region: us-west-2}\nlogging: {region: us-east-1}\n",
    .fix = "environment: {region: us-west-2}\nlogging: {region: us-west-2}\n",
};

std::span<const Rule* const> check_family() {
  static const std::vector<const Rule*> kFamily = {
      &check_alarm_name,          &check_alarm_period,       &check_buffer_memory,  &check_burst_credits,
      &check_certificate_account, &check_certificate_region, &check_duplicate_name, &check_health_timeout,
      &check_host_domain,         &check_probe_timeout,      &check_replica_range,  &check_request_above_limit,
      &check_scaling_step,        &check_scaling_thresholds, &check_single_copy,    &check_telemetry_region};
  return kFamily;
}

}  // namespace stageplot::diagnostics::rules
