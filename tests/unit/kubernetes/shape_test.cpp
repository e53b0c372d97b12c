// How two objects are compared.
#include "kubernetes/shape.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "diff/compare.hpp"
#include "document/yaml_reader.hpp"

namespace stageplot::kubernetes {
namespace {

std::vector<std::string> differences(const char* a, const char* b) {
  document::Arena arena;
  std::string error;
  const document::YamlOptions options{.resolution = document::YamlResolution::kubernetes};
  const auto left = document::read_yaml_text(a, document::OriginId::none, arena, options, error);
  const auto right = document::read_yaml_text(b, document::OriginId::none, arena, options, error);
  EXPECT_TRUE(left && right) << error;
  std::vector<std::string> found;
  if (!left || !right) return found;
  constexpr std::array<const char*, 6> kKinds{"changed", "only a", "only b", "moved", "reordered", "duplicate"};
  for (const diff::Change& change : diff::compare(*left, *right, ObjectShape{}).changes) {
    found.push_back(std::string{kKinds[static_cast<std::size_t>(change.kind)]} + " " + change.path.text());
  }
  return found;
}

using Found = std::vector<std::string>;

TEST(ObjectShape, ItemsHaveTheirKeys) {
  EXPECT_EQ(
      differences(R"(
apiVersion: apps/v1
kind: Deployment
spec: {template: {spec: {
  containers: [{name: a, env: [{name: X, value: '1'}], ports: [{containerPort: 80}]}, {name: b}],
  volumes: [{name: v}], imagePullSecrets: [{name: p}, {name: q}]}}})",
                  R"(
apiVersion: apps/v1
kind: Deployment
spec: {template: {spec: {
  containers: [{name: a, env: [{name: W, value: '1'}, {name: X, value: '2'}],
                ports: [{containerPort: 80, protocol: UDP}, {containerPort: 80, protocol: TCP, name: web}]},
               {name: c}],
  volumes: [{name: w}, {name: v}], imagePullSecrets: [{name: q}, {name: p}]}}})"),
      (Found{"only b spec.template.spec.containers[a].env[W]", "changed spec.template.spec.containers[a].env[X].value",
             "only b spec.template.spec.containers[a].ports[80/TCP].name",
             "only b spec.template.spec.containers[a].ports[80/TCP].protocol",
             "only b spec.template.spec.containers[a].ports[80/UDP]", "only a spec.template.spec.containers[b]",
             "only b spec.template.spec.containers[c]", "reordered spec.template.spec.imagePullSecrets",
             "only b spec.template.spec.volumes[w]"}));
}

TEST(ObjectShape, AmountsAreComparedAsAmounts) {
  const char* const kA = R"(
apiVersion: v1
kind: Pod
spec: {containers: [{name: a, resources: {limits: {cpu: 0.5, memory: 1024Mi, x: 1G}}}]})";
  EXPECT_EQ(differences(kA, R"(
apiVersion: v1
kind: Pod
spec: {containers: [{name: a, resources: {limits: {cpu: 500m, memory: 1073741824, x: 1Gi}}}]})"),
            Found{"changed spec.containers[a].resources.limits.x"});
}

TEST(ObjectShape, MetricsAndRulesAreTold) {
  EXPECT_EQ(differences(R"(
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
spec: {metrics: [{type: Resource, resource: {name: cpu, target: {averageUtilization: 20}}},
                 {type: Resource, resource: {name: memory}}]})",
                        R"(
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
spec: {metrics: [{type: Resource, resource: {name: memory}},
                 {type: Resource, resource: {name: cpu, target: {averageUtilization: 30}}}]})"),
            (Found{"reordered spec.metrics", "changed spec.metrics[Resource/cpu].resource.target.averageUtilization"}));
  EXPECT_EQ(differences(R"(
apiVersion: networking.k8s.io/v1
kind: Ingress
spec: {rules: [{host: a, http: {paths: [{path: /x, pathType: Exact}, {path: /y, pathType: Exact}]}}, {host: b}]})",
                        R"(
apiVersion: networking.k8s.io/v1
kind: Ingress
spec: {rules: [{host: a, http: {paths: [{path: /y, pathType: Exact}, {path: /x, pathType: Exact}]}}, {host: b}]})"),
            Found{"moved spec.rules[a].http.paths[/x/Exact]"});
}

TEST(ObjectShape, OfACustomKindTheMetadataIsKnown) {
  EXPECT_EQ(differences("{apiVersion: e/v1, kind: X, metadata: {finalizers: [a, b]}, spec: {l: [{name: a}]}}",
                        "{apiVersion: e/v1, kind: X, metadata: {finalizers: [b, c]}, spec: {l: [{name: b}]}}"),
            (Found{"only a metadata.finalizers[a]", "only b metadata.finalizers[c]", "changed spec.l[0].name"}));
}

}  // namespace
}  // namespace stageplot::kubernetes
