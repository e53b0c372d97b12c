// Which objects are looked for in an export, and which of the export's are nobody's.
#include "drift/kubernetes/pairing.hpp"

#include <gtest/gtest.h>

#include <initializer_list>
#include <string>
#include <vector>

#include "comparison.hpp"
#include "drift/kubernetes/deploy_text.hpp"

namespace stageplot::drift::kubernetes {
namespace {

constexpr const char* kModel = R"(
{apiVersion: apps/v1, kind: Deployment, metadata: {name: a, namespace: n, labels: {app: a}}, spec: {paused: true}}
---
{apiVersion: v1, kind: Service, metadata: {name: a, namespace: n}}
---
{apiVersion: v1, kind: ConfigMap, metadata: {name: a, namespace: n}, data: {k: v}}
---
{apiVersion: v1, kind: Secret, metadata: {name: a, namespace: n}}
)";

/// Documents of a stream.
std::vector<std::string> told(std::initializer_list<const char*> documents, bool complete = false,
                              bool single = false) {
  Comparison comparison;
  comparison.model(kModel);
  for (const char* const document : documents) comparison.live(document);
  comparison.options.pairing = {.complete = complete, .single_object = single};
  comparison.compare();
  return comparison.found(diff::Severity::information);
}

using Told = std::vector<std::string>;

constexpr const char* kDeployment =
    "{apiVersion: apps/v1, kind: Deployment, metadata: {name: a, namespace: n, labels: {app: a}}, spec: {paused: "
    "true}}\n";

TEST(Pairing, OfASingleObjectNothingElseWasAskedFor) {
  EXPECT_EQ(told({kDeployment}, false, true),
            (Told{"not-supplied Service/a", "not-supplied ConfigMap/a", "not-supplied Secret/a"}));
  EXPECT_EQ(told({kDeployment}, true, true), (Told{"missing Service/a", "missing ConfigMap/a", "missing Secret/a"}));
}

TEST(Pairing, WhereHalfOfTheKindsAreThereTheOthersAreMissing) {
  constexpr const char* kService = "{apiVersion: v1, kind: Service, metadata: {name: a, namespace: n}}\n";
  // Secrets are often left out.
  EXPECT_EQ(told({kDeployment, kService}), (Told{"missing ConfigMap/a", "not-supplied Secret/a"}));
}

TEST(Pairing, AllIsNotEverything) {
  constexpr const char* kPod =
      "{apiVersion: v1, kind: Pod, metadata: {name: a-x, namespace: n, ownerReferences: [{kind: ReplicaSet}]}}\n";
  EXPECT_EQ(told({kPod}),
            (Told{"missing Deployment/a", "missing Service/a", "not-supplied ConfigMap/a", "not-supplied Secret/a"}));
}

TEST(Pairing, ANamespaceThatIsNotNamedIsAnyOnes) {
  Comparison comparison;
  comparison.model("{apiVersion: v1, kind: ConfigMap, metadata: {name: a}, data: {k: v}}");
  comparison.live("{apiVersion: v1, kind: ConfigMap, metadata: {name: a, namespace: n}, data: {k: w}}");
  comparison.compare();
  EXPECT_EQ(comparison.found(diff::Severity::information), Told{"changed ConfigMap/a.data.k"});
}

TEST(Pairing, GroupsThatMovedAreOne) {
  Comparison comparison;
  comparison.model(
      "{apiVersion: extensions/v1beta1, kind: Ingress, metadata: {name: a, namespace: n},"
      " spec: {backend: {serviceName: s, servicePort: 80}}}");
  comparison.live(
      "{apiVersion: networking.k8s.io/v1, kind: Ingress, metadata: {name: a, namespace: n},"
      " spec: {defaultBackend: {service: {name: s, port: {number: 80}}}}}");
  comparison.compare();
  EXPECT_EQ(comparison.found(diff::Severity::information), Told{});
}

TEST(Pairing, TwoObjectsOfOneKeyAreTheLastOne) {
  EXPECT_EQ(told({kDeployment, kModel}), Told{});
}

TEST(DeployText, StandsForOneWord) {
  const DeployNames names{"VERSION", "TIME"};
  EXPECT_EQ(match_deploy_text("r/a:VERSION", "r/a:1.2", names), "VERSION=1.2");
  EXPECT_EQ(match_deploy_text("VERSION", "x", names), "VERSION=x");
  EXPECT_EQ(match_deploy_text("VERSION at TIME", "1 at 2", names), "VERSION=1, TIME=2");
  EXPECT_EQ(match_deploy_text("a-VERSION-a", "a-1-a-a", names), "VERSION=1-a");
  EXPECT_EQ(match_deploy_text("r/a:VERSION", "r/b:1.2", names), std::nullopt);
  EXPECT_EQ(match_deploy_text("r/a:VERSION", "r/a:", names), std::nullopt);
  EXPECT_EQ(match_deploy_text("r/VERSION", "r/a/b", names), std::nullopt);
  EXPECT_EQ(match_deploy_text("r/a:VERSIONS", "r/a:1", names), std::nullopt);
  EXPECT_EQ(match_deploy_text("r/a:1", "r/a:1", names), std::nullopt);
}

}  // namespace
}  // namespace stageplot::drift::kubernetes
