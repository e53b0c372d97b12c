// Data sources that find the wrong thing, or nothing.
#include <algorithm>

#include "diagnostics/rules/terraform_aws.hpp"
#include "terraform/checks/traps.hpp"

namespace stageplot::terraform::checks {
namespace {

namespace rules = diagnostics::rules;

}  // namespace

void image_owner(const ModuleView& module, Report& report) {
  for (const ResourceView& image : module.data("aws_ami")) {
    const BodyView& body = image.body;
    if (body.boolean("most_recent") != true || body.presence("owners") != Presence::absent) continue;
    if (body.boolean("allow_unsafe_filter") == true || body.presence("allow_unsafe_filter") == Presence::maybe)
      continue;
    if (body.presence("filter") == Presence::maybe) continue;
    const bool named = std::ranges::any_of(body.blocks("filter"), [](const BodyView& filter) {
      const auto name = filter.text("name");
      return !name || *name == "image-id" || *name == "owner-id" || *name == "owner-alias";
    });
    if (named) continue;
    report.structure(body, "most_recent",
                     {.rule = rules::terraform_image_owner,
                      .summary = "the newest image of anybody is taken: `most_recent` without an owner",
                      .help = "add `owners`"});
  }
}

void private_zone(const ModuleView& module, Report& report) {
  const auto zones = module.data("aws_route53_zone");
  for (const ResourceView& zone : zones) {
    if (zone.body.presence("name") == Presence::absent && zone.body.presence("zone_id") == Presence::absent &&
        zone.body.presence("tags") == Presence::absent && zone.body.presence("vpc_id") == Presence::absent) {
      report.structure(
          zone.body, {},
          {.rule = rules::terraform_missing_argument,
           .summary = "an `aws_route53_zone` is looked up by nothing: it is found where an account has one zone alone",
           .help = "add `name` or `zone_id`",
           .severity = diagnostics::Severity::warning});
    }
  }
  if (zones.size() != 1 || zones.front().body.presence("name") == Presence::absent) return;
  const BodyView& zone = zones.front().body;
  if (zone.presence("private_zone") != Presence::absent) return;
  const auto balancer = module.only("aws_elb");
  if (!balancer || balancer->body.boolean("internal") != true || !module.has("aws_route53_record")) return;
  report.structure(zone, "name",
                   {.rule = rules::terraform_private_zone,
                    .summary = "the load balancer is internal, and its zone is looked up among the public ones alone",
                    .help = "say which is meant with `private_zone = true` or `false`",
                    .other = &balancer->body,
                    .other_argument = "internal",
                    .other_label = "internal"});
}

}  // namespace stageplot::terraform::checks
