#include "policy/match.hpp"

#include <algorithm>
#include <array>

#include "document/map.hpp"
#include "policy/labels.hpp"

namespace stageplot::policy {
namespace {

bool lists(const std::vector<std::string>& words, std::string_view word) {
  return std::ranges::any_of(words, [&](const std::string& w) { return w == "*" || w == word; });
}

/// `*` and `pods` are resources; `pods/*` and `*/scale` are parts of them, which no file holds. `*/*` is all.
bool lists_resource(const std::vector<std::string>& resources, std::string_view resource) {
  return lists(resources, resource) || std::ranges::find(resources, "*/*") != resources.end();
}

bool names_workload(const std::vector<ResourceRule>& rules) {
  constexpr std::array<std::string_view, 6> kWorkloads{"deployments", "statefulsets", "daemonsets",
                                                       "replicasets", "jobs",         "cronjobs"};
  return std::ranges::any_of(rules, [&](const ResourceRule& rule) {
    return std::ranges::any_of(kWorkloads, [&](std::string_view w) { return lists_resource(rule.resources, w); });
  });
}

bool is_for(const ResourceRule& rule, const Subject& subject, bool exact) {
  // `*` is every group of Kubernetes; ours are named.
  const bool own = subject.target != Target::kubernetes;
  const bool group =
      own ? std::ranges::find(rule.groups, subject.group) != rule.groups.end() : lists(rule.groups, subject.group);
  if (!group || !lists_resource(rule.resources, subject.resource)) return false;
  if (exact && !own && !lists(rule.versions, subject.version)) return false;
  if (rule.scope == "Namespaced" && !subject.is_namespaced) return false;
  if (rule.scope == "Cluster" && subject.is_namespaced) return false;
  return rule.names.empty() || std::ranges::find(rule.names, subject.name) != rule.names.end();
}

bool selects_namespace(const LabelSelector& selector, const Subject& subject, Subjects& subjects) {
  if (selector.empty() || subject.target != Target::kubernetes) return true;
  if (subject.kind == "Namespace") return selects(selector, subject.labels);
  if (!subject.is_namespaced) return true;
  const document::Value* labels = document::find_path(subjects.name_space_of(subject), "metadata.labels");
  return selects(selector, labels == nullptr ? document::Value::nothing() : *labels);
}

}  // namespace

bool matches(const MatchResources& match, const Subject& subject, Subjects& subjects) {
  const auto fits = [&](const ResourceRule& rule) { return is_for(rule, subject, match.exact); };
  if (match.has_rules) {
    const bool any = std::ranges::any_of(match.rules, [&](const ResourceRule& r) { return r.creates && fits(r); });
    if (!any || (subject.is_derived && names_workload(match.rules))) return false;
  }
  if (std::ranges::any_of(match.excluded, fits)) return false;
  return selects(match.object, subject.labels) && selects_namespace(match.of_namespace, subject, subjects);
}

}  // namespace stageplot::policy
