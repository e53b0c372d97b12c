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

std::span<const Rule* const> check_family() {
  static const std::vector<const Rule*> kFamily = {
      &check_alarm_name,     &check_certificate_account, &check_certificate_region,
      &check_duplicate_name, &check_health_timeout,      &check_host_domain,
      &check_probe_timeout,  &check_replica_range,       &check_request_above_limit};
  return kFamily;
}

}  // namespace stageplot::diagnostics::rules
