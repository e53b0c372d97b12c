// The project's own model: which units there are, what is found in it, and some figures at their layers.
#include <gtest/gtest.h>

#include "loaded.hpp"

namespace stageplot::model {
namespace {

class EstateTest : public testing::Test {
 protected:
  EstateTest() : project_(STAGEPLOT_SOURCE_DIR), loaded_(project_, 2) {}

  source::DirectoryTree project_;
  Loaded loaded_;
};

// It is how the documents say it is, and no error.
TEST_F(EstateTest, has_no_finding_but_this_warning) {
  EXPECT_EQ(loaded_.findings(),
            "environments/preprod/code-service.yaml:17:16: warning[check.certificate-account]: "
            "the certificate is of account 234212695392, its load balancer of account 667096744268\n");
}

TEST_F(EstateTest, has_the_units_that_the_documents_name) {
  std::string units;
  for (const Unit& unit : loaded_.model->units)
    units += loaded_.model->environment(unit).name + '/' + unit.service + '\n';
  EXPECT_EQ(units,
            "dev/code-service\ndev/export-service\ndev/monoql\ndev/user-service\n"
            "preprod/code-service\npreprod/export-service\npreprod/monoql\npreprod/user-service\n"
            "prod-east/code-service\nprod-east/export-service\nprod-east/monoql\nprod-east/user-service\n"
            "prod-west/monoql\nprod-west/user-service\n"
            "tickettoken-prod/monitoring-service\n");
}

// What a preview reads is enough.
TEST_F(EstateTest, has_the_same_units_when_each_is_loaded_alone) {
  for (const Unit& unit : loaded_.model->units) {
    const std::string& environment = loaded_.model->environment(unit).name;
    const Loaded alone(project_, 1, {.environment = environment, .service = unit.service});
    const Unit* found = alone.model->find_unit(environment, unit.service);
    ASSERT_NE(found, nullptr) << environment << '/' << unit.service;
    EXPECT_EQ(report::value_text(found->tree), report::value_text(unit.tree)) << environment << '/' << unit.service;
    EXPECT_EQ(alone.model->environment(*found).layers, loaded_.model->environment(unit).layers);
  }
}

TEST_F(EstateTest, has_the_figures_of_the_documents) {
  EXPECT_EQ(loaded_.value("dev", "user-service", "workload.replicas"), "{max: 1, min: 1}");
  EXPECT_EQ(loaded_.value("prod-east", "user-service", "workload.replicas"), "{max: 12, min: 3}");
  EXPECT_EQ(loaded_.value("prod-west", "monoql", "workload.replicas"), "{max: 15, min: 5}");
  EXPECT_EQ(loaded_.value("dev", "user-service", "release"), "vf-usr-srvc-dev");
  EXPECT_EQ(loaded_.value("preprod", "user-service", "release"), "vf-usr-srvc");
  EXPECT_EQ(loaded_.value("prod-west", "user-service", "ingress.host"), "vf-usr-srvc.vf.prod10.us-west-2.tktm.io");
  EXPECT_EQ(loaded_.value("prod-east", "monoql", "ingress.host"), "monoql.vf.prod9.us-east-1.pub-tktm.io");
  EXPECT_EQ(loaded_.value("prod-west", "user-service", "workload.role"), "!unknown");
  EXPECT_EQ(loaded_.value("prod-east", "user-service", "workload.resources"),
            "{limits: {cpu: 2, memory: 3Gi}, requests: {cpu: 500m, memory: 1Gi}}");
  EXPECT_EQ(loaded_.value("prod-west", "user-service", "logging.region"), "us-east-1");
  EXPECT_EQ(loaded_.value("dev", "export-service", "ingress.host"), "vf-export-dev1-us-east-1.titan.nonprod-tmaws.io");
  EXPECT_EQ(loaded_.value("preprod", "export-service", "ingress.host"),
            "vf-export-preprod1-us-east-1.titan.prod-tmaws.io");
  EXPECT_EQ(loaded_.value("prod-east", "export-service", "ingress.host"),
            "vf-export-prod1-us-east-1.titan.prod-tmaws.io");
  EXPECT_EQ(loaded_.value("prod-east", "export-service", "workload.instance.type"), "t2.xlarge");
  EXPECT_EQ(loaded_.value("preprod", "export-service", "workload.instance.type"), "!unknown");
  EXPECT_EQ(loaded_.value("dev", "export-service", "logging.record"),
            "{aws_region: us-east-1, environment_tag: dev1, product_name: titan}");
  EXPECT_EQ(loaded_.value("tickettoken-prod", "monitoring-service", "workload.replicas"), "{max: 2, min: 2}");
}

}  // namespace
}  // namespace stageplot::model
