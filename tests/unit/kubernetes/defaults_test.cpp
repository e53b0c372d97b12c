// The values that the API server fills in.
#include "kubernetes/defaults.hpp"

#include <gtest/gtest.h>

#include <string>

#include "document/json_writer.hpp"
#include "document/yaml_reader.hpp"

namespace stageplot::kubernetes {
namespace {

struct Case {
  const char* name;
  const char* written;
  const char* filled;  // in JSON
};

void PrintTo(const Case& each, std::ostream* out) {
  *out << each.name;
}

class Defaults : public testing::TestWithParam<Case> {};

TEST_P(Defaults, AreFilledIn) {
  document::Arena arena;
  std::string error;
  auto object = document::read_yaml_text(GetParam().written, document::OriginId::none, arena,
                                         {.resolution = document::YamlResolution::kubernetes}, error);
  ASSERT_TRUE(object) << error;
  fill_defaults(arena, *object);
  EXPECT_EQ(document::write_json(*object).text, GetParam().filled);
  fill_defaults(arena, *object);
  EXPECT_EQ(document::write_json(*object).text, GetParam().filled) << "a second time";
}

INSTANTIATE_TEST_SUITE_P(
    Kinds, Defaults,
    testing::Values(
        Case{"a_service", "{apiVersion: v1, kind: Service, spec: {ports: [{port: 80}]}}",
             R"({"apiVersion":"v1","kind":"Service","spec":{"internalTrafficPolicy":"Cluster",)"
             R"("ports":[{"port":80,"protocol":"TCP","targetPort":80}],"sessionAffinity":"None","type":"ClusterIP"}})"},
        Case{"a_load_balancer",
             "{apiVersion: v1, kind: Service, spec: {type: LoadBalancer, sessionAffinity: ClientIP}}",
             R"({"apiVersion":"v1","kind":"Service","spec":{"allocateLoadBalancerNodePorts":true,)"
             R"("externalTrafficPolicy":"Cluster","internalTrafficPolicy":"Cluster","sessionAffinity":"ClientIP",)"
             R"("sessionAffinityConfig":{"clientIP":{"timeoutSeconds":10800}},"type":"LoadBalancer"}})"},
        Case{"an_autoscaler_without_metrics",
             "{apiVersion: autoscaling/v2, kind: HorizontalPodAutoscaler, spec: {maxReplicas: 3}}",
             R"({"apiVersion":"autoscaling/v2","kind":"HorizontalPodAutoscaler","spec":{"maxReplicas":3,)"
             R"("metrics":[{"resource":{"name":"cpu","target":{"averageUtilization":80,"type":"Utilization"}},)"
             R"("type":"Resource"}],"minReplicas":1}})"},
        Case{"an_autoscaler_with_behavior",
             "{apiVersion: autoscaling/v2, kind: HorizontalPodAutoscaler, spec: {maxReplicas: 3, minReplicas: 2,"
             " metrics: [{type: Pods}], behavior: {scaleDown: {stabilizationWindowSeconds: 60}}}}",
             R"({"apiVersion":"autoscaling/v2","kind":"HorizontalPodAutoscaler","spec":{"behavior":{)"
             R"("scaleDown":{"policies":[{"periodSeconds":15,"type":"Percent","value":100}],"selectPolicy":"Max",)"
             R"("stabilizationWindowSeconds":60},"scaleUp":{"policies":[{"periodSeconds":15,"type":"Pods","value":4},)"
             R"({"periodSeconds":15,"type":"Percent","value":100}],"selectPolicy":"Max",)"
             R"("stabilizationWindowSeconds":0}},"maxReplicas":3,"metrics":[{"type":"Pods"}],"minReplicas":2}})"},
        Case{"a_strategy_that_rolls_nothing",
             "{apiVersion: apps/v1, kind: Deployment, spec: {replicas: 2, strategy: {type: Recreate}}}",
             R"({"apiVersion":"apps/v1","kind":"Deployment","spec":{"progressDeadlineSeconds":600,"replicas":2,)"
             R"("revisionHistoryLimit":10,"strategy":{"type":"Recreate"}}})"},
        Case{"pull_policies_and_volumes",
             "{apiVersion: v1, kind: Pod, spec: {hostNetwork: true, restartPolicy: Never, dnsPolicy: Default,"
             " schedulerName: mine, terminationGracePeriodSeconds: 5, securityContext: {runAsUser: 1},"
             " volumes: [{name: a}, {name: b, configMap: {name: c}}],"
             " containers: [{image: 'r:5000/a', ports: [{containerPort: 80}]}, {image: 'a@sha256:1'},"
             " {image: 'a:1', readinessProbe: {periodSeconds: 0, httpGet: {port: 1}}}]}}",
             R"({"apiVersion":"v1","kind":"Pod","spec":{"containers":[{"image":"r:5000/a","imagePullPolicy":"Always",)"
             R"("ports":[{"containerPort":80,"hostPort":80,"protocol":"TCP"}],"resources":{},)"
             R"("terminationMessagePath":"/dev/termination-log","terminationMessagePolicy":"File"},)"
             R"({"image":"a@sha256:1","imagePullPolicy":"IfNotPresent","resources":{},)"
             R"("terminationMessagePath":"/dev/termination-log","terminationMessagePolicy":"File"},)"
             R"({"image":"a:1","imagePullPolicy":"IfNotPresent","readinessProbe":{"failureThreshold":3,)"
             R"("httpGet":{"path":"/","port":1,"scheme":"HTTP"},"periodSeconds":10,"successThreshold":1,)"
             R"("timeoutSeconds":1},"resources":{},"terminationMessagePath":"/dev/termination-log",)"
             R"("terminationMessagePolicy":"File"}],"dnsPolicy":"Default","hostNetwork":true,"restartPolicy":"Never",)"
             R"("schedulerName":"mine","securityContext":{"runAsUser":1},"terminationGracePeriodSeconds":5,)"
             R"("volumes":[{"emptyDir":{},"name":"a"},{"configMap":{"defaultMode":420,"name":"c"},"name":"b"}]}})"},
        Case{"a_network_policy",
             "{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, spec: {egress: [{ports: [{port: 53}]}]}}",
             R"({"apiVersion":"networking.k8s.io/v1","kind":"NetworkPolicy","spec":{)"
             R"("egress":[{"ports":[{"port":53,"protocol":"TCP"}]}],"policyTypes":["Ingress","Egress"]}})"},
        Case{"a_custom_kind", "{apiVersion: example.org/v1, kind: Deployment, spec: {}}",
             R"({"apiVersion":"example.org/v1","kind":"Deployment","spec":{}})"}),
    [](const auto& each) { return std::string{each.param.name}; });

}  // namespace
}  // namespace stageplot::kubernetes
