// Tags: how many a resource may have, which names AWS keeps, and which reach the instances of a group.
#include <algorithm>
#include <set>

#include "diagnostics/rules/terraform_aws.hpp"
#include "document/map.hpp"
#include "terraform/checks/traps.hpp"

namespace stageplot::terraform::checks {
namespace {

namespace rules = diagnostics::rules;
using document::Value;

constexpr std::string_view kAtApply = "; a plan does not tell, AWS refuses it when the plan is applied";

void check_key(const BodyView& body, std::string_view argument, std::string_view key, Report& report) {
  if (!key.starts_with("aws:")) return;
  report.value(body, argument,
               {.rule = rules::terraform_tag_key,
                .summary = "a tag has the key " + quoted(key) + ", and AWS keeps `aws:` for itself",
                .help = "name it otherwise" + std::string(kAtApply)});
}

const Value* default_tags(const ModuleView& module) {
  const auto provider = module.provider();
  if (!provider) return nullptr;
  const auto block = provider->block("default_tags");
  const Value* tags = block ? block->find("tags") : nullptr;
  return tags != nullptr && tags->is_map() && !tags->map().members().empty() ? tags : nullptr;
}

void check_balancers(const ModuleView& module, const Value* defaults, Report& report) {
  static constexpr std::size_t kMost = 10;
  if (defaults == nullptr) return;  // without them the table counts
  for (const ResourceView& balancer : module.resources("aws_elb")) {
    const Value* tags = balancer.body.find("tags");
    std::set<std::string_view> keys;
    for (const document::Member& member : defaults->map().members()) keys.insert(member.key->view());
    if (tags != nullptr && !tags->is_map()) continue;
    const std::size_t own = tags == nullptr ? 0 : tags->map().members().size();
    for (std::size_t i = 0; i < own; ++i) keys.insert(tags->map().members()[i].key->view());
    if (keys.size() <= kMost || own > kMost) continue;
    report.structure(balancer.body, "tags",
                     {.rule = rules::terraform_too_many_tags,
                      .summary = "a classic load balancer takes 10 tags, and has " + std::to_string(keys.size()) +
                                 " with the provider's `default_tags`",
                      .help = "leave some out" + std::string(kAtApply)});
  }
}

void check_group(const ResourceView& group, const Value* defaults, Report& report) {
  const std::vector<BodyView> tags = group.body.blocks("tag");
  std::set<std::string> keys;
  bool reaches = false;
  for (const BodyView& tag : tags) {
    reaches = reaches || tag.boolean("propagate_at_launch") != false;
    const auto key = tag.text("key");
    if (!key) continue;
    check_key(tag, "key", *key, report);
    if (keys.insert(*key).second) continue;
    report.value(tag, "key",
                 {.rule = rules::terraform_tag_key,
                  .summary = "the group has the tag " + quoted(*key) + " twice",
                  .help = "leave one" + std::string(kAtApply)});
  }
  if (!tags.empty() && !reaches && group.body.presence("tag") == Presence::present) {
    report.value(tags.front(), "propagate_at_launch",
                 {.rule = rules::terraform_tags_not_propagated,
                  .summary = "no tag of the group reaches its instances",
                  .help = "set `propagate_at_launch = true` for those that the instances are found by"});
  } else if (defaults != nullptr && group.body.presence("tag") == Presence::absent) {
    report.structure(
        group.body, {},
        {.rule = rules::terraform_tags_not_propagated,
         .summary = "the provider's `default_tags` reach neither an autoscaling group nor its instances, and "
                    "it has no `tag` block",
         .help = "add a `tag` block for each of them"});
  }
}

}  // namespace

void tags(const ModuleView& module, Report& report) {
  const Value* defaults = default_tags(module);
  check_balancers(module, defaults, report);
  for (const ResourceView& group : module.resources("aws_autoscaling_group")) check_group(group, defaults, report);
  for (const EvaluatedResource& resource : module.module().resources) {
    if (resource.mode != ResourceMode::managed || !resource.body.is_map()) continue;
    const BodyView body(resource);
    const Value* tags = body.find("tags");
    if (tags == nullptr || !tags->is_map()) continue;
    for (const document::Member& member : tags->map().members()) check_key(body, "tags", member.key->view(), report);
  }
}

}  // namespace stageplot::terraform::checks
