// The project's own Terraform: `*.tf` is the same in every environment, each variable is declared, and the cloud-config
// carries the forwarder's config as it is.
#include <gtest/gtest.h>

#include <map>
#include <set>

#include "document/map.hpp"
#include "document/yaml_reader.hpp"
#include "model/load.hpp"
#include "render/plan.hpp"
#include "render/render_unit.hpp"
#include "shipped/shipped.hpp"
#include "terraform/format.hpp"
#include "terraform/hcl/parser.hpp"

namespace stageplot::render {
namespace {

class TerraformTargetTest : public testing::Test {
 protected:
  TerraformTargetTest() : project_(STAGEPLOT_SOURCE_DIR), tree_(project_, shipped::tree()) {
    model_ = model::load_model(tree_, sources_, {}, diagnostics_);
    plan_ = load_plan(*model_, tree_, sources_, arena_, {}, diagnostics_);
    EXPECT_FALSE(diagnostics_.has_errors());
  }

  /// Output path → text; a blocked output is absent.
  std::map<std::string, std::string> outputs(std::string_view environment) {
    const model::Unit* unit = model_->find_unit(environment, "export-service");
    UnitSpace space(sources_, model_->origins);
    std::map<std::string, std::string> result;
    for (RenderedOutput& output : render_unit(*model_, *unit, *plan_, space, {}, diagnostics_).outputs) {
      result[output.file.path] = std::move(output.file.text);
    }
    EXPECT_FALSE(diagnostics_.has_errors());
    return result;
  }

  source::DirectoryTree project_;
  source::OverlayTree tree_;
  source::SourceFiles sources_;
  document::Arena arena_;
  diagnostics::Diagnostics diagnostics_;
  std::unique_ptr<model::Model> model_;
  std::unique_ptr<Plan> plan_;
};

TEST_F(TerraformTargetTest, tf_files_are_the_same_in_every_environment) {
  const auto dev = outputs("dev");
  std::size_t compared = 0;
  for (const std::string_view environment : {"preprod", "prod-east"}) {
    const auto other = outputs(environment);
    for (const auto& [path, text] : dev) {
      if (!path.ends_with(".tf")) continue;
      ASSERT_TRUE(other.contains(path)) << environment << ' ' << path;
      EXPECT_EQ(other.at(path), text) << environment << ' ' << path;
      ++compared;
    }
  }
  EXPECT_EQ(compared, 14U);
}

TEST_F(TerraformTargetTest, outputs_are_laid_out) {
  for (const auto& [path, text] : outputs("prod-east")) {
    if (!path.ends_with(".tf") && !path.ends_with(".tfvars")) continue;
    EXPECT_TRUE(terraform::format(text).empty()) << path;
  }
}

/// The attributes of a file, and its blocks with their first label.
std::set<std::string> names(std::string_view text) {
  std::set<std::string> result;
  const terraform::hcl::File file = terraform::hcl::parse_file(text);
  EXPECT_TRUE(file.errors.empty());
  for (const auto& attribute : file.body.attributes) result.insert(std::string(attribute.name));
  for (const auto& block : file.body.blocks) {
    const std::string label = block.labels.empty() ? "" : ' ' + std::string(block.labels.front().text);
    result.insert(std::string(block.type) + label);
  }
  return result;
}

TEST_F(TerraformTargetTest, every_value_has_its_variable) {
  const auto files = outputs("prod-east");
  const std::set<std::string> declared = names(files.at("terraform/variables.tf"));
  const std::set<std::string> given = names(files.at("terraform/terraform.tfvars"));
  EXPECT_EQ(given.size(), 40U);
  for (const std::string& name : given) EXPECT_TRUE(declared.contains("variable " + name)) << name;
  // Those of the deploy command, and those of the estate's tfvars.
  for (const std::string_view name :
       {"app_instance_artifact_version", "app_instance_image", "app_elb_dns_alias_name", "create_night_schedule"}) {
    EXPECT_TRUE(declared.contains("variable " + std::string(name))) << name;
    EXPECT_FALSE(given.contains(std::string(name))) << name;
  }
  for (const std::string name : {"product_name",
                                 "product_code_tag",
                                 "inventory_code_tag",
                                 "environment_tag",
                                 "aws_region",
                                 "vpc",
                                 "zone",
                                 "ssh_key",
                                 "app_instance_type",
                                 "app_instance_min_count",
                                 "app_instance_max_count",
                                 "enable_monitoring",
                                 "app_env",
                                 "app_elb_internal",
                                 "app_instance_port",
                                 "app_container_port",
                                 "app_instance_healthcheck_url",
                                 "cpu_scale_up",
                                 "cpu_scale_down",
                                 "elk_logs_endpoint"}) {
    EXPECT_TRUE(given.contains(name)) << name;
  }
}

TEST_F(TerraformTargetTest, every_variable_is_used) {
  const auto files = outputs("prod-east");
  std::string configuration;
  for (const auto& [path, text] : files) {
    if (path.ends_with(".tf") && path != "terraform/variables.tf") configuration += text;
  }
  for (const std::string& name : names(files.at("terraform/variables.tf"))) {
    const std::string variable = name.substr(name.find(' ') + 1);
    // The one that is declared to be refused.
    if (variable == "create_night_schedule") continue;
    EXPECT_NE(configuration.find("var." + variable), std::string::npos) << variable;
  }
}

TEST_F(TerraformTargetTest, the_cloud_config_has_the_units_and_the_forwarder) {
  const auto files = outputs("dev");
  // As Terraform gives it: `$${` becomes `${`, and the two open values are filled in.
  std::string text = files.at("terraform/cloud-config.yaml.tftpl");
  for (const auto& [from, to] : {std::pair<std::string, std::string>{"${app_instance_image}", "titan/export-service"},
                                 {"${app_instance_artifact_version}", "1.2.3"},
                                 {"$${", "${"}}) {
    for (std::size_t i = text.find(from); i != std::string::npos; i = text.find(from, i + to.size())) {
      text.replace(i, from.size(), to);
    }
  }
  document::Origins origins;
  const auto root = document::read_yaml(sources_.add("cloud-config.yaml", text), sources_, arena_, origins,
                                        {.resolution = document::YamlResolution::kubernetes}, diagnostics_);
  ASSERT_TRUE(root);
  std::map<std::string, std::string> written;
  for (const document::Value& file : document::find_path(*root, "write_files")->items()) {
    written[std::string(document::find(file, "path")->text())] = document::find(file, "content")->text();
  }
  EXPECT_EQ(written["/etc/fluentd/fluent.conf"], files.at("fluent.conf"));
  EXPECT_EQ(written["/etc/application/artifact.env"],
            "ARTIFACT=889199535989.dkr.ecr.us-east-1.amazonaws.com/titan/export-service:1.2.3\n");
  std::string units;
  for (const document::Value& unit : document::find_path(*root, "coreos.units")->items()) {
    units += std::string(document::find(unit, "name")->text()) + '\n';
  }
  EXPECT_EQ(units,
            "campaigns.service\nfluentd.service\nnode-exporter.service\ncadvisor.service\nfalcon-sensor.service\n");
}

}  // namespace
}  // namespace stageplot::render
