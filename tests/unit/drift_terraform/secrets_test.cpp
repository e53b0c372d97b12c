// Secrets that Terraform marks, those that it forgets to mark, and those inside of texts: none may stand in an item.
#include <gtest/gtest.h>

#include "unit/drift_terraform/comparing.hpp"

namespace stageplot::drift {
namespace {

constexpr const char* kModule = R"(
resource "aws_sns_topic" "a" {
  name         = "alarms"
  display_name = "old"
}
resource "aws_launch_template" "a" {
  name      = "app"
  user_data = base64encode("#cloud-config\nwrite_files:\n- path: /etc/app.env\n  content: |\n    PORT=1\n    DB_PASSWORD=none\n")
}
)";

/// The secret stands marked in one attribute and unmarked in others.
std::string state(const std::string& secret, const std::string& user_data) {
  return R"({"format_version":"1.0","terraform_version":"1.11.4","values":{"root_module":{"resources":[
    {"address":"aws_db_instance.a","mode":"managed","type":"aws_db_instance","name":"a","values":{"password":")" +
         secret + R"("},"sensitive_values":{"password":true}},
    {"address":"aws_sns_topic.a","mode":"managed","type":"aws_sns_topic","name":"a","values":{"name":"alarms","display_name":"copy of )" +
         secret + R"("},"sensitive_values":{}},
    {"address":"aws_launch_template.a","mode":"managed","type":"aws_launch_template","name":"a","values":{"name":"app","user_data":")" +
         user_data + R"("},"sensitive_values":{}}]}}})";
}

// #cloud-config with PORT=2 and DB_PASSWORD=canary-seven
constexpr const char* kUserData =
    "I2Nsb3VkLWNvbmZpZwp3cml0ZV9maWxlczoKLSBwYXRoOiAvZXRjL2FwcC5lbnYKICBjb250ZW50OiB8CiAgICBQT1JUPTIKICAgIERCX1BBU1NXT1"
    "JEPWNhbmFyeS1zZXZlbgo=";

TEST(Secrets, MarkedOnesAreHiddenWhereNobodyMarkedThem) {
  const std::string lines =
      compare_texts({{"main.tf", kModule}}, {{"state.json", state("canary-one", kUserData)}}, {})->lines();
  EXPECT_EQ(lines.find("canary"), std::string::npos);
  EXPECT_EQ(lines,
            "difference changed aws_sns_topic.a display_name: \"old\" -> \"copy of ‹secret #1›\"\n"
            "difference changed aws_launch_template.a user_data.write_files[/etc/app.env].content\n"
            "  - PORT=1\n"
            "  - DB_PASSWORD=none\n"
            "  + PORT=2\n"
            "  + DB_PASSWORD=‹secret #2›\n"
            "warning extra aws_db_instance.a (the module does not have it)\n");
}

TEST(Secrets, OfPlansToo) {
  const std::string plan = R"({"format_version":"1.2","terraform_version":"1.11.4",
    "variables":{"db":{"value":"canary-two"}},
    "configuration":{"root_module":{"variables":{"db":{"sensitive":true}}}},
    "resource_changes":[
      {"address":"aws_sns_topic.a","mode":"managed","type":"aws_sns_topic","name":"a","change":{"actions":["update"],
       "before":{"name":"alarms","display_name":"canary-two"},"after":{"name":"alarms","display_name":"old"},"after_unknown":{},
       "before_sensitive":{},"after_sensitive":{}}},
      {"address":"aws_launch_template.a","mode":"managed","type":"aws_launch_template","name":"a","change":{"actions":["update"],
       "before":{"name":"app","user_data":""},"after":{"name":"app"},"after_unknown":{"user_data":true},"before_sensitive":{"user_data":true},"after_sensitive":{}}}]})";
  const std::string lines = compare_texts({{"main.tf", kModule}}, {{"plan.json", plan}}, {})->lines();
  EXPECT_EQ(lines.find("canary"), std::string::npos);
  EXPECT_EQ(lines,
            "difference changed aws_sns_topic.a display_name: \"old\" -> \"‹secret #1›\"\n"
            "difference model-only aws_launch_template.a user_data: {\"write_files\":[{\"content\":\"PORT=1\\n"
            "DB_PASSWORD=none\\n"
            "\",\"path\":\"/etc/app.env\"}]} -> -\n");
}

}  // namespace
}  // namespace stageplot::drift
