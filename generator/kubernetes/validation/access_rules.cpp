// Roles and their bindings.
#include <string>

#include "kubernetes/validation/access.hpp"
#include "kubernetes/validation/check.hpp"
#include "kubernetes/validation/name_forms.hpp"

namespace stageplot::kubernetes {
namespace {

using document::Value;

constexpr std::string_view kGroup = "rbac.authorization.k8s.io";

bool is_empty(const Value& value, std::string_view key) {
  const Value* found = given(value, key);
  return found == nullptr || (found->is_list() && found->items().empty());
}

}  // namespace

void check_policy_rule(const Subject& subject) {
  const Value& rule = subject.value;
  const Value* verbs = given(rule, "verbs");
  if (verbs != nullptr && verbs->is_list() && verbs->items().empty())
    subject.require(rule, "verbs", ", which may not be empty");
  if (!is_empty(rule, "nonResourceURLs")) {
    const std::string_view kind = subject.object_type.short_name();
    if (kind == "Role") {
      subject.conflict(*given(rule, "nonResourceURLs"), "`nonResourceURLs` is set, but is for a ClusterRole alone",
                       "remove it");
    }
    for (const std::string_view key : {"apiGroups", "resources", "resourceNames"}) {
      if (is_empty(rule, key)) continue;
      subject.conflict(*given(rule, key), "`nonResourceURLs` and `" + std::string(key) + "` are both set",
                       "make two rules of it");
      return;
    }
    return;
  }
  if (is_empty(rule, "apiGroups")) subject.require(rule, "apiGroups", {}, "the core group is `\"\"`");
  if (is_empty(rule, "resources")) subject.require(rule, "resources");
}

void check_role_reference(const Subject& subject) {
  const Value* group = text_at(subject.value, "apiGroup");
  if (group != nullptr && !group->text().empty() && group->text() != kGroup) {
    subject.refuse(*group, "but must be `rbac.authorization.k8s.io`");
  }
  const Value* name = text_at(subject.value, "name");
  if (name == nullptr) return;
  if (name->text().empty()) {
    subject.require(subject.value, "name");
  } else if (const auto why = not_a_path_segment(name->text()); !why.empty()) {
    subject.refuse_name(*name, why);
  }
}

void check_role_subject(const Subject& subject) {
  const Value& value = subject.value;
  const std::string_view kind = words_at(value, "kind");
  const Value* name = text_at(value, "name");
  if (name != nullptr && name->text().empty()) subject.require(value, "name");
  const Value* group = text_at(value, "apiGroup");
  if (kind == "ServiceAccount") {
    if (name != nullptr && !name->text().empty()) {
      if (const auto why = not_a_subdomain(name->text()); !why.empty()) subject.refuse_name(*name, why);
    }
    if (subject.object_type.short_name() == "ClusterRoleBinding" && words_at(value, "namespace").empty())
      subject.require(value, "namespace", ", which a ServiceAccount needs here");
    if (group != nullptr && !group->text().empty()) subject.refuse(*group, "but must be empty for a ServiceAccount");
  } else if ((kind == "User" || kind == "Group") && group != nullptr && !group->text().empty() &&
             group->text() != kGroup) {
    subject.refuse(*group, "but must be `rbac.authorization.k8s.io` for a " + std::string(kind));
  }
}

}  // namespace stageplot::kubernetes
