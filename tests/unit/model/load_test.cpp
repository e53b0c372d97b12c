// Loading: layers of facts and services, the tool's keys, and that jobs change nothing.
#include "model/load.hpp"

#include <gtest/gtest.h>

#include "loaded.hpp"

namespace stageplot::model {
namespace {

/// A project whose schemas allow anything, so that the tests are about loading alone.
source::MemoryTree project() {
  source::MemoryTree tree;
  tree.add("stageplot.yaml", "targets: [helm]\n");
  for (const std::string name : {"project", "environment", "service"}) {
    tree.add("schemas/" + name + ".schema.json", "{\"type\": \"object\"}");
  }
  tree.add("environments/base/api.yaml", "baseName: api\nhost: ${release}.${environment.domain}\nsize: 1\n");
  tree.add("environments/dev/environment.yaml", "services: [api]\nreleaseSuffix: -dev\ndomain: dev.example\n");
  tree.add("environments/prod/layer.yaml", "domain: ${environment.region}.example\n");
  tree.add("environments/prod/api.yaml", "size: 3\n");
  tree.add("environments/east/environment.yaml", "extends: [prod]\nservices: [api]\nregion: us-east-1\n");
  return tree;
}

TEST(LoadTest, layers_facts_and_services) {
  const source::MemoryTree tree = project();
  Loaded loaded(tree);
  EXPECT_EQ(loaded.findings(), "");
  EXPECT_EQ(loaded.value("dev", "api", "host"), "api-dev.dev.example");
  EXPECT_EQ(loaded.value("east", "api", "host"), "api.us-east-1.example");
  EXPECT_EQ(loaded.value("dev", "api", "size"), "1");
  EXPECT_EQ(loaded.value("east", "api", "size"), "3");
  EXPECT_EQ(loaded.value("east", "api", "name"), "east");
  EXPECT_EQ(loaded.value("east", "api", "service"), "api");
  EXPECT_EQ(loaded.model->find_environment("east")->layers, (std::vector<std::string>{"base", "prod", "east"}));
  EXPECT_EQ(loaded.model->layers, (std::vector<std::string>{"prod"}));
}

TEST(LoadTest, a_service_may_name_its_release) {
  source::MemoryTree tree = project();
  tree.add("environments/dev/api.yaml", "release: special\n");
  Loaded loaded(tree);
  EXPECT_EQ(loaded.value("dev", "api", "host"), "special.dev.example");
  EXPECT_EQ(loaded.findings(), "");
}

TEST(LoadTest, layers_that_two_paths_reach_count_once) {
  source::MemoryTree tree = project();
  tree.add("environments/a/layer.yaml", "extends: [prod]\n");
  tree.add("environments/b/layer.yaml", "extends: [prod]\n");
  tree.add("environments/east/environment.yaml", "extends: [a, b]\nservices: [api]\nregion: us-east-1\n");
  Loaded loaded(tree);
  EXPECT_EQ(loaded.model->find_environment("east")->layers,
            (std::vector<std::string>{"base", "prod", "a", "b", "east"}));
}

TEST(LoadTest, a_file_that_cannot_be_parsed_hides_no_other_finding) {
  source::MemoryTree tree = project();
  tree.add("environments/dev/api.yaml", "size: [1\n");
  tree.add("environments/prod/api.yaml", "host: ${nothing}\n");
  Loaded loaded(tree);
  const std::string findings = loaded.findings();
  EXPECT_NE(findings.find("environments/dev/api.yaml"), std::string::npos) << findings;
  EXPECT_NE(findings.find("environments/prod/api.yaml:1:7: error[reference.unknown]"), std::string::npos) << findings;
}

TEST(LoadTest, a_scope_reads_one_unit_alone) {
  source::MemoryTree tree = project();
  tree.add("environments/base/web.yaml", "baseName: [\n");
  tree.add("environments/dev/environment.yaml", "services: [api, web]\ndomain: ${nothing}\n");
  tree.add("environments/east/api.yaml", "note: ${nothing}\n");
  tree.add("environments/east/environment.yaml", "extends: [prod]\nservices: [api, web]\nregion: us-east-1\n");
  Loaded loaded(tree, 1, {.environment = "east", .service = "api"});
  EXPECT_EQ(loaded.model->environments.size(), 1u);
  EXPECT_EQ(loaded.model->units.size(), 1u);
  EXPECT_EQ(loaded.model->find_environment("east")->layers, (std::vector<std::string>{"base", "prod", "east"}));
  EXPECT_EQ(loaded.model->find_environment("east")->services, (std::vector<std::string>{"api", "web"}));
  const std::string findings = loaded.findings();
  EXPECT_TRUE(findings.starts_with("environments/east/api.yaml:1:7: error[reference.unknown]")) << findings;
  EXPECT_EQ(findings.find('\n'), findings.size() - 1) << findings;
}

TEST(LoadTest, a_scope_without_its_unit_has_none) {
  const source::MemoryTree tree = project();
  EXPECT_TRUE(Loaded(tree, 1, {.environment = "east", .service = "web"}).model->units.empty());
  EXPECT_TRUE(Loaded(tree, 1, {.environment = "prod", .service = "api"}).model->environments.empty());
  EXPECT_TRUE(Loaded(tree, 1, {.environment = "west", .service = "api"}).model->environments.empty());
}

TEST(LoadTest, jobs_change_nothing) {
  source::MemoryTree tree = project();
  for (int i = 0; i < 50; ++i) {
    tree.add("environments/base/s" + std::to_string(i) + ".yaml", "baseName: s\nhost: ${nothing}\nsize: yes\n");
  }
  std::string services = "services: [api";
  for (int i = 0; i < 50; ++i) services += ", s" + std::to_string(i);
  tree.add("environments/dev/environment.yaml", services + "]\ndomain: dev.example\n");
  EXPECT_EQ(Loaded(tree, 1).findings(), Loaded(tree, 8).findings());
}

}  // namespace
}  // namespace stageplot::model
