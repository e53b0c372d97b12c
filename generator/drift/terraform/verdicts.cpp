#include "drift/terraform/verdicts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "document/map.hpp"
#include "drift/kubernetes/deploy_text.hpp"
#include "terraform/checks/body_view.hpp"

namespace stageplot::drift {
namespace {

using diff::Class;
using diff::Item;
using diff::Severity;
using document::find;
using document::Value;

constexpr std::string_view kGroup = "aws_autoscaling_group";

std::optional<double> number_of(const Value& values, std::string_view key) {
  const Value* value = find(values, key);
  return value == nullptr ? std::nullopt : terraform::checks::as_number(*value);
}

std::string number_text(double number) {
  return fmt::format("{}", number);
}

std::string_view first_step(const diff::Path& path) {
  return path.steps.empty() ? std::string_view{} : std::string_view{path.steps.front().text};
}

bool is_size(std::string_view attribute) {
  return attribute == "min_size" || attribute == "max_size" || attribute == "desired_capacity";
}

/// Whether a group was emptied: nothing may run in it, though the model wants something to.
bool is_emptied(const ResourceSides& sides) {
  return sides.type == kGroup && number_of(sides.live, "max_size") == 0.0 && number_of(sides.model, "max_size") != 0.0;
}

bool is_open_network(const Value& value) {
  if (value.is_string()) return value.text() == "0.0.0.0/0" || value.text() == "::/0";
  if (value.is_list()) return std::ranges::any_of(value.items(), is_open_network);
  return value.is_map() && std::ranges::any_of(value.map().members(), [](const document::Member& member) {
           return is_open_network(member.value);
         });
}

bool is_security_group(std::string_view type) {
  return type == "aws_security_group" || type == "aws_vpc_security_group_ingress_rule" ||
         type == "aws_vpc_security_group_egress_rule" || type == "aws_security_group_rule";
}

bool is_critical(const diff::Change& change, const ResourceSides& sides) {
  const std::string_view attribute = first_step(change.path);
  if (sides.type == "aws_route53_record") return attribute != "tags";
  if (is_security_group(sides.type)) return is_open_network(change.b) && !is_open_network(change.a);
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 7> kCritical = {{
      {"aws_launch_template", "image_id"},
      {"aws_launch_template", "iam_instance_profile"},
      {"aws_elb", "internal"},
      {"aws_elb", "security_groups"},
      {"aws_iam_instance_profile", "role"},
      {"aws_iam_role", "assume_role_policy"},
      {"aws_iam_role_policy_attachment", "policy_arn"},
  }};
  return std::ranges::find(kCritical, std::pair{sides.type, attribute}) != kCritical.end();
}

/// `us-west-2` in a text; empty where there is none.
std::string region_in(std::string_view text) {
  static constexpr std::array<std::string_view, 10> kRegions = {
      "us-east-1", "us-east-2",    "us-west-1",      "us-west-2",      "eu-west-1",
      "eu-west-2", "eu-central-1", "ap-southeast-1", "ap-southeast-2", "ap-northeast-1"};
  for (const std::string_view region : kRegions) {
    if (text.find(region) != std::string_view::npos) return std::string{region};
  }
  return {};
}

/// A record that leads to another region than the model's.
std::string failover_hint(const diff::Change& change, const ResourceSides& sides) {
  if (sides.type != "aws_route53_record" || !change.b.is_string()) return {};
  const std::string there = region_in(change.b.text());
  const std::string here = change.a.is_string() ? region_in(change.a.text()) : std::string{};
  if (there.empty() || there == here) return {};
  return fmt::format("callers go to {}: a failover, until the next apply takes them back", there);
}

}  // namespace

void judge(const diff::Change& change, const ResourceSides& sides, const DeployNames& deploy, Item& item) {
  const std::string_view attribute = first_step(change.path);
  if (change.kind == diff::ChangeKind::changed && change.a.is_string() && change.b.is_string()) {
    if (const auto meaning = kubernetes::match_deploy_text(change.a.text(), change.b.text(), deploy)) {
      item.what = Class::release;
      item.severity = Severity::information;
      item.note = *meaning;
      return;
    }
  }
  if (is_emptied(sides) && is_size(attribute)) {
    item.what = Class::maintenance;
    item.severity = Severity::critical;
    item.note = "the group can start nothing";
    item.hint = "the next apply takes it back; say in the model if it is meant to stay";
    return;
  }
  if (sides.type == kGroup && is_size(attribute) && change.b.is_number() &&
      terraform::checks::as_number(change.b) == 0.0) {
    item.severity = Severity::critical;
  }
  if (item.severity != Severity::difference) return;
  if (is_critical(change, sides)) item.severity = Severity::critical;
  item.hint = failover_hint(change, sides);
}

std::vector<Item> further_items(const ResourceSides& sides, std::optional<double> group_size) {
  std::vector<Item> items;
  const auto add = [&](std::string path, Class what, Severity severity, std::string value, std::string type,
                       std::string note) {
    Item item;
    item.pointer = "/" + path;
    item.path = std::move(path);
    item.what = what;
    item.severity = severity;
    item.b = diff::SideValue{.text = std::move(value), .type = std::move(type)};
    item.note = std::move(note);
    items.push_back(std::move(item));
  };
  if (sides.type == kGroup && !number_of(sides.model, "desired_capacity")) {
    const auto desired = number_of(sides.live, "desired_capacity");
    const auto least = number_of(sides.live, "min_size");
    const auto most = number_of(sides.live, "max_size");
    if (desired && least && most) {
      const std::string range = number_text(*least) + "–" + number_text(*most);
      if (is_emptied(sides)) {
        add("desired_capacity", Class::maintenance, Severity::critical, number_text(*desired), "integer",
            "the group can start nothing");
        items.back().hint = "rises again with the group's bounds";
      } else if (*desired == 0 && number_of(sides.model, "min_size") != 0.0) {
        add("desired_capacity", Class::out_of_range, Severity::critical, number_text(*desired), "integer",
            "nothing runs; the group's bounds are " + range);
      } else if (*desired < *least || *desired > *most) {
        add("desired_capacity", Class::out_of_range, Severity::difference, number_text(*desired), "integer",
            "outside of the group's bounds, " + range);
      } else if (*desired != number_of(sides.model, "min_size").value_or(*desired)) {
        add("desired_capacity", Class::delegated, Severity::information, number_text(*desired), "integer",
            "within the group's bounds, " + range);
      }
    }
  }
  if (sides.type == "aws_elb" && group_size && *group_size > 0) {
    const Value* instances = find(sides.live, "instances");
    const std::size_t registered = instances != nullptr && instances->is_list() ? instances->items().size() : 0;
    const bool told = instances != nullptr && instances->is_list();
    if (told && registered == 0) {
      // A state that a first apply has left was written before the group's instances came.
      add("instances", Class::changed, sides.refreshed ? Severity::critical : Severity::warning, "[]", "list",
          fmt::format("none of the {} instances of the group is registered{}", number_text(*group_size),
                      sides.refreshed ? "" : ", as of the last run"));
      if (!sides.refreshed) items.back().hint = "give a plan or a description of AWS, which say what is so now";
    } else if (told && static_cast<double>(registered) < *group_size) {
      add("instances", Class::delegated, Severity::information, fmt::format("{} instances", registered), "list",
          fmt::format("the group has {}", number_text(*group_size)));
    }
  }
  return items;
}

}  // namespace stageplot::drift
