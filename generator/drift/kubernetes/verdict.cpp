#include "drift/kubernetes/verdict.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include "diff/describe.hpp"
#include "document/map.hpp"
#include "drift/kubernetes/deploy_text.hpp"
#include "kubernetes/shape.hpp"

namespace stageplot::drift::kubernetes {
namespace {

namespace api = stageplot::kubernetes;
using diff::ChangeKind;
using diff::Class;
using diff::Severity;
using document::Kind;
using document::Value;

/// The keys of a path, `[]` for an item; from the Pod's spec or metadata on where it leads into one.
struct Place {
  std::vector<std::string_view> steps;
  bool in_pod = false;

  [[nodiscard]] bool is(std::initializer_list<std::string_view> pattern) const {
    return std::ranges::equal(steps, pattern,
                              [](std::string_view step, std::string_view part) { return part == "*" || part == step; });
  }
  [[nodiscard]] bool begins(std::initializer_list<std::string_view> pattern) const {
    return steps.size() >= pattern.size() &&
           std::equal(pattern.begin(), pattern.end(), steps.begin(),
                      [](std::string_view part, std::string_view step) { return part == "*" || part == step; });
  }
};

Place place_of(const ObjectKey& key, const diff::Path& path) {
  Place place;
  for (const diff::Step& step : path.steps) {
    place.steps.push_back(step.kind == diff::Step::Kind::member ? std::string_view{step.text} : std::string_view{"[]"});
  }
  const auto drop = [&](std::size_t count) {
    place.steps.erase(place.steps.begin(), place.steps.begin() + static_cast<std::ptrdiff_t>(count));
    place.in_pod = true;
  };
  if (place.begins({"spec", "jobTemplate", "spec", "template"})) {
    drop(4);
  } else if (place.begins({"spec", "template"})) {
    drop(2);
  } else if (key.kind == "Pod") {
    place.in_pod = true;
  }
  return place;
}

/// Annotations of which another value lets others in, or gives other rights.
struct GuardedAnnotation {
  std::string_view key;
  std::string_view note;
};
constexpr std::array<GuardedAnnotation, 9> kGuarded{{
    {"alb.ingress.kubernetes.io/scheme", "who can reach the load balancer"},
    {"alb.ingress.kubernetes.io/security-groups", "who can reach the load balancer"},
    {"alb.ingress.kubernetes.io/inbound-cidrs", "who can reach the load balancer"},
    {"service.beta.kubernetes.io/aws-load-balancer-internal", "who can reach the load balancer"},
    {"service.beta.kubernetes.io/aws-load-balancer-scheme", "who can reach the load balancer"},
    {"service.beta.kubernetes.io/aws-load-balancer-security-groups", "who can reach the load balancer"},
    {"service.beta.kubernetes.io/aws-load-balancer-extra-security-groups", "who can reach the load balancer"},
    {"eks.amazonaws.com/role-arn", "another IAM role"},
    {"iam.amazonaws.com/role", "another IAM role"},
}};

/// Why annotations are critical; empty where they are not. `value` are all of them, or one at the end of the place.
std::string_view guarded(const Place& place, const Value& value) {
  if (place.begins({"metadata", "annotations"}) && place.steps.size() == 3) {
    for (const GuardedAnnotation& each : kGuarded) {
      if (each.key == place.steps[2]) return each.note;
    }
  }
  if (!place.is({"metadata", "annotations"}) || !value.is_map()) return {};
  for (const GuardedAnnotation& each : kGuarded) {
    if (document::find(value, each.key) != nullptr) return each.note;
  }
  return {};
}

bool is_container_list(std::string_view key) {
  return key == "containers" || key == "initContainers";
}

bool is_truth(const Value& value) {
  return value.is(Kind::boolean) && value.b;
}

/// Why a difference is critical; empty where it is not.
std::string_view critical(const ObjectKey& key, const Place& place, const diff::Change& change) {
  if (key.kind == "Secret" && place.begins({"data"})) return "a Secret's content";
  if (place.is({"spec", "replicas"}) && change.on_b && change.b.is(Kind::integer) && change.b.i == 0) {
    return "nothing runs";
  }
  if (place.is({"spec", "paused"}) && is_truth(change.b)) return "changes are not rolled out any more";
  if (place.is({"spec", "suspend"}) && is_truth(change.b)) return "nothing is started any more";
  if (place.in_pod && place.steps.size() >= 3 && place.steps[0] == "spec" && is_container_list(place.steps[1])) {
    if (place.steps.size() == 3 && change.kind == ChangeKind::only_b) return "another container";
    if (place.steps.size() == 4 && place.steps[3] == "image") return "another image";
    if (place.steps.size() == 4 && place.steps[3].ends_with("Probe") && !change.on_b) return "the probe is gone";
  }
  if (place.begins({"spec", "loadBalancerSourceRanges"}) && key.kind == "Service") {
    return "who can reach the load balancer";
  }
  return guarded(place, change.on_b ? change.b : change.a);
}

/// The server would not have taken the model's value.
std::string_view wrong_type(const diff::Change& change) {
  const auto type = api::type_of(change.place);
  if (!type || !change.on_a || !change.on_b || change.a.has(document::kDefault)) return {};
  const Value& value = change.a;
  if (value.is_map() || value.is_list() || value.is_nil()) return {};
  if (type->is(api::Scalar::string) && !value.is_string()) return "the field takes texts alone: quote it";
  const bool whole = type->is(api::Scalar::int32) || type->is(api::Scalar::int64);
  if (whole && value.is_string()) return "the field takes whole numbers alone: leave out the quotes";
  if (type->is(api::Scalar::boolean) && !value.is(Kind::boolean)) return "the field takes `true` and `false` alone";
  if (type->is(api::Scalar::int_or_string) && value.is_string()) {
    const bool digits =
        !value.text().empty() && std::ranges::all_of(value.text(), [](char c) { return c >= '0' && c <= '9'; });
    if (digits) return "in quotes it is a name, not a number";
  }
  return {};
}

/// Positions of names in a list of variables, on one side.
std::map<std::string_view, std::size_t> positions_of(const Value& variables) {
  std::map<std::string_view, std::size_t> positions;
  for (std::size_t i = 0; i < variables.items().size(); ++i) positions[text_at(variables.items()[i], "name")] = i;
  return positions;
}

/// Whether a variable that uses `$(OTHER)` has OTHER in front of it on one side alone.
bool changes_meaning(const Value& a, const Value& b) {
  if (!a.is_list() || !b.is_list()) return false;
  const auto in_a = positions_of(a);
  const auto in_b = positions_of(b);
  for (const Value& variable : b.items()) {
    const std::string_view name = text_at(variable, "name");
    const std::string_view value = text_at(variable, "value");
    for (std::size_t at = value.find("$("); at != std::string_view::npos; at = value.find("$(", at + 2)) {
      const std::size_t end = value.find(')', at);
      if (end == std::string_view::npos) break;
      const std::string_view other = value.substr(at + 2, end - at - 2);
      if (!in_a.contains(other) || !in_b.contains(other) || !in_a.contains(name)) continue;
      if ((in_a.at(other) < in_a.at(name)) != (in_b.at(other) < in_b.at(name))) return true;
    }
  }
  return false;
}

std::optional<std::string> deployed(const diff::Change& change, const DeployNames& deploy) {
  if (!change.on_a || !change.on_b || !change.a.is_string() || !change.b.is_string()) return std::nullopt;
  return match_deploy_text(change.a.text(), change.b.text(), deploy);
}

void order(const Place& place, const diff::Change& change, Difference& result) {
  result.severity = Severity::information;
  if (place.steps.empty() || place.steps.back() != "env") return;
  if (!changes_meaning(change.a, change.b)) return;
  result.severity = Severity::difference;
  result.note = "a variable uses `$(…)` of one that it has changed places with";
}

}  // namespace

Difference judge(const ObjectKey& key, const diff::Change& change, const DeployNames& deploy) {
  Difference result{.path = change.path, .what = diff::class_of(change.kind), .leaves = change.leaves};
  if (change.on_a) result.model = change.a;
  if (change.on_b) result.live = change.b;
  const Place place = place_of(key, change.path);
  if (change.kind == ChangeKind::reordered) {
    order(place, change, result);
    return result;
  }
  if (change.kind == ChangeKind::duplicate) {
    result.severity = Severity::warning;
    result.note = "the key stands twice; the last one counts";
    return result;
  }
  if (const auto value = deployed(change, deploy)) {
    result.what = Class::release;
    result.severity = Severity::information;
    result.note = *value;
    return result;
  }
  if (const std::string_view problem = wrong_type(change); !problem.empty()) {
    result.what = Class::type_error;
    result.note = problem;
    return result;
  }
  if (place.begins({"metadata", "finalizers"}) && change.kind == ChangeKind::only_b) {
    result.severity = Severity::information;
    result.note = "a controller's, most likely";
    return result;
  }
  if (const std::string_view why = critical(key, place, change); !why.empty()) {
    result.severity = Severity::critical;
    result.note = why;
  }
  return result;
}

Difference judge_missing(const ObjectKey& key, std::size_t leaves) {
  Difference result{.what = Class::missing, .leaves = leaves};
  if (key.kind == "HorizontalPodAutoscaler") {
    result.severity = Severity::critical;
    result.note = "nothing scales any more";
  } else if (key.kind == "PodDisruptionBudget") {
    result.severity = Severity::critical;
    result.note = "nothing holds back the draining of nodes";
  }
  return result;
}

Difference judge_extra(const ObjectKey& /*key*/, std::size_t leaves) {
  return {.what = Class::extra, .severity = Severity::warning, .leaves = leaves};
}

}  // namespace stageplot::drift::kubernetes
