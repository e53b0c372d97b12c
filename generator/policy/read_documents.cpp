#include "policy/read_documents.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "document/map.hpp"

namespace stageplot::policy {
namespace {

using document::Value;

LabelSelector read_selector(const Value& map, std::string_view key, const std::string& path,
                            const FieldReader& reader) {
  LabelSelector selector;
  const Value* value = reader.field(map, key, path);
  const std::string place = path + "." + std::string{key};
  if (value == nullptr || !reader.is_map_of(*value, place, {"matchLabels", "matchExpressions"})) return selector;
  if (const Value* labels = reader.field(*value, "matchLabels", place); labels != nullptr && labels->is_map()) {
    for (const document::Member& member : labels->map().members()) {
      if (member.value.is_string()) {
        selector.push_back({.key = std::string{member.key->view()}, .values = {std::string{member.value.text()}}});
      } else {
        reader.report(reader.span(member.value), place + ".matchLabels", "a label's value is a text",
                      "put it in quotes");
      }
    }
  }
  reader.each(*value, "matchExpressions", place, [&](const Value& item, const std::string& at) {
    if (!reader.is_map_of(item, at, {"key", "operator", "values"})) return;
    const std::string test = reader.word(item, "operator", at, {"In", "NotIn", "Exists", "DoesNotExist"});
    using Operator = LabelRequirement::Operator;
    const Operator meaning = test == "In"       ? Operator::in
                             : test == "NotIn"  ? Operator::not_in
                             : test == "Exists" ? Operator::exists
                                                : Operator::does_not_exist;
    selector.push_back({.key = reader.text(item, "key", at, Presence::required),
                        .test = meaning,
                        .values = reader.texts(item, "values", at)});
  });
  return selector;
}

/// Groups of our own, with their versions and what they hold.
void check_own_group(const ResourceRule& rule, const Value& item, const std::string& path, const FieldReader& reader) {
  struct Group {
    std::string_view name;
    std::string_view resource;  // empty: any
  };
  constexpr std::array kGroups{Group{"model", "units"}, Group{"terraform", {}}, Group{"fluentd", "configs"}};
  for (const std::string& name : rule.groups) {
    const auto* group = std::ranges::find(kGroups, name, &Group::name);
    if (group == kGroups.end()) {
      // Kubernetes' own groups without a dot are old and few; all others have one.
      constexpr std::array<std::string_view, 6> kPlain{"", "*", "apps", "batch", "autoscaling", "policy"};
      if (name.find('.') != std::string::npos || std::ranges::find(kPlain, name) != kPlain.end()) continue;
      if (name == "extensions" || name == "events") continue;
      reader.report(reader.span(*document::find(item, "apiGroups")), path + ".apiGroups",
                    "there is no API group `" + name + "`",
                    "ours are `model`, `terraform` and `fluentd`; Kubernetes' have a dot, or are `\"\"`, `apps`, "
                    "`batch`, `autoscaling`, `policy`");
      continue;
    }
    const auto fits = [](const std::vector<std::string>& words, std::string_view word) {
      return std::ranges::any_of(words, [&](const std::string& w) { return w == "*" || w == word; });
    };
    if (!rule.versions.empty() && !fits(rule.versions, "v1")) {
      reader.report(reader.span(*document::find(item, "apiVersions")), path + ".apiVersions",
                    "the group `" + name + "` has the version `v1` alone", "write `apiVersions: [v1]`");
    }
    if (!group->resource.empty() && !rule.resources.empty() && rule.groups.size() == 1 &&
        !fits(rule.resources, group->resource)) {
      reader.report(reader.span(*document::find(item, "resources")), path + ".resources",
                    "the group `" + name + "` has the resource `" + std::string{group->resource} + "` alone",
                    "write `resources: [" + std::string{group->resource} + "]`");
    }
  }
}

std::vector<ResourceRule> read_rules(const Value& map, std::string_view key, const std::string& path,
                                     const FieldReader& reader) {
  std::vector<ResourceRule> rules;
  reader.each(map, key, path, [&](const Value& item, const std::string& at) {
    if (!reader.is_map_of(item, at,
                          {"apiGroups", "apiVersions", "operations", "resources", "scope", "resourceNames"})) {
      return;
    }
    ResourceRule rule{.groups = reader.texts(item, "apiGroups", at, Presence::required),
                      .versions = reader.texts(item, "apiVersions", at, Presence::required),
                      .resources = reader.texts(item, "resources", at, Presence::required),
                      .names = reader.texts(item, "resourceNames", at),
                      .scope = reader.word(item, "scope", at, {"*", "Namespaced", "Cluster"})};
    const std::vector<std::string> operations = reader.texts(item, "operations", at, Presence::required);
    rule.creates = std::ranges::any_of(operations, [](const std::string& o) { return o == "*" || o == "CREATE"; });
    if (!operations.empty() && !rule.creates && key == "resourceRules") {
      reader.report(reader.span(*document::find(item, "operations")), at + ".operations",
                    "this rule never matches: what is rendered is created", "add `CREATE`");
    }
    check_own_group(rule, item, at, reader);
    rules.push_back(std::move(rule));
  });
  return rules;
}

MatchResources read_match(const Value& spec, std::string_view key, const std::string& path, const FieldReader& reader,
                          Presence presence) {
  MatchResources match;
  const Value* value = reader.field(spec, key, path, presence);
  const std::string place = path + "." + std::string{key};
  if (value == nullptr || !reader.is_map_of(*value, place,
                                            {"resourceRules", "excludeResourceRules", "namespaceSelector",
                                             "objectSelector", "matchPolicy"})) {
    return match;
  }
  match.exact = reader.word(*value, "matchPolicy", place, {"Equivalent", "Exact"}) == "Exact";
  match.rules = read_rules(*value, "resourceRules", place, reader);
  match.has_rules = !match.rules.empty();
  match.excluded = read_rules(*value, "excludeResourceRules", place, reader);
  match.object = read_selector(*value, "objectSelector", place, reader);
  match.of_namespace = read_selector(*value, "namespaceSelector", place, reader);
  if (!match.has_rules && presence == Presence::required) {
    reader.report(reader.span(*value), place, "`resourceRules` is missing", "say what the policy is about");
  }
  return match;
}

void read_metadata(const Value& document, const FieldReader& reader, Policy& policy) {
  const Value* metadata = reader.field(document, "metadata", {});
  if (metadata == nullptr || !metadata->is_map()) return;
  const Value* annotations = reader.field(*metadata, "annotations", "metadata");
  if (annotations == nullptr || !annotations->is_map()) return;
  const auto annotation = [&](std::string_view key) { return reader.text(*annotations, key, "metadata.annotations"); };
  policy.title = annotation("stageplot/title");
  policy.description = annotation("stageplot/description");
  policy.fix = annotation("stageplot/fix");
  policy.seeds = annotation("stageplot/seeds");
  constexpr std::array<std::string_view, 4> kOurs{"stageplot/title", "stageplot/description", "stageplot/fix",
                                                  "stageplot/seeds"};
  for (const document::Member& member : annotations->map().members()) {
    const std::string_view key = member.key->view();
    if (!key.starts_with("stageplot/") || std::ranges::find(kOurs, key) != kOurs.end()) continue;
    reader.report(reader.span(member.value), "metadata.annotations",
                  "there is no annotation `" + std::string{key} + "`",
                  "ours are `stageplot/title`, `stageplot/description`, `stageplot/fix`, `stageplot/seeds`");
  }
}

std::vector<NamedExpression> read_named(const Value& spec, std::string_view key, std::string_view name_key,
                                        std::string_view text_key, const FieldReader& reader) {
  std::vector<NamedExpression> found;
  reader.each(spec, key, "spec", [&](const Value& item, const std::string& at) {
    if (!reader.is_map_of(item, at, {name_key, text_key})) return;
    NamedExpression named{.name = reader.text(item, name_key, at, Presence::required),
                          .expression = {.text = reader.expression(item, text_key, at, Presence::required)}};
    const bool again = std::ranges::find(found, named.name, &NamedExpression::name) != found.end();
    if (again) reader.report(reader.span(item), at, "`" + named.name + "` comes twice", "give it another name");
    if (!again) found.push_back(std::move(named));
  });
  return found;
}

}  // namespace

void read_policy(const Value& document, const FieldReader& reader, Policy& policy) {
  (void)reader.is_map_of(document, {}, {"apiVersion", "kind", "metadata", "spec", "status"});
  read_metadata(document, reader, policy);
  const Value* spec = reader.field(document, "spec", {}, Presence::required);
  if (spec == nullptr || !reader.is_map_of(*spec, "spec",
                                           {"failurePolicy", "paramKind", "matchConstraints", "matchConditions",
                                            "variables", "validations", "auditAnnotations"})) {
    return;
  }
  policy.ignores_failures = reader.word(*spec, "failurePolicy", "spec", {"Fail", "Ignore"}) == "Ignore";
  if (const Value* kind = reader.field(*spec, "paramKind", "spec");
      kind != nullptr && reader.is_map_of(*kind, "spec.paramKind", {"apiVersion", "kind"})) {
    policy.param_version = reader.text(*kind, "apiVersion", "spec.paramKind", Presence::required);
    policy.param_kind = reader.text(*kind, "kind", "spec.paramKind", Presence::required);
  }
  policy.match = read_match(*spec, "matchConstraints", "spec", reader, Presence::required);
  policy.conditions = read_named(*spec, "matchConditions", "name", "expression", reader);
  policy.variables = read_named(*spec, "variables", "name", "expression", reader);
  policy.annotations = read_named(*spec, "auditAnnotations", "key", "valueExpression", reader);
  reader.each(*spec, "validations", "spec", [&](const Value& item, const std::string& at) {
    if (!reader.is_map_of(item, at, {"expression", "message", "messageExpression", "reason"})) return;
    Validation validation{
        .expression = {.text = reader.expression(item, "expression", at, Presence::required)},
        .message = reader.text(item, "message", at),
        .message_expression = {.text = reader.expression(item, "messageExpression", at)},
        .reason = reader.word(item, "reason", at, {"Invalid", "Unauthorized", "Forbidden", "RequestEntityTooLarge"})};
    if (validation.message.empty() && validation.expression.text.text().find('\n') != std::string::npos) {
      reader.report(reader.span(item), at, "`message` is missing: the expression has several lines",
                    "say in `message` what is wrong where it is false");
    }
    policy.validations.push_back(std::move(validation));
  });
  if (policy.validations.empty() && policy.annotations.empty()) {
    reader.report(reader.span(*spec), "spec", "the policy has neither `validations` nor `auditAnnotations`",
                  "add what must be true to `validations`");
  }
}

Binding read_binding(const Value& document, const FieldReader& reader) {
  Binding binding{.span = reader.span(document)};
  (void)reader.is_map_of(document, {}, {"apiVersion", "kind", "metadata", "spec"});
  const Value* metadata = reader.field(document, "metadata", {}, Presence::required);
  if (metadata != nullptr) binding.name = reader.text(*metadata, "name", "metadata", Presence::required);
  const Value* spec = reader.field(document, "spec", {}, Presence::required);
  if (spec == nullptr ||
      !reader.is_map_of(*spec, "spec", {"policyName", "paramRef", "matchResources", "validationActions"})) {
    return binding;
  }
  binding.policy = reader.text(*spec, "policyName", "spec", Presence::required);
  if (const Value* name = document::find(*spec, "policyName")) binding.span = reader.span(*name);
  binding.match = read_match(*spec, "matchResources", "spec", reader, Presence::optional);
  if (const Value* ref = reader.field(*spec, "paramRef", "spec");
      ref != nullptr &&
      reader.is_map_of(*ref, "spec.paramRef", {"name", "namespace", "selector", "parameterNotFoundAction"})) {
    binding.has_param = true;
    binding.param_name = reader.text(*ref, "name", "spec.paramRef");
    binding.param_selector = read_selector(*ref, "selector", "spec.paramRef", reader);
    binding.deny_without_param =
        reader.word(*ref, "parameterNotFoundAction", "spec.paramRef", {"Deny", "Allow"}) == "Deny";
  }
  const std::vector<std::string> actions = reader.texts(*spec, "validationActions", "spec", Presence::required);
  const auto has = [&](std::string_view action) { return std::ranges::find(actions, action) != actions.end(); };
  for (const std::string& action : actions) {
    if (action == "Deny" || action == "Warn" || action == "Audit") continue;
    reader.report(reader.span(*document::find(*spec, "validationActions")), "spec.validationActions",
                  "`validationActions` cannot be `" + action + "`", "it is one of `Deny`, `Warn`, `Audit`");
  }
  if (has("Deny") && has("Warn")) {
    reader.report(reader.span(*document::find(*spec, "validationActions")), "spec.validationActions",
                  "`Deny` and `Warn` do not go together", "keep one: what is denied is shown anyway");
  }
  binding.severity = has("Deny")   ? diagnostics::Severity::error
                     : has("Warn") ? diagnostics::Severity::warning
                                   : diagnostics::Severity::note;
  return binding;
}

}  // namespace stageplot::policy
