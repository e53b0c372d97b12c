#include "drift/terraform/adoption.hpp"

#include <fmt/format.h>

#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "diagnostics/rules/adopt.hpp"
#include "document/json_writer.hpp"
#include "document/map.hpp"
#include "drift/terraform/resource_names.hpp"

namespace stageplot::drift {
namespace {

namespace rules = diagnostics::rules;
using document::find;
using document::Value;

bool is_tags(std::string_view attribute) {
  return attribute == "tags" || attribute == "tags_all" || attribute == "tag";
}

/// The attributes that an update changes, but for tags.
std::string changed_attributes(const PlannedChange& change) {
  std::string names;
  const auto add = [&names](std::string_view name) {
    names += (names.empty() ? "`" : ", `") + std::string{name} + "`";
  };
  if (change.after.is_map()) {
    for (const document::Member& member : change.after.map().members()) {
      const Value* before = find(change.before, member.key->view());
      const std::string text = before == nullptr ? "null" : document::write_json(*before).text;
      if (!is_tags(member.key->view()) && text != document::write_json(member.value).text) add(member.key->view());
    }
  }
  if (change.after_unknown.is_map()) {
    for (const document::Member& member : change.after_unknown.map().members()) {
      const bool unknown = member.value.is(document::Kind::boolean) && member.value.b;
      if (unknown && !is_tags(member.key->view())) add(member.key->view());
    }
  }
  return names;
}

class Gate {
 public:
  Gate(const Export& plan, const std::string& environment, const std::string& service,
       diagnostics::Diagnostics& diagnostics)
      : plan_(plan), environment_(environment), service_(service), diagnostics_(diagnostics) {
    for (const PlannedChange& change : plan.plan.changes) {
      if (change.action == PlanAction::create) {
        if (const auto name = natural_name(change.type, change.after)) arriving_.insert(*name);
      }
      if (!change.managed || change.action != PlanAction::remove) continue;
      if (const auto name = natural_name(change.type, change.before)) leaving_.emplace(*name, change.address);
    }
  }

  void judge(const PlannedChange& change) {
    switch (change.action) {
      case PlanAction::create:
        return creates(change);
      case PlanAction::remove:
        return destroys(change);
      case PlanAction::replace:
        return report(rules::adopt_replaces, fmt::format("`{}` would be replaced", change.address),
                      "say in the model what runs, its names under `resourceNames`", change);
      case PlanAction::update: {
        const std::string attributes = changed_attributes(change);
        if (attributes.empty()) return;
        return report(rules::adopt_changes, fmt::format("`{}` would be changed: {}", change.address, attributes),
                      "say in the model what runs, and change it when it is taken over", change);
      }
      default:
        return;
    }
  }

 private:
  void creates(const PlannedChange& change) {
    const auto name = natural_name(change.type, change.after);
    const auto found = name ? leaving_.find(*name) : leaving_.end();
    if (found != leaving_.end()) {
      return report(rules::adopt_creates,
                    fmt::format("`{}` would be created, and runs as `{}`", change.address, found->second),
                    fmt::format("put `{}: {}` under `adopt` of the service", change.address, found->second), change);
    }
    report(
        rules::adopt_creates, fmt::format("`{}` would be created, and the state has none", change.address),
        fmt::format("if it runs, put `{}: ADDRESS` or `{}: {{import: ID}}` under `adopt` of the service; if it is new, "
                    "make it before or after",
                    change.address, change.address),
        change);
  }

  /// What a resource of the configuration takes over has been said there.
  void destroys(const PlannedChange& change) {
    const auto name = natural_name(change.type, change.before);
    if (name && arriving_.contains(*name)) return;
    report(rules::adopt_destroys, fmt::format("`{}` would be destroyed", change.address),
           fmt::format("put `ADDRESS: {}` under `adopt` of the service with the address that the configuration has it "
                       "under, or take it out of this state",
                       change.address),
           change);
  }

  void report(const diagnostics::Rule& rule, std::string summary, std::string help, const PlannedChange& change) {
    diagnostics::Diagnostic finding;
    finding.rule = &rule;
    finding.summary = std::move(summary);
    finding.help = std::move(help);
    finding.path = change.address;
    finding.environments = {environment_};
    finding.service = service_;
    diagnostics_.add(std::move(finding));
  }

  const Export& plan_;
  const std::string& environment_;
  const std::string& service_;
  diagnostics::Diagnostics& diagnostics_;
  std::map<std::string, std::string> leaving_;  // natural name → address in the state
  std::set<std::string> arriving_;              // natural names of what would be created
};

}  // namespace

void judge_adoption(const Export& plan, const std::string& environment, const std::string& service,
                    diagnostics::Diagnostics& diagnostics) {
  Gate gate(plan, environment, service, diagnostics);
  for (const PlannedChange& change : plan.plan.changes) {
    if (change.managed) gate.judge(change);
  }
}

}  // namespace stageplot::drift
