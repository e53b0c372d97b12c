#include "drift/terraform/security_rules.hpp"

#include <set>
#include <string>
#include <string_view>

#include "document/map.hpp"
#include "terraform/checks/body_view.hpp"

namespace stageplot::drift {
namespace {

using document::find;
using document::Value;

std::string text_under(const Value& map, std::string_view key) {
  const Value* value = find(map, key);
  return value == nullptr ? std::string{} : terraform::checks::as_text(*value).value_or("");
}

/// `tcp 8080–8080 10.0.0.0/8`; ports mean nothing where the rule is of all protocols.
std::string name_of_rule(const std::string& protocol, const Value& rule, const std::string& source) {
  if (protocol == "-1") return "all " + source;
  return protocol + " " + text_under(rule, "from_port") + "–" + text_under(rule, "to_port") + " " + source;
}

std::set<std::string> rules_of_resources(std::string_view type, const std::string& group,
                                         std::span<const LiveResource> live) {
  std::set<std::string> names;
  for (const LiveResource& one : live) {
    if (one.type != type || text_under(one.values, "security_group_id") != group) continue;
    for (const std::string_view source : {"cidr_ipv4", "cidr_ipv6"}) {
      const std::string text = text_under(one.values, source);
      if (!text.empty()) names.insert(name_of_rule(text_under(one.values, "ip_protocol"), one.values, text));
    }
  }
  return names;
}

}  // namespace

std::vector<diff::Item> rules_by_hand(const LiveResource& group, std::span<const LiveResource> live) {
  std::vector<diff::Item> items;
  for (const std::string direction : {"ingress", "egress"}) {
    const std::set<std::string> known =
        rules_of_resources("aws_vpc_security_group_" + direction + "_rule", text_under(group.values, "id"), live);
    const Value* rules = find(group.values, direction);
    // A group without resources of rules keeps its rules itself.
    if (known.empty() || rules == nullptr || !rules->is_list()) continue;
    for (const Value& rule : rules->items()) {
      for (const std::string_view key : {"cidr_blocks", "ipv6_cidr_blocks"}) {
        const Value* sources = find(rule, key);
        if (sources == nullptr || !sources->is_list()) continue;
        for (const Value& source : sources->items()) {
          const std::string text = terraform::checks::as_text(source).value_or("");
          const std::string name = name_of_rule(text_under(rule, "protocol"), rule, text);
          if (known.contains(name)) continue;
          diff::Item item;
          item.path = direction + "[" + name + "]";
          item.pointer = "/" + direction;
          item.what = diff::Class::only_b;
          const bool open = direction == "ingress" && (text == "0.0.0.0/0" || text == "::/0");
          item.severity = open ? diff::Severity::critical : diff::Severity::difference;
          item.b = diff::SideValue{.text = "\"" + text + "\"", .type = "string"};
          item.note = "no resource has this rule: no apply takes it away";
          items.push_back(std::move(item));
        }
      }
    }
  }
  return items;
}

}  // namespace stageplot::drift
