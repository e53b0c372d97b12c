// `helm upgrade` from the objects that run to those that the chart renders, without a cluster: fields that the API
// server refuses to change must be the same, and what is found by its name must keep it, since another name is another
// object, container or volume. Held against real Helm's outputs, which are recorded.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <sstream>

#include "document/dump.hpp"
#include "document/json_reader.hpp"
#include "document/map.hpp"
#include "document/yaml_reader.hpp"

namespace stageplot::webservice {
namespace {

using document::find;
using document::find_path;
using document::Value;

using Objects = std::map<std::string, Value>;  // by kind: the recording has one of each

class Upgrade : public testing::TestWithParam<const char*> {
 protected:
  void SetUp() override {
    const auto live = document::read_json(add("tests/conformance/upgrade/recorded_objects.json"), sources_, arena_,
                                          origins_, {}, diagnostics_);
    ASSERT_TRUE(live);
    for (const Value& object : find(*live, "items")->items()) live_[kind(object)] = object;
  }

  /// What Helm rendered, by kind and name.
  Objects rendered(const std::string& output) {
    const std::string path = std::string{"tests/conformance/helm/recorded/"} + GetParam() + "/" + output;
    const auto documents = document::read_yaml_stream(
        add(path), sources_, arena_, origins_, {.resolution = document::YamlResolution::kubernetes}, diagnostics_);
    EXPECT_TRUE(documents) << path;
    Objects objects;
    for (const Value& object : documents.value_or(std::vector<Value>{})) {
      EXPECT_TRUE(objects.emplace(kind(object), object).second) << "two of " << kind(object);
    }
    return objects;
  }

  static std::string kind(const Value& object) { return std::string{find(object, "kind")->text()}; }

  static std::string text(const Value& object, std::string_view path) {
    const Value* value = find_path(object, path);
    return value == nullptr ? "absent\n" : document::dump(*value);
  }

  /// The `key` of each entry of a list, as text.
  static std::vector<std::string> each(const Value& object, std::string_view path, std::string_view key) {
    std::vector<std::string> texts;
    const Value* list = find_path(object, path);
    if (list == nullptr) return texts;
    for (const Value& entry : list->items()) texts.push_back(text(entry, key));
    return texts;
  }

  static Value container(const Value& deployment, std::string_view name) {
    for (const Value& entry : find_path(deployment, "spec.template.spec.containers")->items()) {
      if (find(entry, "name")->text() == name) return entry;
    }
    ADD_FAILURE() << "no container " << name;
    return {};
  }

  void expect_same(const Objects& next, const std::string& of, const std::vector<const char*>& paths) {
    ASSERT_TRUE(next.contains(of)) << of;
    for (const char* path : paths) EXPECT_EQ(text(next.at(of), path), text(live_.at(of), path)) << of << " " << path;
  }

  Objects live_;

 private:
  source::FileId add(const std::string& path) {
    std::ifstream stream(path, std::ios::binary);
    std::ostringstream text;
    text << stream.rdbuf();
    EXPECT_FALSE(text.str().empty()) << path;
    return sources_.add(path, text.str());
  }

  source::SourceFiles sources_;
  document::Arena arena_;
  document::Origins origins_;
  diagnostics::Diagnostics diagnostics_;
};

TEST_P(Upgrade, KeepsTheNameOfEachObject) {
  const Objects next = rendered("prod-east/code-service.yaml");
  // The secret is made by hand; the service account is `default` in the estate's notes, and the next test's otherwise.
  for (const auto& [of, object] : live_) {
    if (of == "Secret" || of == "ServiceAccount") continue;
    expect_same(next, of, {"metadata.name", "metadata.namespace"});
  }
  EXPECT_FALSE(next.contains("Secret"));
  EXPECT_FALSE(next.contains("ServiceAccount"));
}

TEST_P(Upgrade, KeepsAServiceAccountThatTheReleaseHas) {
  const Objects next = rendered("own-account.yaml");
  expect_same(next, "ServiceAccount", {"metadata.name", "metadata.namespace"});
  expect_same(next, "Deployment", {"spec.template.spec.serviceAccountName"});
}

TEST_P(Upgrade, ChangesNoImmutableField) {
  const Objects next = rendered("prod-east/code-service.yaml");
  expect_same(next, "Deployment", {"spec.selector"});
  expect_same(next, "Service", {"spec.type", "spec.selector"});
  // The server gives an address and keeps it as long as the manifest is silent.
  EXPECT_EQ(text(next.at("Service"), "spec.clusterIP"), "absent\n");
  EXPECT_EQ(text(next.at("ConfigMap"), "immutable"), "absent\n");
  // A pod that its own Deployment does not select is refused.
  const Value* labels = find_path(next.at("Deployment"), "spec.template.metadata.labels");
  for (const document::Member& label : find_path(next.at("Deployment"), "spec.selector.matchLabels")->map().members()) {
    ASSERT_NE(find(*labels, label.key->view()), nullptr) << label.key->view();
    EXPECT_EQ(find(*labels, label.key->view())->text(), label.value.text());
  }
}

TEST_P(Upgrade, RenamesNothingInsideTheObjects) {
  const Objects next = rendered("prod-east/code-service.yaml");
  const Value& before = live_.at("Deployment");
  const Value& after = next.at("Deployment");
  EXPECT_EQ(each(after, "spec.template.spec.containers", "name"),
            each(before, "spec.template.spec.containers", "name"));
  EXPECT_EQ(each(after, "spec.template.spec.volumes", "name"), each(before, "spec.template.spec.volumes", "name"));
  for (const char* name : {"vf-code-srvc", "fluentd"}) {
    for (const char* key : {"name", "mountPath"}) {
      EXPECT_EQ(each(container(after, name), "volumeMounts", key), each(container(before, name), "volumeMounts", key));
    }
    EXPECT_EQ(each(container(after, name), "ports", "containerPort"),
              each(container(before, name), "ports", "containerPort"));
  }
  const Value* annotations = find_path(after, "spec.template.metadata.annotations");
  for (const document::Member& one : find_path(before, "spec.template.metadata.annotations")->map().members()) {
    ASSERT_NE(find(*annotations, one.key->view()), nullptr) << one.key->view();
    EXPECT_EQ(find(*annotations, one.key->view())->text(), one.value.text());
  }
  for (const char* key : {"name", "port", "targetPort", "protocol"}) {
    EXPECT_EQ(each(next.at("Service"), "spec.ports", key), each(live_.at("Service"), "spec.ports", key));
  }
  EXPECT_NE(find(*find(next.at("ConfigMap"), "data"), "fluent.conf"), nullptr);
  expect_same(next, "HorizontalPodAutoscaler", {"spec.scaleTargetRef", "spec.minReplicas", "spec.maxReplicas"});
  expect_same(next, "PodDisruptionBudget", {"spec.selector", "spec.maxUnavailable"});
  expect_same(next, "Ingress", {"spec"});
}

/// An autoscaler owns the number: a manifest that says one would set it back with every deployment.
TEST_P(Upgrade, LeavesTheNumberOfPodsToTheAutoscaler) {
  EXPECT_EQ(text(rendered("prod-east/code-service.yaml").at("Deployment"), "spec.replicas"), "absent\n");
  EXPECT_EQ(text(rendered("dev/code-service.yaml").at("Deployment"), "spec.replicas"), "int 1\n");
}

INSTANTIATE_TEST_SUITE_P(Helm, Upgrade, testing::Values("3.10.1", "3.21.4"),
                         [](const testing::TestParamInfo<const char*>& version) {
                           std::string name = version.param;
                           std::ranges::replace(name, '.', '_');
                           return name;
                         });

}  // namespace
}  // namespace stageplot::webservice
