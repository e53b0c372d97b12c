// Which objects a policy is about.
#include "policy/match.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "document/yaml_reader.hpp"
#include "policy/load.hpp"

namespace stageplot::policy {
namespace {

struct Case {
  std::string_view name;
  std::string_view constraints;  // of matchConstraints, in flow style without its braces
  std::string_view matched;      // names of what matches
};

constexpr std::string_view kObjects = R"(
apiVersion: v1
kind: List
items:
  - {apiVersion: apps/v1, kind: Deployment, metadata: {name: web, namespace: shop, labels: {app: web}},
     spec: {template: {metadata: {labels: {app: web}}, spec: {containers: []}}}}
  - {apiVersion: autoscaling/v1, kind: HorizontalPodAutoscaler, metadata: {name: scaler, namespace: bank}}
  - {apiVersion: v1, kind: Namespace, metadata: {name: shop, labels: {team: titan}}}
)";

class Matching : public testing::TestWithParam<Case> {};

TEST_P(Matching, FindsTheObjects) {
  const source::MemoryTree tree({{"policies/p.yaml", R"(
apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingAdmissionPolicy
metadata: {name: p}
spec:
  matchConstraints: {)" + std::string{GetParam().constraints} +
                                                         R"(}
  validations: [{expression: "true"}]
)"}});
  source::SourceFiles sources;
  document::Arena arena;
  document::Origins origins;
  diagnostics::Diagnostics findings;
  const auto policies = load_policies(tree, sources, origins, findings);
  ASSERT_TRUE(findings.empty()) << findings.all().front().summary;
  const source::FileId file = sources.add("objects.yaml", std::string{kObjects});
  const auto objects = document::read_yaml(file, sources, arena, origins,
                                           {.resolution = document::YamlResolution::kubernetes}, findings);
  ASSERT_TRUE(objects);
  Subjects subjects(arena, origins);
  subjects.add_object(*objects);
  std::string matched;
  for (const Subject& subject : subjects.all()) {
    if (!matches(policies->policies.front().match, subject, subjects)) continue;
    matched += (matched.empty() ? "" : " ") + subject.kind + "/" + subject.name;
  }
  EXPECT_EQ(matched, GetParam().matched);
}

// A rule with these resources of these groups.
#define RULE(groups, resources) \
  "resourceRules: [{apiGroups: [" groups "], apiVersions: [v1], operations: [CREATE], resources: [" resources "]}]"

INSTANTIATE_TEST_SUITE_P(
    Constraints, Matching,
    testing::Values(
        Case{"by_group_and_resource", RULE("apps", "deployments"), "Deployment/web"},
        Case{"of_another_group", RULE("batch", "deployments"), ""},
        Case{"pods_of_workloads", RULE("'', apps", "pods"), "Pod/web"},
        Case{"a_workload_and_not_its_pod", RULE("'', apps", "pods, deployments"), "Deployment/web"},
        Case{"everything", RULE("'*'", "'*'"), "Deployment/web HorizontalPodAutoscaler/scaler Namespace/shop"},
        Case{"another_version_is_equivalent",
             "resourceRules: [{apiGroups: [autoscaling], apiVersions: [v2], operations: ['*'], resources: ['*']}]",
             "HorizontalPodAutoscaler/scaler"},
        Case{"unless_it_must_be_exact",
             "matchPolicy: Exact, resourceRules: [{apiGroups: [autoscaling], apiVersions: [v2], operations: ['*'], "
             "resources: ['*']}]",
             ""},
        Case{"of_the_cluster",
             "resourceRules: [{apiGroups: ['*'], apiVersions: ['*'], operations: ['*'], resources: ['*'], "
             "scope: Cluster}]",
             "Namespace/shop"},
        Case{"without_the_excluded",
             RULE("'*'", "'*'") ", excludeResourceRules: [{apiGroups: [''], apiVersions: ['*'], operations: ['*'], "
                                "resources: [namespaces]}]",
             "Deployment/web HorizontalPodAutoscaler/scaler"},
        Case{"by_its_labels", RULE("'*'", "'*'") ", objectSelector: {matchLabels: {app: web}}", "Deployment/web"},
        Case{"by_labels_that_are_not_there",
             RULE("'*'", "'*'") ", objectSelector: {matchExpressions: [{key: app, operator: DoesNotExist}]}",
             "HorizontalPodAutoscaler/scaler Namespace/shop"},
        Case{"by_the_labels_of_the_namespace", RULE("'*'", "'*'") ", namespaceSelector: {matchLabels: {team: titan}}",
             "Deployment/web Namespace/shop"},
        Case{"by_the_name_of_a_namespace_that_is_not_rendered",
             RULE("'*'", "'*'") ", namespaceSelector: {matchExpressions: [{key: kubernetes.io/metadata.name, operator: "
                                "In, values: [bank]}]}",
             "HorizontalPodAutoscaler/scaler"}),
    [](const auto& c) { return std::string{c.param.name}; });

#undef RULE

}  // namespace
}  // namespace stageplot::policy
