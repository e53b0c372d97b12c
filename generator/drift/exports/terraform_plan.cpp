// A plan as `terraform show -json PLAN` prints it: what would change, and what changed since the last run.
#include <fmt/format.h>

#include <utility>

#include "diagnostics/rules/export.hpp"
#include "document/map.hpp"
#include "drift/exports/readers.hpp"

namespace stageplot::drift {
namespace {

using document::find;
using document::Kind;
using document::Value;

PlanAction action_of(std::string_view text) {
  using Entry = std::pair<std::string_view, PlanAction>;
  static constexpr Entry kActions[] = {
      {"no-op", PlanAction::no_op},
      {"create", PlanAction::create},
      {"read", PlanAction::read},
      {"update", PlanAction::update},
      {"delete", PlanAction::remove},
      {"delete, create", PlanAction::replace},
      {"create, delete", PlanAction::replace},
      {"forget", PlanAction::forget},
      {"create, forget", PlanAction::replace},
  };
  for (const auto& [name, action] : kActions) {
    if (name == text) return action;
  }
  return PlanAction::unknown;
}

std::string joined(const Value* list) {
  std::string text;
  if (list == nullptr || !list->is_list()) return text;
  for (const Value& item : list->items()) {
    if (!item.is_string()) continue;
    if (!text.empty()) text += ", ";
    text += item.text();
  }
  return text;
}

std::vector<PlannedChange> read_changes(const Value* list, ExportReport& report) {
  std::vector<PlannedChange> changes;
  if (list == nullptr || !list->is_list()) return changes;
  for (const Value& entry : list->items()) {
    PlannedChange change;
    if (!read_identity(entry, change, report)) continue;
    const Value* what = find(entry, "change");
    const std::string actions = what == nullptr ? "" : joined(find(*what, "actions"));
    if (actions.empty()) {
      report.add_at(entry, {.rule = diagnostics::rules::export_unknown,
                            .summary = fmt::format("a change in `{}` says no action", report.name()),
                            .help = "export again: `terraform show -json PLAN > FILE`",
                            .path = change.address});
      continue;
    }
    change.action = action_of(actions);
    change.action_text = actions;
    change.previous_address = text_of(entry, "previous_address");
    change.reason = text_of(entry, "action_reason");
    const auto take = [&](std::string_view key, Value& into) {
      if (const Value* value = find(*what, key)) into = *value;
    };
    take("before", change.before);
    take("after", change.after);
    take("after_unknown", change.after_unknown);
    take("replace_paths", change.replace_paths);
    if (const Value* importing = find(*what, "importing")) change.import_id = text_of(*importing, "id");
    changes.push_back(std::move(change));
  }
  return changes;
}

}  // namespace

void read_terraform_plan(Export& target, ExportReport& report) {
  const Value& document = target.documents.front();
  if (!check_format_version(document, "plan", report)) return;
  target.plan.terraform_version = text_of(document, "terraform_version");
  target.plan.changes = read_changes(find(document, "resource_changes"), report);
  target.plan.drift = read_changes(find(document, "resource_drift"), report);
  const Value* errored = find(document, "errored");
  target.plan.errored = errored != nullptr && errored->is(Kind::boolean) && errored->b;
  const Value* prior = find(document, "prior_state");
  const Value* values = prior == nullptr ? nullptr : find(*prior, "values");
  if (values != nullptr) read_state_values(*values, target.plan.prior, report);
  if (report.failed()) return;
  if (target.plan.errored) {
    report.add({.rule = diagnostics::rules::export_unreadable,
                .summary = fmt::format("the plan in `{}` was not finished: Terraform met an error", report.name()),
                .help = "see what `terraform plan` says, and export when it succeeds",
                .path = "errored"});
  } else if (target.plan.changes.empty() && target.plan.prior.resources.empty()) {
    report.add(
        {.rule = diagnostics::rules::export_empty,
         .summary = fmt::format("`{}` is a plan without resources", report.name()),
         .help =
             "plan in the folder of this unit: `terraform plan -out=PLAN`, then `terraform show -json PLAN > FILE`"});
  }
}

}  // namespace stageplot::drift
