// What `aws … describe-…` prints, told by its top-level key. The items stay as AWS names them.
#include <fmt/format.h>

#include <array>

#include "diagnostics/rules/export.hpp"
#include "document/map.hpp"
#include "drift/exports/readers.hpp"

namespace stageplot::drift {
namespace {

using document::find;
using document::Value;

struct Description {
  std::string_view key;
  AwsKind kind;
  std::string_view command;
};

constexpr std::array kDescriptions = {
    Description{"AutoScalingGroups", AwsKind::autoscaling_groups, "aws autoscaling describe-auto-scaling-groups"},
    Description{"ScalingPolicies", AwsKind::scaling_policies, "aws autoscaling describe-policies"},
    Description{"LoadBalancerDescriptions", AwsKind::load_balancers, "aws elb describe-load-balancers"},
    Description{"LoadBalancerAttributes", AwsKind::load_balancer_attributes,
                "aws elb describe-load-balancer-attributes"},
    Description{"MetricAlarms", AwsKind::alarms, "aws cloudwatch describe-alarms"},
    Description{"LaunchTemplateVersions", AwsKind::launch_template_versions,
                "aws ec2 describe-launch-template-versions"},
};

}  // namespace

bool has_aws_descriptions(const Value& document) {
  for (const Description& description : kDescriptions) {
    const Value* items = find(document, description.key);
    if (items != nullptr && (items->is_list() || items->is_map())) return true;
  }
  return false;
}

std::string aws_help() {
  std::string text = "export with one of ";
  for (std::size_t i = 0; i < kDescriptions.size(); ++i) {
    if (i > 0) text += i + 1 == kDescriptions.size() ? " and " : ", ";
    text += "`" + std::string{kDescriptions[i].command} + "`";
  }
  return text;
}

void read_aws(Export& target, ExportReport& report) {
  bool any = false;
  for (const Value& document : target.documents) {
    for (const Description& description : kDescriptions) {
      const Value* items = find(document, description.key);
      if (items == nullptr || !(items->is_list() || items->is_map())) continue;
      any = any || items->is_map() || !items->items().empty();
      if (items->is_list()) {
        for (const Value& item : items->items()) {
          if (item.is_map()) continue;
          report.add_at(item,
                        {.rule = diagnostics::rules::export_unknown,
                         .summary = fmt::format("an entry of `{}` in `{}` is no map", description.key, report.name()),
                         .help = fmt::format("export with `{}`, without `--query`", description.command)});
        }
      }
      target.aws.push_back({description.kind, *items});
    }
  }
  if (any || report.failed()) return;
  report.add({.rule = diagnostics::rules::export_empty,
              .summary = fmt::format("`{}` describes nothing", report.name()),
              .help = "ask the account and the region where the service runs: `aws sts get-caller-identity`, "
                      "`--region`"});
}

}  // namespace stageplot::drift
