// Which fields of the model expressions read.
#include "policy/model_reads.hpp"

#include <gtest/gtest.h>

#include "policy/load.hpp"

namespace stageplot::policy {
namespace {

TEST(ModelReads, AreTheChainsThatExpressionsName) {
  source::MemoryTree tree;
  tree.add("policies/p.yaml", R"yaml(
apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingAdmissionPolicy
metadata: {name: p}
spec:
  matchConstraints:
    resourceRules: [{apiGroups: [model], apiVersions: [v1], operations: [CREATE], resources: [units]}]
  matchConditions: [{name: prod, expression: "env.tier == 'prod'"}]
  variables: [{name: probes, expression: object.workload.probes}]
  validations:
    - expression: "!has(object.workload.hpa) || variables.probes.readiness.periodSeconds > object.?x.y.orValue(1)"
    - expression: object.alerts.all(a, a.metric != 'pods') && object.zones.all(z, z != 'a')
    - expression: object.contacts.all(k, object.contacts[k].size() > 0)
)yaml");
  source::SourceFiles sources;
  document::Origins origins;
  diagnostics::Diagnostics findings;
  const auto policies = load_policies(tree, sources, origins, findings);
  ASSERT_TRUE(findings.empty()) << findings.all().front().summary;
  EXPECT_EQ(model_reads(*policies),
            (std::vector<std::string>{"alerts.*.metric", "contacts", "contacts.*", "environment.tier",
                                      "workload.probes.readiness.periodSeconds", "x.y", "zones"}));
}

}  // namespace
}  // namespace stageplot::policy
