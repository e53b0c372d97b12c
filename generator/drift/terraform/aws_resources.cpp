// What AWS describes, under the names that the provider has for it. An attribute that the description cannot tell is
// left out.
#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "document/map.hpp"
#include "drift/terraform/live_resource.hpp"

namespace stageplot::drift {
namespace {

using document::find;
using document::Kind;
using document::Value;

struct Name {
  std::string_view ours;
  std::string_view theirs;
};

class Builder {
 public:
  explicit Builder(document::Arena& arena) : arena_(arena) {}

  void set(std::string_view name, const Value& value) { members_.push_back({arena_.copy(name), value, value.origin}); }
  /// Those that the description has.
  void copy(const Value& from, std::span<const Name> names) {
    for (const Name& name : names) {
      if (const Value* value = find(from, name.theirs)) set(name.ours, *value);
    }
  }
  Value take() { return Value::of(document::make_map(arena_, members_)); }
  Value list(const std::vector<Value>& items) { return Value::of(arena_.list(items)); }
  Value text(std::string_view text) { return Value::of(arena_.copy(text)); }
  /// The values under one key of each item.
  Value pluck(const Value& items, std::string_view key) {
    std::vector<Value> values;
    for (const Value& item : items.is_list() ? items.items() : std::span<const Value>{}) {
      if (const Value* value = find(item, key)) values.push_back(*value);
    }
    return list(values);
  }
  document::Arena& arena() { return arena_; }

 private:
  document::Arena& arena_;
  std::vector<document::Member> members_;
};

std::string lower(std::string_view text) {
  std::string result{text};
  std::ranges::transform(result, result.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return result;
}

/// `subnet-1,subnet-2`
Value split(const Value& text, Builder& builder) {
  std::vector<Value> parts;
  std::string_view rest = text.text();
  while (!rest.empty()) {
    const std::size_t comma = rest.find(',');
    parts.push_back(builder.text(rest.substr(0, comma)));
    rest = comma == std::string_view::npos ? std::string_view{} : rest.substr(comma + 1);
  }
  return builder.list(parts);
}

Value group(const Value& item, document::Arena& arena) {
  static constexpr Name kNames[] = {{"name", "AutoScalingGroupName"},
                                    {"min_size", "MinSize"},
                                    {"max_size", "MaxSize"},
                                    {"desired_capacity", "DesiredCapacity"},
                                    {"default_cooldown", "DefaultCooldown"},
                                    {"load_balancers", "LoadBalancerNames"},
                                    {"health_check_type", "HealthCheckType"},
                                    {"health_check_grace_period", "HealthCheckGracePeriod"}};
  Builder result(arena);
  result.copy(item, kNames);
  if (const Value* subnets = find(item, "VPCZoneIdentifier"); subnets != nullptr && subnets->is_string()) {
    result.set("vpc_zone_identifier", split(*subnets, result));
  }
  if (const Value* metrics = find(item, "EnabledMetrics"))
    result.set("enabled_metrics", result.pluck(*metrics, "Metric"));
  if (const Value* suspended = find(item, "SuspendedProcesses")) {
    result.set("suspended_processes", result.pluck(*suspended, "ProcessName"));
  }
  if (const Value* tags = find(item, "Tags"); tags != nullptr && tags->is_list()) {
    static constexpr Name kTag[] = {{"key", "Key"}, {"value", "Value"}, {"propagate_at_launch", "PropagateAtLaunch"}};
    std::vector<Value> blocks;
    for (const Value& tag : tags->items()) {
      Builder block(arena);
      block.copy(tag, kTag);
      blocks.push_back(block.take());
    }
    result.set("tag", result.list(blocks));
  }
  return result.take();
}

Value balancer(const Value& item, document::Arena& arena) {
  static constexpr Name kNames[] = {
      {"name", "LoadBalancerName"}, {"subnets", "Subnets"}, {"security_groups", "SecurityGroups"}};
  static constexpr Name kHealth[] = {{"target", "Target"},
                                     {"interval", "Interval"},
                                     {"timeout", "Timeout"},
                                     {"healthy_threshold", "HealthyThreshold"},
                                     {"unhealthy_threshold", "UnhealthyThreshold"}};
  static constexpr Name kListener[] = {
      {"lb_port", "LoadBalancerPort"}, {"instance_port", "InstancePort"}, {"ssl_certificate_id", "SSLCertificateId"}};
  Builder result(arena);
  result.copy(item, kNames);
  if (const Value* scheme = find(item, "Scheme"); scheme != nullptr && scheme->is_string()) {
    result.set("internal", Value::of(scheme->text() == "internal", scheme->origin));
  }
  if (const Value* instances = find(item, "Instances")) result.set("instances", result.pluck(*instances, "InstanceId"));
  if (const Value* health = find(item, "HealthCheck")) {
    Builder block(arena);
    block.copy(*health, kHealth);
    result.set("health_check", result.list({block.take()}));
  }
  if (const Value* listeners = find(item, "ListenerDescriptions"); listeners != nullptr && listeners->is_list()) {
    std::vector<Value> blocks;
    for (const Value& description : listeners->items()) {
      const Value* listener = find(description, "Listener");
      if (listener == nullptr) continue;
      Builder block(arena);
      block.copy(*listener, kListener);
      for (const Name name : {Name{"lb_protocol", "Protocol"}, Name{"instance_protocol", "InstanceProtocol"}}) {
        const Value* protocol = find(*listener, name.theirs);
        if (protocol != nullptr && protocol->is_string()) block.set(name.ours, block.text(lower(protocol->text())));
      }
      blocks.push_back(block.take());
    }
    result.set("listener", result.list(blocks));
  }
  return result.take();
}

Value alarm(const Value& item, document::Arena& arena) {
  static constexpr Name kNames[] = {{"alarm_name", "AlarmName"},
                                    {"alarm_description", "AlarmDescription"},
                                    {"actions_enabled", "ActionsEnabled"},
                                    {"alarm_actions", "AlarmActions"},
                                    {"ok_actions", "OKActions"},
                                    {"insufficient_data_actions", "InsufficientDataActions"},
                                    {"metric_name", "MetricName"},
                                    {"namespace", "Namespace"},
                                    {"statistic", "Statistic"},
                                    {"period", "Period"},
                                    {"evaluation_periods", "EvaluationPeriods"},
                                    {"datapoints_to_alarm", "DatapointsToAlarm"},
                                    {"threshold", "Threshold"},
                                    {"comparison_operator", "ComparisonOperator"},
                                    {"treat_missing_data", "TreatMissingData"}};
  Builder result(arena);
  result.copy(item, kNames);
  if (const Value* dimensions = find(item, "Dimensions"); dimensions != nullptr && dimensions->is_list()) {
    Builder map(arena);
    for (const Value& dimension : dimensions->items()) {
      const Value* name = find(dimension, "Name");
      const Value* value = find(dimension, "Value");
      if (name != nullptr && name->is_string() && value != nullptr) map.set(name->text(), *value);
    }
    result.set("dimensions", map.take());
  }
  return result.take();
}

Value policy(const Value& item, document::Arena& arena) {
  static constexpr Name kNames[] = {{"name", "PolicyName"},
                                    {"autoscaling_group_name", "AutoScalingGroupName"},
                                    {"policy_type", "PolicyType"},
                                    {"adjustment_type", "AdjustmentType"},
                                    {"scaling_adjustment", "ScalingAdjustment"},
                                    {"cooldown", "Cooldown"}};
  Builder result(arena);
  result.copy(item, kNames);
  return result.take();
}

Value launch_template(const Value& item, document::Arena& arena) {
  static constexpr Name kNames[] = {{"image_id", "ImageId"},
                                    {"instance_type", "InstanceType"},
                                    {"key_name", "KeyName"},
                                    {"user_data", "UserData"},
                                    {"vpc_security_group_ids", "SecurityGroupIds"}};
  Builder result(arena);
  if (const Value* name = find(item, "LaunchTemplateName")) result.set("name", *name);
  if (const Value* data = find(item, "LaunchTemplateData")) {
    result.copy(*data, kNames);
    if (const Value* monitoring = find(*data, "Monitoring")) {
      static constexpr Name kMonitoring[] = {{"enabled", "Enabled"}};
      Builder block(arena);
      block.copy(*monitoring, kMonitoring);
      result.set("monitoring", result.list({block.take()}));
    }
  }
  return result.take();
}

/// Of several versions of one template the default one, which a new instance gets.
bool is_default_version(const Value& item, const Value& items) {
  const Value* is_default = find(item, "DefaultVersion");
  if (is_default != nullptr && is_default->is(Kind::boolean)) return is_default->b;
  return items.items().size() == 1;
}

void add(std::string_view type, Value values, std::vector<LiveResource>& resources) {
  LiveResource live;
  live.type = type;
  live.values = values;
  live.described = true;
  live.refreshed = true;
  resources.push_back(std::move(live));
}

}  // namespace

void add_described_resources(const AwsDescriptions& descriptions, document::Arena& arena,
                             std::vector<LiveResource>& resources) {
  if (!descriptions.items.is_list()) return;  // a load balancer's attributes name no load balancer
  for (const Value& item : descriptions.items.items()) {
    switch (descriptions.kind) {
      case AwsKind::autoscaling_groups:
        add("aws_autoscaling_group", group(item, arena), resources);
        break;
      case AwsKind::scaling_policies:
        add("aws_autoscaling_policy", policy(item, arena), resources);
        break;
      case AwsKind::load_balancers:
        add("aws_elb", balancer(item, arena), resources);
        break;
      case AwsKind::alarms:
        add("aws_cloudwatch_metric_alarm", alarm(item, arena), resources);
        break;
      case AwsKind::launch_template_versions:
        if (is_default_version(item, descriptions.items))
          add("aws_launch_template", launch_template(item, arena), resources);
        break;
      case AwsKind::load_balancer_attributes:
        break;
    }
  }
}

}  // namespace stageplot::drift
