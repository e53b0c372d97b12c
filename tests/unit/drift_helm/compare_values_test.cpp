// The cases of the runbooks that a release's values show, and what is no difference there.
#include <gtest/gtest.h>

#include <memory>
#include <stdexcept>

#include "document/yaml_reader.hpp"
#include "drift/exports/read_export.hpp"
#include "drift/helm/compare_values.hpp"

namespace stageplot::drift {
namespace {

constexpr const char* kModel = R"(replicaCount: 3
maxReplicaCount: 12
targetCPU: 25
image:
  repository: registry/titan/code-service
resources:
  limits: {cpu: "2", memory: 3Gi}
env:
  ACCOUNT: 889199535989
  NODE_ENV: prod
containers:
- name: app
  port: 8080
- name: fluentd
  port: 24224
fluentd: |
  <match **>
    flush_interval 1s
  </match>
)";

constexpr const char* kDefaults = R"(replicaCount: 1
service: {port: 8080, type: ClusterIP}
probes:
  liveness: {path: /, period: 10}
)";

struct Compared {
  source::SourceFiles sources;
  document::Arena arena;
  document::Origins origins;
  diagnostics::Diagnostics diagnostics;
  redaction::Redactor redactor;
  std::vector<std::unique_ptr<Export>> exports;
  HelmDrift drift;

  document::Value yaml(const std::string& text) {
    std::string error;
    const auto value = document::read_yaml_text(text, document::OriginId::none, arena,
                                                {.resolution = document::YamlResolution::kubernetes}, error);
    if (!value) throw std::runtime_error(error);
    return *value;
  }

  [[nodiscard]] std::string lines() const {
    std::string text;
    for (const diff::Item& item : drift.subject.items) {
      text += std::string{diff::name_of(item.severity)} + " " +
              std::string{diff::name_of(item.what, diff::Mode::drift)} + " " + item.path;
      for (const diff::TextLine& line : item.text) {
        if (line.kind == diff::TextLine::Kind::only_a) text += "\n  - " + line.text;
        if (line.kind == diff::TextLine::Kind::only_b) text += "\n  + " + line.text;
      }
      if (item.text.empty()) {
        text += ": " + (item.a ? item.a->text : "-") + " -> " + (item.b ? item.b->text : "-");
      }
      if (!item.note.empty()) text += " (" + item.note + ")";
      text += "\n";
    }
    return text;
  }
};

std::unique_ptr<Compared> compare(const std::vector<std::string>& exports, const std::string& pipeline = {}) {
  auto compared = std::make_unique<Compared>();
  std::vector<const Export*> pointers;
  for (const std::string& text : exports) {
    auto one = read_export({.name = "export", .text = text, .option = ExportOption::helm}, compared->sources,
                           compared->arena, compared->origins, compared->diagnostics);
    if (!one) throw std::runtime_error(compared->diagnostics.all().front().summary);
    compared->exports.push_back(std::make_unique<Export>(std::move(*one)));
    pointers.push_back(compared->exports.back().get());
    for (const document::Value& document : pointers.back()->documents) compared->redactor.learn(document);
  }
  HelmModel model{.values = compared->yaml(kModel),
                  .defaults = compared->yaml(kDefaults),
                  .deploy = {"BUILD_VERSION"},
                  .environment = "prod-east",
                  .service = "code-service",
                  .output = "values.yaml"};
  if (!pipeline.empty()) model.pipeline = compared->yaml(pipeline);
  compared->drift = compare_helm_values(model, pointers, compared->redactor, compared->arena);
  return compared;
}

std::string replaced(std::string text, const std::string& before, const std::string& after) {
  const std::size_t found = text.find(before);
  if (found == std::string::npos) throw std::runtime_error("no `" + before + "`");
  return text.replace(found, before.size(), after);
}

struct ValuesCase {
  std::string name;
  std::string before;
  std::string after;
  std::string lines;
};

class Values : public testing::TestWithParam<ValuesCase> {};

TEST_P(Values, AgainstTheModel) {
  EXPECT_EQ(compare({replaced(kModel, GetParam().before, GetParam().after)})->lines(), GetParam().lines);
}

INSTANTIATE_TEST_SUITE_P(
    Helm, Values,
    testing::Values(
        ValuesCase{"Same", "replicaCount: 3", "replicaCount: 3", ""},
        ValuesCase{"WholeNumberAsFloat", "ACCOUNT: 889199535989", "ACCOUNT: 8.89199535989e+11", ""},
        ValuesCase{"OtherOrder", "replicaCount: 3\nmaxReplicaCount: 12", "maxReplicaCount: 12\nreplicaCount: 3", ""},
        ValuesCase{"WrittenOutDefault", "targetCPU: 25", "targetCPU: 25\nservice: {port: 8080}", ""},
        ValuesCase{"NumberForText", "cpu: \"2\"", "cpu: 2",
                   "information formatting resources.limits.cpu: \"2\" -> 2 (a text on one side, no text on the other; "
                   "most templates print both the same)\n"},
        ValuesCase{"AmountSpeltOtherwise", "memory: 3Gi", "memory: 3072Mi",
                   "information formatting resources.limits.memory: \"3Gi\" -> \"3072Mi\" (the same amount)\n"},
        ValuesCase{"K21LimitsRaised", "memory: 3Gi", "memory: 4Gi",
                   "difference changed resources.limits.memory: \"3Gi\" -> \"4Gi\"\n"},
        ValuesCase{"K21MaximumRaised", "maxReplicaCount: 12", "maxReplicaCount: 20",
                   "difference changed maxReplicaCount: 12 -> 20\n"},
        ValuesCase{"K21TargetRaised", "targetCPU: 25", "targetCPU: 35", "difference changed targetCPU: 25 -> 35\n"},
        ValuesCase{"K18LogsFlushedLater", "flush_interval 1s", "flush_interval 60s",
                   "difference changed fluentd\n"
                   "  -   flush_interval 1s\n"
                   "  +   flush_interval 60s\n"},
        ValuesCase{"K19AnotherEnvironment", "NODE_ENV: prod", "NODE_ENV: preprod",
                   "difference changed env.NODE_ENV: \"prod\" -> \"preprod\"\n"},
        ValuesCase{"DefaultChanged", "targetCPU: 25", "targetCPU: 25\nservice: {port: 9090}",
                   "difference changed service.port: 8080 -> 9090\n"},
        ValuesCase{"DefaultTakenAway", "targetCPU: 25", "targetCPU: 25\nservice: null",
                   "difference model-only service: {\"port\":8080,\"type\":\"ClusterIP\"} -> -\n"},
        ValuesCase{"Emptied", "replicaCount: 3", "replicaCount: 0", "critical changed replicaCount: 3 -> 0\n"},
        ValuesCase{
            "AnotherRepository", "registry/titan", "elsewhere/titan",
            "critical changed image.repository: \"registry/titan/code-service\" -> \"elsewhere/titan/code-service\"\n"},
        ValuesCase{
            "ContainerMoved", "- name: app\n  port: 8080\n- name: fluentd\n  port: 24224",
            "- name: fluentd\n  port: 24224\n- name: app\n  port: 8081",
            "information order containers: [{\"name\":\"app\",\"port\":8080},{\"name\":\"fluentd\",\"port\":24224}] -> "
            "[{\"name\":\"fluentd\",\"port\":24224},{\"name\":\"app\",\"port\":8081}]\n"
            "difference changed containers[app].port: 8080 -> 8081\n"},
        ValuesCase{"SecretAdded", "NODE_ENV: prod", "NODE_ENV: prod\n  DB_PASSWORD: canary-seven",
                   "difference live-only env.DB_PASSWORD: - -> ‹secret #1›\n"}),
    [](const auto& example) { return example.param.name; });

TEST(Values, AllOfThemWithTheCharts) {
  const auto compared =
      compare({std::string{"COMPUTED VALUES:\n"} + kModel +
               "service: {port: 8080, type: ClusterIP}\nprobes:\n  liveness: {path: /, period: 10}\n"});
  EXPECT_EQ(compared->lines(), "");
  EXPECT_EQ(compared->drift.leaves, 17U);
  EXPECT_EQ(compared->drift.at_default, 4U);
}

TEST(Values, OfAReleaseWithoutAny) {
  EXPECT_EQ(compare({"USER-SUPPLIED VALUES:\nnull\n"})->drift.subject.items.size(), 8U);
}

TEST(Values, WhatThePipelineSets) {
  EXPECT_EQ(compare({std::string{kModel} + "deploytime: \"1763800000\"\n"}, "image: {tag: BUILD_VERSION}\n")->lines(),
            "difference live-only deploytime: - -> \"1763800000\"\n"
            "information release image.tag: \"BUILD_VERSION\" -> - (the pipeline sets it)\n");
  EXPECT_EQ(
      compare({replaced(kModel, "code-service\n", "code-service\n  tag: 1.2.3\n")}, "image: {tag: BUILD_VERSION}\n")
          ->lines(),
      "information release image.tag: \"BUILD_VERSION\" -> \"1.2.3\" (BUILD_VERSION=1.2.3)\n");
}

/// K18: which revision runs, Helm's history says.
TEST(Values, K18ARollbackIsNamed) {
  const auto compared = compare({kModel, R"([{"revision":6,"status":"superseded","description":"Upgrade complete"},
    {"revision":7,"status":"deployed","description":"Rollback to 5"}])"});
  EXPECT_EQ(compared->drift.notes, std::vector<std::string>{"export: the release is at revision 7: Rollback to 5"});
}

}  // namespace
}  // namespace stageplot::drift
