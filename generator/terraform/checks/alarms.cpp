// CloudWatch alarms: which metric, over which time, and whom they call.
#include <algorithm>

#include "diagnostics/rules/terraform_aws.hpp"
#include "terraform/checks/traps.hpp"
#include "units/arn.hpp"

namespace stageplot::terraform::checks {
namespace {

namespace rules = diagnostics::rules;

constexpr std::string_view kAlarm = "aws_cloudwatch_metric_alarm";

}  // namespace

void alarm_actions(const ModuleView& module, Report& report) {
  for (const ResourceView& alarm : module.resources(kAlarm)) {
    for (const std::string_view name : {"alarm_actions", "ok_actions", "insufficient_data_actions"}) {
      for (const document::Value* item : alarm.body.items(name)) {
        if (!item->is_string()) continue;
        const auto arn = units::parse_arn(item->text());
        if (!arn || arn->service != "autoscaling" || arn->resource.find("scalingPolicy:") != 0) continue;
        report.value(alarm.body, name,
                     {.rule = rules::terraform_printed_arn,
                      .summary = "`" + std::string(name) + "` has the ARN of a scaling policy as a text",
                      .help = "refer to the policy, `aws_autoscaling_policy.NAME.arn`: its ARN holds an id that is "
                              "another one whenever the policy is made anew",
                      .value = item});
      }
    }
  }
}

void alarm_metric(const ModuleView& module, Report& report) {
  for (const ResourceView& alarm : module.resources(kAlarm)) {
    const BodyView& body = alarm.body;
    const Presence metric = body.presence("metric_name");
    if (metric == Presence::absent && body.presence("metric_query") == Presence::absent) {
      // Versions behind 6.26 know further kinds of alarms, which have a block of their own.
      if (body.presence("evaluation_criteria") != Presence::absent) continue;
      report.structure(body, {},
                       {.rule = rules::terraform_alarm_metric,
                        .summary = "an alarm has neither `metric_name` nor `metric_query`",
                        .help = "say which metric it watches"});
      continue;
    }
    if (metric != Presence::present) continue;
    if (body.presence("statistic") == Presence::absent && body.presence("extended_statistic") == Presence::absent) {
      report.structure(body, "metric_name",
                       {.rule = rules::terraform_alarm_metric,
                        .summary = "an alarm with `metric_name` needs `statistic` or `extended_statistic`",
                        .help = "add one of the two"});
    }
    for (const std::string_view name : {"namespace", "period"}) {
      if (body.presence(name) != Presence::absent) continue;
      report.structure(body, "metric_name",
                       {.rule = rules::terraform_alarm_metric,
                        .summary = "an alarm with `metric_name` needs `" + std::string(name) + "`",
                        .help = "add it; a plan does not tell, AWS refuses it when the plan is applied"});
    }
  }
}

void alarm_period(const ModuleView& module, Report& report) {
  const auto launched = module.only("aws_launch_template");
  if (!launched) return;
  const Presence presence = launched->body.presence("monitoring");
  if (presence == Presence::maybe) return;
  bool detailed = false;
  std::optional<BodyView> monitoring = launched->body.block("monitoring");
  if (monitoring) {
    if (monitoring->presence("enabled") == Presence::maybe) return;
    detailed = monitoring->boolean("enabled").value_or(false);
  }
  const double reading = detailed ? 60 : 300;
  for (const ResourceView& alarm : module.resources(kAlarm)) {
    const auto period = alarm.body.number("period");
    if (!period || *period >= reading || alarm.body.text("namespace") != "AWS/EC2") continue;
    report.value(alarm.body, "period",
                 {.rule = rules::terraform_alarm_period,
                  .summary = "an alarm's period is " + number_text(*period) +
                             " s, but readings of instances come only "
                             "every " +
                             number_text(reading) + " s",
                  .help = detailed ? "make `period` 60 or more"
                                   : "turn on detailed monitoring (`monitoring { enabled = true }`), or make `period` "
                                     "300 or more",
                  .other = monitoring ? &*monitoring : &launched->body,
                  .other_argument = "enabled",
                  .other_label = detailed ? "a reading every minute" : "a reading every five minutes"});
  }
}

void alarm_window(const ModuleView& module, Report& report) {
  // PutMetricAlarm: a week, and a day where the period is shorter than an hour.
  static constexpr double kWeek = 604800;
  static constexpr double kDay = 86400;
  static constexpr double kHour = 3600;
  for (const ResourceView& alarm : module.resources(kAlarm)) {
    const auto periods = alarm.body.number("evaluation_periods");
    if (const auto datapoints = alarm.body.number("datapoints_to_alarm");
        datapoints && periods && *datapoints > *periods) {
      report.value(alarm.body, "datapoints_to_alarm",
                   {.rule = rules::terraform_alarm_window,
                    .summary = "an alarm needs " + number_text(*datapoints) + " readings of " + number_text(*periods),
                    .help = "make `datapoints_to_alarm` " + number_text(*periods) +
                            " or less; a plan does not tell, AWS refuses it when the plan is applied",
                    .other = &alarm.body,
                    .other_argument = "evaluation_periods",
                    .other_label = "of these"});
    }
    const auto period = alarm.body.number("period");
    if (!period || !periods) continue;
    const double most = *period < kHour ? kDay : kWeek;
    if (*period * *periods <= most) continue;
    report.value(
        alarm.body, "evaluation_periods",
        {.rule = rules::terraform_alarm_window,
         .summary = "an alarm looks back " + number_text(*period * *periods) + " s, and may look back " +
                    number_text(most) + " s" + (most == kDay ? " with a period below an hour" : ""),
         .help = "make `period` or `evaluation_periods` smaller; a plan does not tell, AWS refuses it when the "
                 "plan is applied",
         .label = number_text(*periods) + " periods",
         .other = &alarm.body,
         .other_argument = "period",
         .other_label = "of " + number_text(*period) + " s"});
  }
}

}  // namespace stageplot::terraform::checks
