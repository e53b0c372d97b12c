// Names that a platform has once: two units that claim the same one would overwrite each other, each deployment undoing
// the last.
#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <tuple>

#include "checks/table.hpp"
#include "diagnostics/rules/check.hpp"
#include "model/views.hpp"

namespace stageplot::checks {
namespace {

/// What a claimed name is (for the message), in which name space, and the name.
struct Claim {
  std::string_view what;
  std::string space;
  std::string name;
  auto operator<=>(const Claim&) const = default;
};

class Claims {
 public:
  Claims(const model::Model& model, diagnostics::Diagnostics& diagnostics) : model_(model), diagnostics_(diagnostics) {}

  void add(Claim claim, const model::Unit& unit, const std::string& path) {
    const auto [first, inserted] = claims_.try_emplace(std::move(claim), &unit, path);
    if (!inserted) report_twice(first->first, *first->second.first, first->second.second, unit, path);
  }

 private:
  [[nodiscard]] source::Span span(const model::Unit& unit, std::string_view path) const {
    const document::Value* value = document::find_path(unit.tree, path);
    return value == nullptr ? source::Span{} : model_.origins.span(value->origin);
  }
  [[nodiscard]] std::string words(const model::Unit& unit) const {
    return "`" + unit.service + "` in `" + model_.environment(unit).name + "`";
  }

  void report_twice(const Claim& claim, const model::Unit& first, const std::string& first_path,
                    const model::Unit& second, const std::string& second_path) {
    const std::string name = "the " + std::string{claim.what} + " `" + claim.name + "` in " + claim.space;
    diagnostics_.add({.rule = &diagnostics::rules::check_duplicate_name,
                      .summary = &first == &second
                                     ? words(first) + " claims " + name + " twice"
                                     : "two units claim " + name + ": " + words(first) + " and " + words(second),
                      .primary = {span(second, second_path), {}, {}},
                      .labels = {{span(first, first_path), "claimed here too", {}}},
                      .path = second_path,
                      .help = "give one of them another name",
                      .environments = {model_.environment(second).name},
                      .service = second.service});
  }

  const model::Model& model_;
  diagnostics::Diagnostics& diagnostics_;
  std::map<Claim, std::pair<const model::Unit*, std::string>> claims_;
};

/// For names that AWS and DNS compare without regard to case.
std::string lower(std::string_view name) {
  std::string out{name};
  std::transform(out.begin(), out.end(), out.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return out;
}

void claim_release(Claims& claims, const model::Unit& unit) {
  const auto release = model::text_at(unit.tree, "release");
  const auto cluster = model::text_at(unit.tree, "environment.kubernetes.cluster");
  const auto name_space = model::text_at(unit.tree, "environment.kubernetes.namespace");
  if (!release || !cluster || !name_space) return;
  const std::string space = "cluster `" + std::string{*cluster} + "`, namespace `" + std::string{*name_space} + "`";
  claims.add({.what = "release", .space = space, .name = std::string{*release}}, unit, "release");
  // Objects whose name may be another one than the release's; with that one the releases meet already.
  struct Object {
    std::string_view what;
    std::string_view path;
  };
  static constexpr std::array<Object, 3> kObjects{{{.what = "ConfigMap", .path = "workload.configMap.name"},
                                                   {.what = "HorizontalPodAutoscaler", .path = "workload.hpa.name"},
                                                   {.what = "Ingress", .path = "ingress.name"}}};
  for (const Object& object : kObjects) {
    const auto name = model::text_at(unit.tree, object.path);
    if (!name) continue;
    claims.add({.what = object.what, .space = space, .name = std::string{*name}}, unit, std::string{object.path});
  }
}

/// Alarms are named after the group and what they watch.
void claim_alarms(Claims& claims, const model::Unit& unit, const std::string& region) {
  const auto group = model::text_at(unit.tree, "resourceNames.group");
  if (!group) return;
  const auto claim = [&](std::string_view ending, const std::string& path) {
    claims.add({.what = "alarm", .space = region, .name = std::string{*group} + '-' + std::string{ending}}, unit, path);
  };
  static constexpr std::array<std::string_view, 2> kSteps{"up", "down"};
  for (const std::string_view step : kSteps) {
    const std::string path = "workload.scaling." + std::string{step} + ".alarm";
    if (const auto alarm = model::text_at(unit.tree, path)) claim(*alarm, path);
  }
  const document::Value* recommended = model::known_value(unit.tree, "notifications.recommendedAlarms");
  const document::Value* alerts = model::known_value(unit.tree, "alerts");
  if (recommended == nullptr || !recommended->is(document::Kind::boolean) || !recommended->b) return;
  if (alerts == nullptr || !alerts->is(document::Kind::map)) return;
  for (const document::Member& alert : alerts->m->members()) {
    const std::string path = "alerts." + std::string{alert.key->view()};
    // Only these are rendered.
    const bool measured = model::known_value(unit.tree, path + ".cloudwatch") != nullptr &&
                          model::known_value(unit.tree, path + ".threshold") != nullptr;
    if (measured) claim(alert.key->view(), path);
  }
}

/// The names of security groups are looked for in their VPC, which is itself found by its name.
void claim_security_group(Claims& claims, const model::Unit& unit, const std::string& region) {
  static constexpr std::string_view kPath = "network.securityGroup.name";
  const auto name = model::text_at(unit.tree, kPath);
  const auto network = model::text_at(unit.tree, "network.vpc");
  if (!name || !network) return;
  claims.add(
      {.what = "security group", .space = region + ", VPC `" + std::string{*network} + "`", .name = std::string{*name}},
      unit, std::string{kPath});
}

/// What a service on instances makes in its account.
void claim_resources(Claims& claims, const model::Unit& unit) {
  struct Resource {
    std::string_view what;
    std::string_view field;
    bool global = false;  // once per account, not per region
    bool any_case = false;
  };
  static constexpr std::array<Resource, 5> kResources{{
      {.what = "load balancer", .field = "loadBalancer", .any_case = true},
      {.what = "auto scaling group", .field = "group"},
      {.what = "launch template", .field = "launchTemplate"},
      {.what = "IAM role", .field = "role", .global = true, .any_case = true},
      {.what = "instance profile", .field = "instanceProfile", .global = true, .any_case = true},
  }};
  const auto account_number = model::text_at(unit.tree, "environment.aws.account");
  const auto region_name = model::text_at(unit.tree, "environment.region");
  if (!account_number || !region_name) return;
  const std::string account = "account " + std::string{*account_number};
  const std::string region = account + ", " + std::string{*region_name};
  for (const Resource& resource : kResources) {
    const std::string path = "resourceNames." + std::string{resource.field};
    const auto name = model::text_at(unit.tree, path);
    if (!name) continue;
    claims.add({.what = resource.what,
                .space = resource.global ? account : region,
                .name = resource.any_case ? lower(*name) : std::string{*name}},
               unit, path);
  }
  claim_alarms(claims, unit, region);
  claim_security_group(claims, unit, region);
}

}  // namespace

void unique_names(const model::Model& model, diagnostics::Diagnostics& diagnostics) {
  Claims claims(model, diagnostics);
  for (const model::Unit& unit : model.units) {
    if (unit.tree.is_nil()) continue;
    const auto platform = model::text_at(unit.tree, "platform");
    if (platform == "kubernetes") claim_release(claims, unit);
    if (platform == "ec2") claim_resources(claims, unit);
    if (const auto host = model::text_at(unit.tree, "ingress.host")) {
      claims.add({.what = "host name", .space = "DNS", .name = lower(*host)}, unit, "ingress.host");
    }
  }
}

}  // namespace stageplot::checks
