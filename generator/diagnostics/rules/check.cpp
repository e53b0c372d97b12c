#include "diagnostics/rules/check.hpp"

#include <vector>

#include "diagnostics/rules/families.hpp"

namespace stageplot::diagnostics::rules {

const Rule check_certificate_region{
    .code = "check.certificate-region",
    .title = "a certificate is in another region than its load balancer",
    .what = "`ingress.certificate` is the ARN of a certificate in another region than the environment's.",
    .why = "A load balancer takes certificates of its own region alone; the deployment would fail.",
    .example = "region: us-west-2\ningress:\n  certificate: arn:aws:acm:us-east-1:667096744268:certificate/1\n",
    .fix = "Give a certificate of us-west-2, or none: an ALB then finds one by host name.",
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
  static const std::vector<const Rule*> kFamily = {&check_certificate_region, &check_probe_timeout, &check_replica_range, &check_request_above_limit};
  return kFamily;
}

}  // namespace stageplot::diagnostics::rules
