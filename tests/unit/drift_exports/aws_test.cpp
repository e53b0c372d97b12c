// What `aws … describe-…` prints is told by its top-level key.
#include <gtest/gtest.h>

#include "unit/drift_exports/reading.hpp"

namespace stageplot::drift {
namespace {

TEST(Aws, EachDescriptionIsTold) {
  const std::pair<std::string, AwsKind> cases[] = {
      {R"({"AutoScalingGroups": [{"AutoScalingGroupName": "a"}]})", AwsKind::autoscaling_groups},
      {R"({"ScalingPolicies": [{"PolicyName": "a"}]})", AwsKind::scaling_policies},
      {R"({"LoadBalancerDescriptions": [{"LoadBalancerName": "a"}]})", AwsKind::load_balancers},
      {R"({"LoadBalancerAttributes": {"CrossZoneLoadBalancing": {"Enabled": true}}})",
       AwsKind::load_balancer_attributes},
      {R"({"CompositeAlarms": [], "MetricAlarms": [{"AlarmName": "a"}]})", AwsKind::alarms},
      {"LaunchTemplateVersions:\n- LaunchTemplateName: a\n  VersionNumber: 1\n", AwsKind::launch_template_versions},
  };
  for (const auto& [text, kind] : cases) {
    const auto reading = read(text, ExportOption::aws);
    ASSERT_TRUE(reading->result) << reading->findings();
    EXPECT_EQ(reading->result->kind, ExportKind::aws);
    ASSERT_EQ(reading->result->aws.size(), 1U);
    EXPECT_EQ(reading->result->aws.front().kind, kind);
  }
}

}  // namespace
}  // namespace stageplot::drift
