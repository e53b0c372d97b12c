#include "drift/helm/compare_values.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string_view>

#include "chart/values.hpp"
#include "diff/compare.hpp"
#include "document/json_writer.hpp"
#include "document/map.hpp"
#include "drift/kubernetes/deploy_text.hpp"
#include "units/quantity.hpp"

namespace stageplot::drift {
namespace {

using diff::Class;
using diff::Item;
using diff::Severity;
using document::find;
using document::Kind;
using document::Value;

/// Items of lists are known by their `name`, where all have one.
class ValuesShape final : public diff::Shape {
 public:
  [[nodiscard]] diff::Pairing pairing(diff::Place /*list*/) const override { return diff::Pairing::keyed; }
  [[nodiscard]] std::optional<std::string> key_of(diff::Place /*list*/, const Value& item) const override {
    const Value* name = find(item, "name");
    if (name == nullptr || !name->is_string()) return std::nullopt;
    return std::string{name->text()};
  }
};

std::size_t leaves_of(const Value& value) {
  std::size_t count = 0;
  if (value.is_map()) {
    for (const document::Member& member : value.map().members()) count += leaves_of(member.value);
  } else if (value.is_list()) {
    for (const Value& item : value.items()) count += leaves_of(item);
  } else {
    return 1;
  }
  return count;
}

/// How many scalars of the chart neither side says.
std::size_t left_to_the_chart(const Value& defaults, const Value* a, const Value* b) {
  if (!defaults.is_map()) return a == nullptr && b == nullptr ? leaves_of(defaults) : 0;
  std::size_t count = 0;
  for (const document::Member& member : defaults.map().members()) {
    const Value* in_a = a == nullptr ? nullptr : find(*a, member.key->view());
    const Value* in_b = b == nullptr ? nullptr : find(*b, member.key->view());
    count += left_to_the_chart(member.value, in_a, in_b);
  }
  return count;
}

/// Nulls take a default away, and are then nothing themselves.
Value without_nulls(document::Arena& arena, const Value& value) {
  if (!value.is_map()) return value;
  std::vector<document::Member> members;
  for (const document::Member& member : value.map().members()) {
    if (member.value.is_nil()) continue;
    members.push_back({member.key, without_nulls(arena, member.value), member.key_origin});
  }
  return Value::of(document::make_map(arena, members), value.origin);
}

/// `values` over `defaults`.
Value laid_over(document::Arena& arena, const Value& defaults, const Value& values) {
  const Value result = defaults.is_map() ? document::thaw(arena, defaults) : Value::of(arena.map());
  if (values.is_map()) chart::merge_user_values(arena, *result.m, document::thaw(arena, values).map());
  return result;
}

/// Whether a text is a number's or a boolean's: `"2"` and `2`.
bool is_same_text(const Value& a, const Value& b) {
  const auto text = [](const Value& value) -> std::string {
    if (value.is_string()) return std::string{value.text()};
    if (value.is_number() || value.is(Kind::boolean)) return document::write_json(value).text;
    return {};
  };
  return a.is_string() != b.is_string() && !text(a).empty() && text(a) == text(b);
}

/// `1024Mi` and `1Gi`, where resources are counted.
bool is_same_amount(const diff::Change& change) {
  const bool counted = std::ranges::any_of(change.path.steps, [](const diff::Step& step) {
    return step.text == "limits" || step.text == "requests" || step.text == "resources";
  });
  if (!counted || !change.a.is_string() || !change.b.is_string()) return false;
  const auto a = units::parse_quantity(change.a.text());
  const auto b = units::parse_quantity(change.b.text());
  return a && b && *a == *b;
}

bool is_zero(const Value& value) {
  return (value.is(Kind::integer) && value.i == 0) || (value.is(Kind::floating) && value.f == 0);
}

bool is_replicas(std::string_view name) {
  return name == "replicaCount" || name == "maxReplicaCount" || name == "minReplicaCount" || name == "replicas";
}

void judge(const diff::Change& change, const std::set<std::string, std::less<>>& deploy, Item& item) {
  const std::string_view name =
      change.path.steps.empty() ? std::string_view{} : std::string_view{change.path.steps.back().text};
  if (change.kind == diff::ChangeKind::changed) {
    if (change.a.is_string() && change.b.is_string()) {
      if (const auto meaning = kubernetes::match_deploy_text(change.a.text(), change.b.text(), deploy)) {
        item.what = Class::release;
        item.severity = Severity::information;
        item.note = *meaning;
        return;
      }
    }
    if (is_same_amount(change)) {
      item.what = Class::formatting;
      item.severity = Severity::information;
      item.note = "the same amount";
      return;
    }
    if (is_same_text(change.a, change.b)) {
      item.what = Class::formatting;
      item.severity = Severity::information;
      item.note = "a text on one side, no text on the other; most templates print both the same";
      return;
    }
  }
  // What the pipeline sets, and the release was installed without.
  if (change.kind == diff::ChangeKind::only_a && change.a.is_string() && deploy.contains(change.a.text())) {
    item.what = Class::release;
    item.severity = Severity::information;
    item.note = "the pipeline sets it";
    return;
  }
  if (is_replicas(name) && is_zero(change.b)) item.severity = Severity::critical;
  if (item.path == "image.repository" && change.kind == diff::ChangeKind::changed) item.severity = Severity::critical;
}

std::string revision_note(const Export& history) {
  const auto newest = std::ranges::max_element(history.history, {}, &HelmRevision::number);
  if (newest == history.history.end()) return {};
  std::string note = fmt::format("{}: the release is at revision {}", history.name, newest->number);
  if (!newest->description.empty()) note += ": " + newest->description;
  if (newest->status != "deployed") note += fmt::format(" ({})", newest->status);
  return note;
}

}  // namespace

HelmDrift compare_helm_values(const HelmModel& model, std::span<const Export* const> exports,
                              const redaction::Redactor& redactor, document::Arena& arena) {
  HelmDrift result;
  result.subject.environments = {model.environment};
  result.subject.service = model.service;
  result.subject.output = model.output;
  const Export* values = nullptr;
  for (const Export* one : exports) {
    if (one->kind == ExportKind::helm_values && values == nullptr) values = one;
    if (one->kind != ExportKind::helm_history) continue;
    std::string note = revision_note(*one);
    if (!note.empty()) result.notes.push_back(redactor.redact(note));
  }
  if (values == nullptr) return result;
  const Value ours = laid_over(arena, model.values, model.pipeline);
  const Value a = without_nulls(arena, laid_over(arena, model.defaults, ours));
  const Value b = without_nulls(arena, laid_over(arena, model.defaults, values->values));
  const diff::Comparison found = diff::compare(a, b, ValuesShape());
  result.leaves = found.equal_leaves + found.different_leaves;
  if (model.defaults.is_map()) {
    // `helm get values -a` writes the chart's own out: those are the chart's as well.
    result.at_default = left_to_the_chart(model.defaults, &ours, nullptr);
  }
  for (const diff::Change& change : found.changes) {
    Item item = diff::describe(change, redactor, {.kind = {}, .source_a = model.written_at, .source_b = {}});
    judge(change, model.deploy, item);
    result.subject.items.push_back(std::move(item));
  }
  return result;
}

}  // namespace stageplot::drift
