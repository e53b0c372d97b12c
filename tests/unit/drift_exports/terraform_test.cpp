// Terraform's three forms: the state as `show -json` prints it, as a backend keeps it, and a plan.
#include <gtest/gtest.h>

#include "unit/drift_exports/reading.hpp"

namespace stageplot::drift {
namespace {

/// `address values` a line, secrets masked.
std::string lines_of(const TerraformState& state) {
  std::string lines;
  for (const StateResource& resource : state.resources) {
    lines += resource.address + (resource.managed ? "" : " data") + (resource.tainted ? " tainted" : "") +
             (resource.deposed.empty() ? "" : " deposed " + resource.deposed);
    for (const document::Member& member : resource.values.map().members()) {
      lines += " " + std::string{member.key->view()} + "=" +
               (member.value.has(document::kSecret) ? "SECRET" : json_of(member.value));
    }
    lines += "\n";
  }
  return lines;
}

constexpr std::string_view kShown = R"({"format_version":"1.0","terraform_version":"1.11.4","values":{
  "outputs":{"url":{"sensitive":true,"value":"http://u:pw@host","type":"string"}},
  "root_module":{
    "resources":[
      {"address":"data.aws_vpc.app","mode":"data","type":"aws_vpc","name":"app","provider_name":"registry.terraform.io/hashicorp/aws","schema_version":0,"values":{"id":"vpc-1"},"sensitive_values":{}},
      {"address":"aws_sns_topic.alarms[0]","mode":"managed","type":"aws_sns_topic","name":"alarms","index":0,"values":{"name":"alarms","tags":null},"sensitive_values":{"tags":{}}},
      {"address":"aws_db_instance.app","mode":"managed","type":"aws_db_instance","name":"app","values":{"name":"app","password":"hunter22"},"sensitive_values":{"password":true},"tainted":true}],
    "child_modules":[{"address":"module.app","resources":[
      {"address":"module.app.aws_elb.app[\"a\"]","mode":"managed","type":"aws_elb","name":"app","index":"a","values":{"name":"elb"},"sensitive_values":{}}]}]}}})";

constexpr std::string_view kRaw =
    R"({"version":4,"terraform_version":"1.11.4","serial":3,"lineage":"7b0c","outputs":{},"resources":[
  {"mode":"data","type":"aws_vpc","name":"app","provider":"provider[\"registry.terraform.io/hashicorp/aws\"]","instances":[{"schema_version":0,"attributes":{"id":"vpc-1"},"sensitive_attributes":[]}]},
  {"mode":"managed","type":"aws_sns_topic","name":"alarms","provider":"p","instances":[{"index_key":0,"attributes":{"name":"alarms","tags":null},"sensitive_attributes":[]}]},
  {"mode":"managed","type":"aws_db_instance","name":"app","provider":"p","instances":[{"status":"tainted","attributes":{"name":"app","password":"hunter22"},"sensitive_attributes":[[{"type":"get_attr","value":"password"}]]}]},
  {"module":"module.app","mode":"managed","type":"aws_elb","name":"app","provider":"p","instances":[{"index_key":"a","attributes":{"name":"elb"}}]}],"check_results":null})";

constexpr std::string_view kResources =
    "data.aws_vpc.app data id=\"vpc-1\"\n"
    "aws_sns_topic.alarms[0] name=\"alarms\" tags=null\n"
    "aws_db_instance.app tainted name=\"app\" password=SECRET\n"
    "module.app.aws_elb.app[\"a\"] name=\"elb\"\n";

TEST(TerraformState, BothFormsSayTheSame) {
  for (const std::string_view text : {kShown, kRaw}) {
    const auto reading = read(std::string{text}, ExportOption::terraform);
    ASSERT_TRUE(reading->result) << reading->findings();
    EXPECT_EQ(reading->result->kind, ExportKind::terraform_state);
    EXPECT_EQ(reading->result->state.terraform_version, "1.11.4");
    EXPECT_EQ(lines_of(reading->result->state), kResources);
  }
}

TEST(TerraformState, ASensitiveOutputIsASecret) {
  const auto reading = read(std::string{kShown});
  const document::Value* url = document::find_path(reading->result->documents.front(), "values.outputs.url.value");
  ASSERT_NE(url, nullptr);
  EXPECT_TRUE(url->has(document::kSecret));
}

TEST(TerraformState, ObjectsThatWaitForTheirEndAreTold) {
  const auto reading = read(R"({"version":4,"lineage":"l","resources":[{"mode":"managed","type":"aws_elb","name":"a",
    "instances":[{"attributes":{"name":"new"}},{"deposed":"5f1a","attributes":{"name":"old"}}]}]})");
  ASSERT_TRUE(reading->result) << reading->findings();
  EXPECT_EQ(lines_of(reading->result->state), "aws_elb.a name=\"new\"\naws_elb.a deposed 5f1a name=\"old\"\n");
}

TEST(TerraformState, ASetInTheWayOfAMarkIsASecretAsAWhole) {
  const auto reading = read(R"({"version":4,"lineage":"l","resources":[{"mode":"managed","type":"t","name":"a",
    "instances":[{"attributes":{"users":[{"password":"hunter22"}],"name":"a"},"sensitive_attributes":
    [[{"type":"get_attr","value":"users"},{"type":"index","value":{"value":{"password":"x"},"type":"string"}},{"type":"get_attr","value":"password"}]]}]}]})");
  ASSERT_TRUE(reading->result) << reading->findings();
  EXPECT_EQ(lines_of(reading->result->state), "t.a name=\"a\" users=SECRET\n");
}

TEST(TerraformPlan, IsRead) {
  const auto reading = read(R"({"format_version":"1.2","terraform_version":"1.11.4",
    "variables":{"password":{"value":"hunter22"},"region":{"value":"us-east-1"}},
    "planned_values":{"root_module":{}},
    "resource_drift":[{"address":"aws_x.a","mode":"managed","type":"aws_x","name":"a","change":{"actions":["update"],
      "before":{"size":1},"after":{"size":0},"after_unknown":{},"before_sensitive":{},"after_sensitive":{}}}],
    "resource_changes":[
      {"address":"aws_x.a","mode":"managed","type":"aws_x","name":"a","change":{"actions":["update"],
        "before":{"size":0,"token":"hunter23"},"after":{"size":1},"after_unknown":{"arn":true},"before_sensitive":{"token":true},"after_sensitive":{}}},
      {"address":"aws_x.b","previous_address":"aws_x.old","mode":"managed","type":"aws_x","name":"b","action_reason":"replace_because_cannot_update",
        "change":{"actions":["create","delete"],"before":{"name":"a"},"after":{"name":"b"},"after_unknown":{},"before_sensitive":false,"after_sensitive":false,"replace_paths":[["name"]]}},
      {"address":"aws_x.c","mode":"managed","type":"aws_x","name":"c","change":{"actions":["no-op"],"before":{},"after":{},"importing":{"id":"i-1"}}}],
    "prior_state":{"format_version":"1.0","values":{"root_module":{"resources":[{"address":"aws_x.a","mode":"managed","type":"aws_x","name":"a","values":{"size":0},"sensitive_values":{}}]}}},
    "configuration":{"root_module":{"variables":{"password":{"sensitive":true},"region":{}}}},"errored":false})",
                            ExportOption::terraform);
  ASSERT_TRUE(reading->result) << reading->findings();
  EXPECT_EQ(reading->result->kind, ExportKind::terraform_plan);
  const TerraformPlan& plan = reading->result->plan;
  ASSERT_EQ(plan.changes.size(), 3U);
  ASSERT_EQ(plan.drift.size(), 1U);
  EXPECT_EQ(plan.changes[0].action, PlanAction::update);
  EXPECT_EQ(json_of(plan.changes[0].after), R"({"size":1})");
  EXPECT_TRUE(document::find(plan.changes[0].before, "token")->has(document::kSecret));
  EXPECT_EQ(plan.changes[1].action, PlanAction::replace);
  EXPECT_EQ(plan.changes[1].action_text, "create, delete");
  EXPECT_EQ(plan.changes[1].previous_address, "aws_x.old");
  EXPECT_EQ(plan.changes[1].reason, "replace_because_cannot_update");
  EXPECT_EQ(json_of(plan.changes[1].replace_paths), R"([["name"]])");
  EXPECT_EQ(plan.changes[2].action, PlanAction::no_op);
  EXPECT_EQ(plan.changes[2].import_id, "i-1");
  EXPECT_EQ(lines_of(plan.prior), "aws_x.a size=0\n");
  const document::Value& document = reading->result->documents.front();
  EXPECT_TRUE(document::find_path(document, "variables.password.value")->has(document::kSecret));
  EXPECT_FALSE(document::find_path(document, "variables.region.value")->has(document::kSecret));
}

}  // namespace
}  // namespace stageplot::drift
