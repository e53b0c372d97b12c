// DNS records: values that fit their type, and names that may have them.
#include <algorithm>
#include <array>

#include "diagnostics/rules/terraform_aws.hpp"
#include "terraform/checks/traps.hpp"
#include "units/cidr.hpp"

namespace stageplot::terraform::checks {
namespace {

namespace rules = diagnostics::rules;

bool is_address(std::string_view text, bool v6) {
  const auto cidr = units::parse_cidr(std::string(text) + (v6 ? "/128" : "/32"));
  return cidr && cidr->is_v6 == v6 && text.find('/') == std::string_view::npos;
}

std::string without_dot(std::string text) {
  std::ranges::transform(text, text.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  if (text.ends_with('.')) text.pop_back();
  return text;
}

/// The name of the only zone that the module looks up or makes.
std::optional<std::string> zone_name(const ModuleView& module) {
  auto zones = module.data("aws_route53_zone");
  for (ResourceView& zone : module.resources("aws_route53_zone")) zones.push_back(std::move(zone));
  if (zones.size() != 1) return std::nullopt;
  auto name = zones.front().body.text("name");
  return name ? std::optional(without_dot(std::move(*name))) : std::nullopt;
}

void check_values(const BodyView& body, std::string_view type, Report& report) {
  const auto bad = [&](const document::Value& value, std::string summary, std::string help) {
    report.value(body, "records",
                 {.rule = rules::terraform_record,
                  .summary = std::move(summary),
                  .help = std::move(help) + "; a plan does not tell, AWS refuses it when the plan is applied",
                  .value = &value});
  };
  const auto items = body.items("records");
  for (const document::Value* item : items) {
    const auto text = as_text(*item);
    if (!text) continue;
    if (type == "A" && !is_address(*text, false)) {
      bad(*item, "an A record has the value " + quoted(*text) + ", which is no IPv4 address",
          "give an address, or make it a CNAME or an alias");
    } else if (type == "AAAA" && !is_address(*text, true)) {
      bad(*item, "an AAAA record has the value " + quoted(*text) + ", which is no IPv6 address",
          "give an address, or make it a CNAME or an alias");
    } else if (type == "CNAME" && (is_address(*text, false) || text->find_first_of(" /") != std::string::npos)) {
      bad(*item, "a CNAME record has the value " + quoted(*text) + ", which is no host name",
          "give a name, or make it an A record");
    }
  }
  if ((type == "CNAME" || type == "SOA") && items.size() > 1) {
    bad(*items[1], "a " + std::string(type) + " record has " + std::to_string(items.size()) + " values, and takes one",
        "leave one");
  }
}

}  // namespace

void records(const ModuleView& module, Report& report) {
  static constexpr std::array<std::string_view, 2> kNoAlias{"NS", "SOA"};
  static constexpr std::array<std::string_view, 5> kNoBalancer{"CNAME", "MX", "PTR", "SRV", "TXT"};
  const auto zone = zone_name(module);
  for (const ResourceView& record : module.resources("aws_route53_record")) {
    const BodyView& body = record.body;
    const auto type = body.text("type");
    if (!type) continue;
    check_values(body, *type, report);
    const auto name = body.text("name");
    if (*type == "CNAME" && name && zone && (name->empty() || without_dot(*name) == *zone)) {
      report.value(body, "type",
                   {.rule = rules::terraform_record,
                    .summary = "a CNAME record has the name of its zone, " + quoted(*zone),
                    .help = "make it an alias of type A; a plan does not tell, AWS refuses it when the plan is applied",
                    .other = &body,
                    .other_argument = "name",
                    .other_label = "the zone's own name"});
    }
    const auto alias = body.block("alias");
    if (!alias) continue;
    const document::Value* target = alias->find("name");
    const bool to_balancer =
        target != nullptr && std::ranges::any_of(module.resources("aws_elb"), [&](const ResourceView& balancer) {
          return refers_to(*target, *balancer.resource);
        });
    const bool refused = std::ranges::find(kNoAlias, *type) != kNoAlias.end() ||
                         (to_balancer && std::ranges::find(kNoBalancer, *type) != kNoBalancer.end());
    if (!refused) continue;
    report.value(body, "type",
                 {.rule = rules::terraform_record,
                  .summary = "an alias" + std::string(to_balancer ? " to a load balancer" : "") + " has the type " +
                             quoted(*type),
                  .help = "make `type` `A`; a plan does not tell, AWS refuses it when the plan is applied",
                  .other = &body,
                  .other_argument = "alias",
                  .other_label = "the alias"});
  }
}

}  // namespace stageplot::terraform::checks
