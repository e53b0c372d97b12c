// Security groups and their rules: who may come in, ports that make no rule, and rules that overwrite each other.
#include <algorithm>

#include "diagnostics/rules/terraform_aws.hpp"
#include "terraform/checks/traps.hpp"

namespace stageplot::terraform::checks {
namespace {

namespace rules = diagnostics::rules;
using document::Value;

constexpr std::string_view kGroup = "aws_security_group";
constexpr std::string_view kIngress = "aws_vpc_security_group_ingress_rule";
constexpr std::string_view kEgress = "aws_vpc_security_group_egress_rule";
constexpr std::string_view kOldRule = "aws_security_group_rule";

bool is_everywhere(const Value& value) {
  const auto text = as_text(value);
  return text && (*text == "0.0.0.0/0" || *text == "::/0");
}

void report_open(const BodyView& body, std::string_view argument, const Value& value, Report& report) {
  report.value(body, argument,
               {.rule = rules::terraform_open_ingress,
                .summary = "everybody may come in: " + quoted(value),
                .help = "name the networks, or the security groups, that call the service",
                .value = &value});
}

/// Ports of a rule: `from` above `to`, or ports where the protocol has none.
void check_ports(const BodyView& body, std::string_view protocol_argument, Report& report) {
  const auto protocol = body.text(protocol_argument);
  const auto from = body.number("from_port");
  const auto to = body.number("to_port");
  const bool has_ports =
      protocol && (*protocol == "tcp" || *protocol == "udp" || *protocol == "6" || *protocol == "17");
  if (has_ports && from && to && *from > *to) {
    report.value(body, "from_port",
                 {.rule = rules::terraform_port_range,
                  .summary = "`from_port` is " + number_text(*from) + ", above `to_port`, which is " + number_text(*to),
                  .help = "exchange them; a plan does not tell, AWS refuses it when the plan is applied",
                  .other = &body,
                  .other_argument = "to_port",
                  .other_label = "ends here"});
  }
  if (has_ports && (body.presence("from_port") == Presence::absent || body.presence("to_port") == Presence::absent)) {
    report.structure(body, {},
                     {.rule = rules::terraform_port_range,
                      .summary = "a rule for " + quoted(*protocol) + " needs `from_port` and `to_port`",
                      .help = "add both; a plan does not tell, AWS refuses it when the plan is applied"});
  }
  const bool inline_rule = protocol_argument == "protocol";
  if (inline_rule && protocol && (*protocol == "-1" || *protocol == "all") && from && to && (*from != 0 || *to != 0)) {
    report.value(body, "from_port",
                 {.rule = rules::terraform_port_range,
                  .summary = "a rule for all protocols has ports",
                  .help = "make `from_port` and `to_port` 0",
                  .other = &body,
                  .other_argument = protocol_argument,
                  .other_label = "all protocols"});
  }
}

/// Whether a rule is of this group: it refers to it, or is of the only one there is.
bool is_of(const ModuleView& module, const BodyView& rule, const ResourceView& group) {
  const Value* id = rule.find("security_group_id");
  if (id == nullptr || id->kind != document::Kind::object) return false;
  return refers_to(*id, *group.resource) ||
         (module.only(kGroup) && unknown_reason(*id).find(kGroup) != std::string_view::npos);
}

}  // namespace

void open_ingress(const ModuleView& module, Report& report) {
  for (const ResourceView& rule : module.resources(kIngress)) {
    for (const std::string_view name : {"cidr_ipv4", "cidr_ipv6"}) {
      const Value* value = rule.body.find(name);
      if (value != nullptr && is_everywhere(*value)) report_open(rule.body, name, *value, report);
    }
  }
  const auto check_lists = [&](const BodyView& body) {
    for (const std::string_view name : {"cidr_blocks", "ipv6_cidr_blocks"}) {
      for (const Value* item : body.items(name)) {
        if (is_everywhere(*item)) report_open(body, name, *item, report);
      }
    }
  };
  for (const ResourceView& group : module.resources(kGroup)) {
    for (const BodyView& ingress : group.body.blocks("ingress")) check_lists(ingress);
  }
  for (const ResourceView& rule : module.resources(kOldRule)) {
    if (rule.body.text("type") == "ingress") check_lists(rule.body);
  }
}

void mixed_rules(const ModuleView& module, Report& report) {
  for (const ResourceView& group : module.resources(kGroup)) {
    for (const std::string_view type : {kIngress, kEgress, kOldRule}) {
      for (const ResourceView& rule : module.resources(type)) {
        if (!is_of(module, rule.body, group)) continue;
        for (const std::string_view name : {"ingress", "egress"}) {
          const bool same_way =
              type == kOldRule ? rule.body.text("type") == name : (type == kIngress) == (name == "ingress");
          if (!same_way || group.body.presence(name) != Presence::present || ignores_changes(*group.resource, name))
            continue;
          report.structure(rule.body, {},
                           {.rule = rules::terraform_mixed_rules,
                            .summary = "the security group has `" + std::string(name) +
                                       "` of its own, which removes this rule with every other apply",
                            .help = "keep all rules in resources of their own, or all in the group",
                            .other = &group.body,
                            .other_argument = name,
                            .other_label = "rules inside of the group"});
        }
      }
    }
  }
}

void missing_egress(const ModuleView& module, Report& report) {
  for (const ResourceView& group : module.resources(kGroup)) {
    if (group.body.presence("egress") != Presence::absent) continue;
    if (module.has(kEgress) || module.has(kOldRule)) {
      const bool has_rule = std::ranges::any_of(module.resources(kEgress), [&](const ResourceView& rule) {
        return is_of(module, rule.body, group) || !module.only(kGroup);
      });
      if (has_rule || module.has(kOldRule)) continue;
    }
    // A group that is only named (nothing comes in either) is somebody's marker.
    const bool used = group.body.presence("ingress") != Presence::absent || module.has(kIngress);
    if (!used) continue;
    report.structure(
        group.body, {},
        {.rule = rules::terraform_missing_egress,
         .summary = "nothing can leave: the security group has no egress rule",
         .help = "add an `aws_vpc_security_group_egress_rule`; the provider removes the rule that AWS makes"});
  }
}

void port_ranges(const ModuleView& module, Report& report) {
  for (const std::string_view type : {kIngress, kEgress}) {
    for (const ResourceView& rule : module.resources(type)) check_ports(rule.body, "ip_protocol", report);
  }
  for (const ResourceView& group : module.resources(kGroup)) {
    for (const std::string_view name : {"ingress", "egress"}) {
      for (const BodyView& rule : group.body.blocks(name)) check_ports(rule, "protocol", report);
    }
  }
}

}  // namespace stageplot::terraform::checks
