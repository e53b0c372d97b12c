// The cases of the runbooks, and further changes by hand, as Terraform saw them: a state and a plan of each, recorded
// with Terraform 1.11.4 and the AWS provider against a mock of AWS. Both forms must say the same.
#include <gtest/gtest.h>

#include "unit/drift_terraform/comparing.hpp"

namespace stageplot::drift {
namespace {

struct RecordedCase {
  std::string name;
  std::string file;
  std::string module;
  std::string lines;
};

class Recorded : public testing::TestWithParam<RecordedCase> {};

TEST_P(Recorded, StateSays) {
  EXPECT_EQ(compare_recorded({GetParam().file + ".state.json"}, GetParam().module)->lines(), GetParam().lines);
}

TEST_P(Recorded, PlanSaysTheSame) {
  EXPECT_EQ(compare_recorded({GetParam().file + ".plan.json"}, GetParam().module)->lines(), GetParam().lines);
}

INSTANTIATE_TEST_SUITE_P(
    Terraform, Recorded,
    testing::Values(
        RecordedCase{"NothingChanged", "base", "module", ""},
        RecordedCase{"FleetNothingChanged", "fleet_base", "fleet_module", ""},
        RecordedCase{
            "T1MaintenanceByBounds", "t1_maintenance", "module",
            "critical maintenance aws_autoscaling_group.app max_size: 1 -> 0 (the group can start nothing)\n"
            "critical maintenance aws_autoscaling_group.app min_size: 1 -> 0 (the group can start nothing)\n"
            "critical maintenance aws_autoscaling_group.app desired_capacity: - -> 0 (the group can start nothing)\n"},
        RecordedCase{"T2DesiredCapacityAboveTheBounds", "t2_desired_above", "module",
                     "difference out-of-range aws_autoscaling_group.app desired_capacity: - -> 2 (outside of the "
                     "group's bounds, 1–1)\n"},
        RecordedCase{"T2DesiredCapacityWithinTheBounds", "t2_desired_within", "fleet_module",
                     "information delegated aws_autoscaling_group.app desired_capacity: - -> 2 (within the group's "
                     "bounds, 1–4)\n"},
        RecordedCase{"T3BoundsRaised", "t3_bounds", "module",
                     "difference changed aws_autoscaling_group.app max_size: 1 -> 6\n"
                     "difference changed aws_autoscaling_group.app min_size: 1 -> 2\n"
                     "information delegated aws_autoscaling_group.app desired_capacity: - -> 2 (within the group's "
                     "bounds, 2–6)\n"},
        RecordedCase{"T4InstanceTerminatedWithDecrement", "t4_terminated", "fleet_module",
                     "information delegated aws_autoscaling_group.app desired_capacity: - -> 2 (within the group's "
                     "bounds, 1–4)\n"},
        RecordedCase{"T5InstanceDeregistered", "t5_deregistered", "module", ""},
        RecordedCase{"T6TemplateChanged", "t6_template", "module",
                     "difference changed aws_launch_template.app instance_type: \"t2.xlarge\" -> \"t2.2xlarge\"\n"
                     "difference changed aws_launch_template.app user_data.coreos.units[campaigns.service].content\n"
                     "  -   --log-opt fluentd-async=true \\\n"
                     "  +   --log-opt fluentd-async=false \\\n"},
        RecordedCase{"T6VersionOfATemplateAlone", "t6_version_alone", "module", ""},
        RecordedCase{"T7AlarmAdjusted", "t7_alarm", "module",
                     "difference changed aws_cloudwatch_metric_alarm.cpu[\"up\"] evaluation_periods: 3 -> 5\n"
                     "difference changed aws_cloudwatch_metric_alarm.cpu[\"up\"] period: 60 -> 120\n"
                     "difference changed aws_cloudwatch_metric_alarm.cpu[\"up\"] threshold: 30 -> 45.5\n"},
        RecordedCase{"T8UserDataChanged", "t8_user_data", "module",
                     "difference changed aws_launch_template.app user_data.coreos.units[campaigns.service].content\n"
                     "  -   --env \"DEBUG=titan*\" \\\n"
                     "  +   --env \"DEBUG=*\" \\\n"
                     "  -   --env \"NODE_OPTIONS=--max-old-space-size=4096\" \\\n"
                     "  +   --env \"NODE_OPTIONS=--max-old-space-size=6144\" \\\n"},
        RecordedCase{"T9RestartsAndLocks", "base", "module", ""},
        RecordedCase{
            "K23RecordMovedToAnotherRegion", "k23_record", "module",
            "critical changed aws_route53_record.app alias.name: "
            "\"vf-export-prod1-us-east-1.us-east-1.elb.amazonaws.com\" -> "
            "\"vf-export-prod1-us-west-2.us-west-2.elb.amazonaws.com\"\n"
            "critical changed aws_route53_record.app alias.zone_id: \"Z35SXDOTRQ7X7K\" -> \"Z1H1FL5HABSF5\"\n"},
        RecordedCase{
            "EditsInTheConsole", "edits", "module",
            "difference live-only aws_iam_role_policy.app policy.Statement[objects].Action[s3:PutObjectAcl]: - -> "
            "\"s3:PutObjectAcl\"\n"
            "difference live-only aws_autoscaling_group.app suspended_processes: - -> [\"ReplaceUnhealthy\"]\n"
            "difference live-only aws_autoscaling_group.app tag[Owner]: - -> "
            "{\"key\":\"Owner\",\"value\":\"somebody\"}\n"
            "difference changed aws_autoscaling_group.app tag[Prometheus].value: \"enabled\" -> \"disabled\"\n"
            "difference changed aws_elb.app health_check.target: \"HTTP:8080/heartbeat\" -> \"HTTP:8080/health\"\n"
            "difference live-only aws_elb.app listener[80/http]: - -> "
            "{\"instance_port\":8080,\"instance_protocol\":\"http\",\"lb_port\":80,\"lb_protocol\":\"http\"}\n"
            "critical changed aws_vpc_security_group_ingress_rule.app[\"application\"] cidr_ipv4: \"10.0.0.0/8\" -> "
            "\"0.0.0.0/0\"\n"},
        RecordedCase{"AlarmDeleted", "gone", "module",
                     "difference missing aws_cloudwatch_metric_alarm.cpu[\"down\"] (the export does not have it)\n"}),
    [](const auto& example) { return example.param.name; });

TEST(Recorded, ARawStateSaysTheSame) {
  for (const std::string name : {"base", "t1_maintenance", "t7_alarm"}) {
    EXPECT_EQ(compare_recorded({name + ".tfstate"})->lines(), compare_recorded({name + ".state.json"})->lines());
  }
}

TEST(Recorded, APlanSaysWhatTheNextApplyDoes) {
  EXPECT_EQ(compare_recorded({"t1_maintenance.plan.json"})->lines(true),
            "critical maintenance aws_autoscaling_group.app max_size: 1 -> 0 (the group can start nothing) [the next "
            "apply takes it back; say in the model if it is meant to stay]\n"
            "critical maintenance aws_autoscaling_group.app min_size: 1 -> 0 (the group can start nothing) [the next "
            "apply takes it back; say in the model if it is meant to stay]\n"
            "critical maintenance aws_autoscaling_group.app desired_capacity: - -> 0 (the group can start nothing) "
            "[rises again with the group's bounds]\n");
  EXPECT_EQ(compare_recorded({"t7_alarm.plan.json"})->lines(true),
            "difference changed aws_cloudwatch_metric_alarm.cpu[\"up\"] evaluation_periods: 3 -> 5 [changed since the "
            "last apply; the next one takes it back]\n"
            "difference changed aws_cloudwatch_metric_alarm.cpu[\"up\"] period: 60 -> 120 [changed since the last "
            "apply; the next one takes it back]\n"
            "difference changed aws_cloudwatch_metric_alarm.cpu[\"up\"] threshold: 30 -> 45.5 [changed since the last "
            "apply; the next one takes it back]\n");
  EXPECT_EQ(
      compare_recorded({"k23_record.plan.json"})->lines(true),
      "critical changed aws_route53_record.app alias.name: \"vf-export-prod1-us-east-1.us-east-1.elb.amazonaws.com\" "
      "-> \"vf-export-prod1-us-west-2.us-west-2.elb.amazonaws.com\" [callers go to us-west-2: a failover, until the "
      "next apply takes them back]\n"
      "critical changed aws_route53_record.app alias.zone_id: \"Z35SXDOTRQ7X7K\" -> \"Z1H1FL5HABSF5\" [changed since "
      "the last apply; the next one takes it back]\n");
  EXPECT_THAT(compare_recorded({"t6_version_alone.plan.json"})->drift.notes,
              testing::ElementsAre(
                  "t6_version_alone.plan.json: the plan has 2 to change "
                  "(aws_cloudwatch_metric_alarm.cpu[\"down\"], …), 3 to replace (aws_autoscaling_group.app, …)"));
  EXPECT_THAT(compare_recorded({"base.plan.json"})->drift.notes, testing::ElementsAre());
}

/// What AWS describes has no addresses, and no more of a resource than the description tells.
TEST(Recorded, DescriptionsOfAws) {
  EXPECT_EQ(compare_recorded({"base.groups.json", "base.balancers.json", "base.alarms.json", "base.templates.json",
                              "base.policies.json"})
                ->lines(),
            "");
  EXPECT_EQ(compare_recorded({"t1_maintenance.groups.json"})->lines(),
            "critical maintenance aws_autoscaling_group.app max_size: 1 -> 0 (the group can start nothing)\n"
            "critical maintenance aws_autoscaling_group.app min_size: 1 -> 0 (the group can start nothing)\n"
            "critical maintenance aws_autoscaling_group.app desired_capacity: - -> 0 (the group can start nothing)\n");
  EXPECT_EQ(compare_recorded({"t7_alarm.alarms.json"})->lines(),
            "difference changed aws_cloudwatch_metric_alarm.cpu[\"up\"] evaluation_periods: 3 -> 5\n"
            "difference changed aws_cloudwatch_metric_alarm.cpu[\"up\"] period: 60 -> 120\n"
            "difference changed aws_cloudwatch_metric_alarm.cpu[\"up\"] threshold: 30 -> 45.5\n");
  EXPECT_EQ(compare_recorded({"t8_user_data.templates.json"})->lines(),
            "difference changed aws_launch_template.app user_data.coreos.units[campaigns.service].content\n"
            "  -   --env \"DEBUG=titan*\" \\\n"
            "  +   --env \"DEBUG=*\" \\\n"
            "  -   --env \"NODE_OPTIONS=--max-old-space-size=4096\" \\\n"
            "  +   --env \"NODE_OPTIONS=--max-old-space-size=6144\" \\\n");
  EXPECT_EQ(
      compare_recorded({"edits.groups.json", "edits.balancers.json"})->lines(),
      "difference live-only aws_autoscaling_group.app suspended_processes: - -> [\"ReplaceUnhealthy\"]\n"
      "difference live-only aws_autoscaling_group.app tag[Owner]: - -> {\"key\":\"Owner\",\"value\":\"somebody\"}\n"
      "difference changed aws_autoscaling_group.app tag[Prometheus].value: \"enabled\" -> \"disabled\"\n"
      "difference changed aws_elb.app health_check.target: \"HTTP:8080/heartbeat\" -> \"HTTP:8080/health\"\n"
      "difference live-only aws_elb.app listener[80/http]: - -> "
      "{\"instance_port\":8080,\"instance_protocol\":\"http\",\"lb_port\":80,\"lb_protocol\":\"http\"}\n");
}

/// An old state and a fresh description: what AWS says counts as well.
TEST(Recorded, StateAndDescription) {
  EXPECT_EQ(compare_recorded({"base.state.json", "t1_maintenance.groups.json"})->lines(),
            "critical maintenance aws_autoscaling_group.app max_size: 1 -> 0 (the group can start nothing)\n"
            "critical maintenance aws_autoscaling_group.app min_size: 1 -> 0 (the group can start nothing)\n"
            "critical maintenance aws_autoscaling_group.app desired_capacity: - -> 0 (the group can start nothing)\n");
}

TEST(Recorded, CountsWhatWasCompared) {
  const auto compared = compare_recorded({"base.state.json"});
  EXPECT_EQ(compared->drift.objects, 15U);
  EXPECT_EQ(compared->drift.leaves, 230U);
  EXPECT_EQ(compared->drift.unknown, 0U);
}

}  // namespace
}  // namespace stageplot::drift
