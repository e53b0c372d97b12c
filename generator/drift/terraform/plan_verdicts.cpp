#include "drift/terraform/plan_verdicts.hpp"

#include <fmt/format.h>

#include <map>
#include <string_view>
#include <unordered_map>

#include "document/json_writer.hpp"
#include "document/map.hpp"

namespace stageplot::drift {
namespace {

using document::find;
using document::Value;

/// `alias` of `alias.name`, `listener` of `listener[443/https].lb_port`.
std::string_view attribute_of(std::string_view path) {
  return path.substr(0, path.find_first_of(".["));
}

bool differs(const PlannedChange* change, std::string_view attribute) {
  if (change == nullptr || change->action == PlanAction::no_op) return false;
  const Value* before = find(change->before, attribute);
  const Value* after = find(change->after, attribute);
  if (const Value* unknown = find(change->after_unknown, attribute)) {
    if (unknown->is(document::Kind::boolean) && unknown->b) return true;
  }
  const auto text = [](const Value* value) { return value == nullptr ? "null" : document::write_json(*value).text; };
  return text(before) != text(after);
}

std::string_view hint_of(bool drifted, bool changes) {
  if (drifted && changes) return "changed since the last apply; the next one takes it back";
  if (drifted) return "changed since the last apply; the next one leaves it";
  if (changes) return "not changed since the last apply: the next one brings what the model says";
  return {};
}

std::string_view verb_of(PlanAction action) {
  switch (action) {
    case PlanAction::create:
      return "create";
    case PlanAction::update:
      return "change";
    case PlanAction::replace:
      return "replace";
    case PlanAction::remove:
      return "destroy";
    case PlanAction::forget:
      return "forget";
    default:
      return {};
  }
}

}  // namespace

void add_plan_hints(std::span<const Export* const> exports, std::vector<diff::Subject>& subjects) {
  struct Entries {
    const PlannedChange* drift = nullptr;
    const PlannedChange* change = nullptr;
  };
  std::unordered_map<std::string_view, Entries> by_address;
  for (const Export* one : exports) {
    for (const PlannedChange& change : one->plan.drift) by_address[change.address].drift = &change;
    for (const PlannedChange& change : one->plan.changes) by_address[change.address].change = &change;
  }
  for (diff::Subject& subject : subjects) {
    const auto found = by_address.find(subject.name);
    if (found == by_address.end()) continue;
    for (diff::Item& item : subject.items) {
      if (!item.hint.empty() || item.path.empty()) continue;
      const std::string_view attribute = attribute_of(item.path);
      item.hint = hint_of(differs(found->second.drift, attribute), differs(found->second.change, attribute));
    }
  }
}

std::vector<std::string> plan_notes(std::span<const Export* const> exports) {
  std::vector<std::string> notes;
  for (const Export* one : exports) {
    std::map<std::string_view, std::vector<std::string_view>> by_verb;
    for (const PlannedChange& change : one->plan.changes) {
      const std::string_view verb = verb_of(change.action);
      if (change.managed && !verb.empty()) by_verb[verb].push_back(change.address);
    }
    if (by_verb.empty()) continue;
    std::string note = fmt::format("{}: the plan has", one->name);
    std::string_view joint = " ";
    for (const auto& [verb, addresses] : by_verb) {
      note += fmt::format("{}{} to {} ({}{})", joint, addresses.size(), verb, addresses.front(),
                          addresses.size() > 1 ? ", …" : "");
      joint = ", ";
    }
    notes.push_back(std::move(note));
  }
  return notes;
}

}  // namespace stageplot::drift
