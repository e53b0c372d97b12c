// Autoscaling groups: their size, the health that they go by, how a new version reaches the instances, and what is
// attached to them twice.
#include <algorithm>

#include "diagnostics/rules/terraform_aws.hpp"
#include "terraform/checks/traps.hpp"

namespace stageplot::terraform::checks {
namespace {

namespace rules = diagnostics::rules;
using document::Value;

constexpr std::string_view kGroup = "aws_autoscaling_group";

/// Whether anything scales this group; one policy of an unknown group may be of any.
bool is_scaled(const ModuleView& module, const ResourceView& group) {
  const bool one_group = module.resources(kGroup).size() == 1;
  const auto name = group.body.text("name");
  return std::ranges::any_of(module.resources("aws_autoscaling_policy"), [&](const ResourceView& policy) {
    const Value* target = policy.body.find("autoscaling_group_name");
    if (target == nullptr) return false;
    const auto text = as_text(*target);
    return text ? text == name : one_group || refers_to(*target, *group.resource);
  });
}

/// A load balancer's answer after which a new instance counts as healthy, in seconds.
std::optional<double> healthy_after(const ModuleView& module) {
  const auto balancer = module.only("aws_elb");
  if (!balancer) return std::nullopt;
  const auto check = balancer->body.block("health_check");
  if (!check) return std::nullopt;
  const auto interval = check->number("interval");
  const auto threshold = check->number("healthy_threshold");
  if (!interval || !threshold || *interval > 300) return std::nullopt;  // no such interval: the table says it
  return *interval * *threshold;
}

bool is_attached(const ModuleView& module, const BodyView& group) {
  for (const std::string_view name : {"load_balancers", "target_group_arns", "traffic_source"}) {
    const Value* value = group.find(name);
    if (value != nullptr && (!value->is_list() || !value->items().empty())) return true;
  }
  return module.has("aws_autoscaling_attachment") || module.has("aws_autoscaling_traffic_source_attachment");
}

}  // namespace

void group_size(const ModuleView& module, Report& report) {
  for (const ResourceView& group : module.resources(kGroup)) {
    const BodyView& body = group.body;
    const auto least = body.number("min_size");
    const auto most = body.number("max_size");
    const auto desired = body.number("desired_capacity");
    if (least && most && *least > *most) {
      report.value(
          body, "max_size",
          {.rule = rules::terraform_group_size,
           .summary = "`max_size` is " + number_text(*most) + ", below `min_size`, which is " + number_text(*least),
           .help = "raise `max_size` or lower `min_size`",
           .label = "at most " + number_text(*most),
           .other = &body,
           .other_argument = "min_size",
           .other_label = "at least " + number_text(*least)});
      continue;
    }
    const bool below = desired && least && *desired < *least;
    const bool above = desired && most && *desired > *most;
    if (!below && !above) continue;
    report.value(
        body, "desired_capacity",
        {.rule = rules::terraform_wanted_size,
         .summary = "`desired_capacity` is " + number_text(*desired) + ", outside of `min_size` and `max_size`",
         .help = "put it between the two, or leave it out",
         .other = &body,
         .other_argument = below ? "min_size" : "max_size",
         .other_label = below ? "at least " + number_text(*least) : "at most " + number_text(*most)});
  }
}

void desired_capacity(const ModuleView& module, Report& report) {
  for (const ResourceView& group : module.resources(kGroup)) {
    if (group.body.presence("desired_capacity") != Presence::present) continue;
    if (ignores_changes(*group.resource, "desired_capacity") || !is_scaled(module, group)) continue;
    report.structure(group.body, "desired_capacity",
                     {.rule = rules::terraform_desired_capacity,
                      .summary = "`desired_capacity` of a group that policies scale: each apply sets it back",
                      .help = "leave it out, or add `lifecycle { ignore_changes = [desired_capacity] }`"});
  }
}

void group_health(const ModuleView& module, Report& report) {
  for (const ResourceView& group : module.resources(kGroup)) {
    const BodyView& body = group.body;
    const auto type = body.text("health_check_type");
    if (!type || type->find("ELB") == std::string::npos) continue;
    if (!is_attached(module, body)) {
      report.value(body, "health_check_type",
                   {.rule = rules::terraform_group_health,
                    .summary = "the group goes by the health that a load balancer sees, and has no load balancer",
                    .help = "attach one (`load_balancers`, `target_group_arns`), or make `health_check_type` `EC2`"});
      continue;
    }
    const auto grace = body.presence("health_check_grace_period") == Presence::absent
                           ? std::optional(300.0)
                           : body.number("health_check_grace_period");
    const auto healthy = healthy_after(module);
    if (!grace || !healthy || *grace >= *healthy) continue;
    report.value(body, "health_check_grace_period",
                 {.rule = rules::terraform_group_health,
                  .summary = "an instance has " + number_text(*grace) +
                             " s to become healthy, and the load balancer "
                             "takes " +
                             number_text(*healthy) + " s to see it",
                  .help = "make `health_check_grace_period` longer than " + number_text(*healthy) +
                          " s and the time that an instance takes to start",
                  .label = "then it is replaced"});
  }
}

void instance_refresh(const ModuleView& module, Report& report) {
  for (const ResourceView& group : module.resources(kGroup)) {
    for (const BodyView& policy : group.body.blocks("instance_maintenance_policy")) {
      const auto least = policy.number("min_healthy_percentage");
      const auto most = policy.number("max_healthy_percentage");
      if (!least || !most) continue;
      if (*most - *least > 100 || (*least == -1) != (*most == -1)) {
        report.value(
            policy, "max_healthy_percentage",
            {.rule = rules::terraform_healthy_percentages,
             .summary = "between " + number_text(*least) + " % and " + number_text(*most) +
                        " % of healthy instances are more than 100 % apart",
             .help = "bring them within 100 % of each other, or make both -1; a plan does not tell, AWS refuses "
                     "it when the plan is applied"});
      }
    }
    const auto refresh = group.body.block("instance_refresh");
    if (!refresh) continue;
    if (const auto launched = group.body.block("launch_template")) {
      const auto version = launched->text("version");
      const bool triggered = refresh->presence("triggers") != Presence::absent;
      if (version && (*version == "$Latest" || *version == "$Default") && !triggered) {
        report.value(
            *launched, "version",
            {.rule = rules::terraform_refresh_never_starts,
             .summary = "a new version of the launch template starts no instance refresh: the group's `version` "
                        "stays " +
                        quoted(*version),
             .help = "refer to the version, `aws_launch_template.NAME.latest_version`",
             .other = &*refresh,
             .other_label = "never starts"});
      }
    }
    const auto preferences = refresh->block("preferences");
    if (!preferences || preferences->presence("min_healthy_percentage") == Presence::maybe ||
        preferences->presence("max_healthy_percentage") == Presence::maybe) {
      continue;
    }
    const double least = preferences->number("min_healthy_percentage").value_or(90);
    const double most = preferences->number("max_healthy_percentage").value_or(100);
    if (most - least > 100) {
      report.value(
          *preferences, "max_healthy_percentage",
          {.rule = rules::terraform_healthy_percentages,
           .summary = "between " + number_text(least) + " % and " + number_text(most) +
                      " % of healthy instances are more than 100 % apart",
           .help = "bring them within 100 % of each other; a plan does not tell, AWS refuses it when the plan is "
                   "applied"});
    } else if (least >= 100 && most <= 100 && group.body.number("max_size") == 1.0) {
      report.structure(*preferences, "min_healthy_percentage",
                       {.rule = rules::terraform_refresh_without_room,
                        .summary = "a refresh must keep 100 % of one instance healthy and may not start a second one",
                        .help = "set `max_healthy_percentage = 200`"});
    }
  }
}

void attached_twice(const ModuleView& module, Report& report) {
  for (const std::string_view type : {"aws_autoscaling_attachment", "aws_autoscaling_traffic_source_attachment"}) {
    for (const ResourceView& attachment : module.resources(type)) {
      for (const ResourceView& group : module.resources(kGroup)) {
        const Value* target = attachment.body.find("autoscaling_group_name");
        if (target == nullptr) continue;
        const auto text = as_text(*target);
        if (text ? text != group.body.text("name") : !refers_to(*target, *group.resource) && !module.only(kGroup))
          continue;
        for (const std::string_view name : {"load_balancers", "target_group_arns", "traffic_source"}) {
          const Value* value = group.body.find(name);
          if (value == nullptr || (value->is_list() && value->items().empty())) continue;
          if (ignores_changes(*group.resource, name)) continue;
          report.structure(attachment.body, {},
                           {.rule = rules::terraform_attached_twice,
                            .summary = "the group has `" + std::string(name) + "`, and `" + std::string(type) +
                                       "` attaches to it too: each apply undoes the other",
                            .help = "attach in one place",
                            .other = &group.body,
                            .other_argument = name,
                            .other_label = "attached here"});
        }
      }
    }
  }
}

}  // namespace stageplot::terraform::checks
