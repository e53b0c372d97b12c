// The forms in which policies see what a unit consists of.
#include "policy/subjects.hpp"

#include <gtest/gtest.h>

#include <string>

#include "document/json_writer.hpp"
#include "document/map.hpp"
#include "document/yaml_reader.hpp"
#include "fluentd/reader.hpp"
#include "policy/trees.hpp"

namespace stageplot::policy {
namespace {

class SubjectsTest : public testing::Test {
 protected:
  document::Value read(std::string text) {
    const source::FileId file = sources_.add("object.yaml", std::move(text));
    const auto root = document::read_yaml(file, sources_, arena_, origins_,
                                          {.resolution = document::YamlResolution::kubernetes}, findings_);
    EXPECT_TRUE(root && findings_.empty());
    return root.value_or(document::Value{});
  }

  static std::string json(const document::Value& value) { return document::write_json(value).text; }

  source::SourceFiles sources_;
  document::Arena arena_;
  document::Origins origins_;
  diagnostics::Diagnostics findings_;
  Subjects subjects_{arena_, origins_};
};

TEST(PluralOf, FollowsTheRulesOfEnglishAsKubernetesDoes) {
  EXPECT_EQ(plural_of("Deployment"), "deployments");
  EXPECT_EQ(plural_of("Ingress"), "ingresses");
  EXPECT_EQ(plural_of("NetworkPolicy"), "networkpolicies");
  EXPECT_EQ(plural_of("Gateway"), "gateways");
  EXPECT_EQ(plural_of("Endpoints"), "endpoints");
  EXPECT_EQ(plural_of("HorizontalPodAutoscaler"), "horizontalpodautoscalers");
}

TEST_F(SubjectsTest, ADeploymentHasTheDefaultsOfTheServerAndItsPod) {
  subjects_.add_object(read(R"(
apiVersion: apps/v1
kind: Deployment
metadata: {name: cart}
spec:
  template:
    metadata: {labels: {app: cart}}
    spec:
      containers:
        - name: cart
          image: shop/cart
          ports: [{containerPort: 8080}]
          resources: {limits: {cpu: 1, memory: 0.5}}
          livenessProbe: {httpGet: {port: 8080}, periodSeconds: 3}
)"));
  ASSERT_EQ(subjects_.all().size(), 2U);
  Subject& deployment = subjects_.all()[0];
  subjects_.prepare(deployment);
  EXPECT_EQ(json(deployment.object),
            R"({"apiVersion":"apps/v1","kind":"Deployment","metadata":{"name":"cart","namespace":"default"},)"
            R"("spec":{"progressDeadlineSeconds":600,"replicas":1,"revisionHistoryLimit":10,)"
            R"("strategy":{"rollingUpdate":{"maxSurge":"25%","maxUnavailable":"25%"},"type":"RollingUpdate"},)"
            R"("template":{"metadata":{"labels":{"app":"cart"}},"spec":{"containers":[{"image":"shop/cart",)"
            R"("imagePullPolicy":"Always","livenessProbe":{"failureThreshold":3,"httpGet":{"path":"/","port":8080,)"
            R"("scheme":"HTTP"},"periodSeconds":3,"successThreshold":1,"timeoutSeconds":1},"name":"cart",)"
            R"("ports":[{"containerPort":8080,"protocol":"TCP"}],)"
            R"("resources":{"limits":{"cpu":"1","memory":"0.5"},"requests":{"cpu":"1","memory":"0.5"}},)"
            R"("terminationMessagePath":"/dev/termination-log","terminationMessagePolicy":"File"}],)"
            R"("dnsPolicy":"ClusterFirst","restartPolicy":"Always","schedulerName":"default-scheduler",)"
            R"("securityContext":{},"terminationGracePeriodSeconds":30}}}})");
  // The untouched one stays as it was written.
  EXPECT_EQ(document::find_path(deployment.source, "spec.replicas"), nullptr);
  const Subject& pod = subjects_.all()[1];
  EXPECT_TRUE(pod.is_derived);
  EXPECT_EQ(pod.resource, "pods");
  EXPECT_EQ(json(document::find_path(pod.source, "metadata")[0]),
            R"({"labels":{"app":"cart"},"name":"cart","namespace":"default"})");
}

TEST_F(SubjectsTest, ItemsOfAListAreObjects) {
  subjects_.add_object(read(R"(
apiVersion: v1
kind: List
items:
  - {apiVersion: v1, kind: ConfigMap, metadata: {name: a}}
  - {apiVersion: v1, kind: Namespace, metadata: {name: b}}
)"));
  ASSERT_EQ(subjects_.all().size(), 2U);
  EXPECT_EQ(subjects_.all()[0].name_space, "default");
  EXPECT_FALSE(subjects_.all()[1].is_namespaced);
}

TEST_F(SubjectsTest, ArgumentsLoseNullsAndJsonBecomesATree) {
  const document::Value body = read(R"(
name: app
description: null
policy: '{"Statement": [{"Effect": "Allow"}]}'
template: "{not json"
ingress: [{cidr_blocks: [10.0.0.0/8], prefix_list_ids: null}]
)");
  EXPECT_EQ(json(arguments_tree(body, arena_)),
            R"({"ingress":[{"cidr_blocks":["10.0.0.0/8"]}],"name":"app",)"
            R"("policy":{"Statement":[{"Effect":"Allow"}]},"template":"{not json"})");
}

TEST_F(SubjectsTest, AConfigurationIsATreeWithNumbers) {
  const source::FileId file = sources_.add("fluent.conf", R"(<source>
  @type tail
  path /var/log/app.log
</source>
<label @app>
  <match app.**>
    @type elasticsearch
    <buffer>
      chunk_limit_size 8m
      flush_interval 1m
      retry_max_times 3
    </buffer>
  </match>
</label>
)");
  const auto root = fluentd::read_fluentd(sources_, file, arena_, {}, findings_);
  ASSERT_TRUE(root);
  const document::Value tree = configuration_tree(*root, arena_, origins_);
  EXPECT_EQ(
      json(*document::find(tree, "sources")),
      R"([{"argument":"","numbers":{},"path":"/var/log/app.log","section":"source","sections":[],"type":"tail"}])");
  EXPECT_EQ(json(*document::find(tree, "matches")),
            R"([{"argument":"app.**","numbers":{},"section":"match","sections":[{"argument":"",)"
            R"("chunk_limit_size":"8m","flush_interval":"1m",)"
            R"("numbers":{"chunk_limit_size":8388608,"flush_interval":60,"retry_max_times":3},)"
            R"("retry_max_times":"3","section":"buffer","sections":[]}],"type":"elasticsearch"}])");
}

TEST_F(SubjectsTest, AUnitHasLabelsOfItsEnvironmentsFacts) {
  subjects_.add_unit(read("service: cart\nenvironment: {name: dev, tier: nonprod, zones: [a]}\nports: [{http: 80}]\n"));
  EXPECT_EQ(json(subjects_.all()[0].labels), R"({"environment":"dev","name":"dev","service":"cart","tier":"nonprod"})");
  EXPECT_EQ(json(subjects_.flatten(subjects_.all()[0].object)),
            R"({"environment.name":"dev","environment.tier":"nonprod","environment.zones[0]":"a",)"
            R"("ports[0].http":80,"service":"cart"})");
}

}  // namespace
}  // namespace stageplot::policy
