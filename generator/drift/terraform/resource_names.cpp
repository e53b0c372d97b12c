#include "drift/terraform/resource_names.hpp"

#include <array>
#include <span>

#include "document/map.hpp"
#include "terraform/checks/body_view.hpp"

namespace stageplot::drift {
namespace {

using document::find;
using document::Value;

struct NameParts {
  std::string_view type;
  std::array<std::string_view, 4> attributes;
};

constexpr std::array kNames = {
    NameParts{"aws_autoscaling_group", {"name"}},
    NameParts{"aws_autoscaling_policy", {"name"}},
    NameParts{"aws_cloudwatch_metric_alarm", {"alarm_name"}},
    NameParts{"aws_elb", {"name"}},
    NameParts{"aws_iam_instance_profile", {"name"}},
    NameParts{"aws_iam_role", {"name"}},
    NameParts{"aws_iam_role_policy", {"role", "name"}},
    NameParts{"aws_iam_role_policy_attachment", {"role", "policy_arn"}},
    NameParts{"aws_launch_template", {"name"}},
    NameParts{"aws_route53_record", {"name", "type"}},
    NameParts{"aws_security_group", {"name"}},
    NameParts{"aws_sns_topic", {"name"}},
    NameParts{"aws_vpc_security_group_egress_rule", {"ip_protocol", "cidr_ipv4"}},
    NameParts{"aws_vpc_security_group_ingress_rule", {"ip_protocol", "from_port", "to_port", "cidr_ipv4"}},
};

std::string text_under(const Value& values, std::string_view key) {
  const Value* value = find(values, key);
  return value == nullptr ? std::string{} : terraform::checks::as_text(*value).value_or("");
}

}  // namespace

std::optional<std::string> natural_name(std::string_view type, const Value& values) {
  for (const NameParts& parts : kNames) {
    if (parts.type != type) continue;
    std::string name{type};
    for (const std::string_view attribute : parts.attributes) {
      if (attribute.empty()) break;
      const std::string text = text_under(values, attribute);
      if (text.empty()) return std::nullopt;
      name += " " + text;
    }
    return name;
  }
  return std::nullopt;
}

std::string import_id(std::string_view type, const Value& values) {
  if (type == "aws_autoscaling_policy") {
    const std::string group = text_under(values, "autoscaling_group_name");
    const std::string name = text_under(values, "name");
    return group.empty() || name.empty() ? "" : group + "/" + name;
  }
  if (type == "aws_iam_role_policy_attachment") {
    const std::string role = text_under(values, "role");
    const std::string policy = text_under(values, "policy_arn");
    return role.empty() || policy.empty() ? "" : role + "/" + policy;
  }
  return text_under(values, "id");
}

}  // namespace stageplot::drift
