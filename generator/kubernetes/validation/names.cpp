// Names of objects, labels, annotations and the selectors that name labels.
#include <algorithm>
#include <array>
#include <string>

#include "diagnostics/rules/kubernetes.hpp"
#include "kubernetes/validation/access.hpp"
#include "kubernetes/validation/check.hpp"
#include "kubernetes/validation/name_forms.hpp"
#include "kubernetes/wording.hpp"

namespace stageplot::kubernetes {
namespace {

namespace rules = diagnostics::rules;
using document::Member;
using document::Value;

using Form = std::string_view (*)(std::string_view);

struct KindForm {
  std::string_view definition;
  Form form;
};

/// Kinds whose names are not subdomains.
constexpr std::array kForms = {
    KindForm{"core.v1.Namespace", not_a_label},
    KindForm{"core.v1.Service", not_a_service_name},
    KindForm{"apps.v1.StatefulSet", not_a_label},
    KindForm{"rbac.v1.Role", not_a_path_segment},
    KindForm{"rbac.v1.RoleBinding", not_a_path_segment},
    KindForm{"rbac.v1.ClusterRole", not_a_path_segment},
    KindForm{"rbac.v1.ClusterRoleBinding", not_a_path_segment},
    // The API server does not look at it.
    KindForm{"policy.v1.PodDisruptionBudget", not_a_path_segment},
    // A colon, an address: narrower rules of their own.
    KindForm{"networking.v1.IPAddress", not_a_path_segment},
    KindForm{"networking.v1beta1.IPAddress", not_a_path_segment},
    KindForm{"certificates.v1.CertificateSigningRequest", not_a_path_segment},
    KindForm{"certificates.v1alpha1.ClusterTrustBundle", not_a_path_segment},
    KindForm{"certificates.v1beta1.ClusterTrustBundle", not_a_path_segment},
};

/// Questions to the API server have no name, and it gives one to a LimitRange.
constexpr std::array<std::string_view, 3> kNameless = {"authentication.", "authorization.", "core.v1.LimitRange"};

/// A CronJob's Jobs get eleven characters more.
constexpr std::size_t kLongestCronJob = 52;
constexpr std::size_t kMostAnnotationBytes = std::size_t{256} << 10;

void on_key(const Subject& subject, const Member& member, std::string_view what, std::string_view why) {
  subject.report.on_key(
      rules::kubernetes_bad_name, member,
      {.summary = "the key of " + std::string(what) + " is " + quoted(member.key->view()) + ", " + std::string(why),
       .label = {},
       .help = {}});
}

void check_labels(const Subject& subject, const Value& parent, std::string_view key) {
  for (const Member& member : members_at(parent, key)) {
    if (const auto why = not_a_qualified_name(member.key->view()); !why.empty())
      on_key(subject, member, "a label", why);
    if (!member.value.is_string()) continue;
    if (const auto why = not_a_label_value(member.value.text()); !why.empty()) {
      subject.refuse_name(member.value, why, "long texts and other characters belong into an annotation");
    }
  }
}

void check_annotations(const Subject& subject) {
  std::size_t bytes = 0;
  for (const Member& member : members_at(subject.value, "annotations")) {
    std::string key(member.key->view());
    bytes += key.size() + (member.value.is_string() ? member.value.text().size() : 0);
    std::transform(key.begin(), key.end(), key.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    if (const auto why = not_a_qualified_name(key); !why.empty()) on_key(subject, member, "an annotation", why);
  }
  if (bytes <= kMostAnnotationBytes) return;
  subject.report.on_value(rules::kubernetes_bad_value, *given(subject.value, "annotations"),
                          {.summary = "`annotations` has " + std::to_string(bytes) + " bytes, but may have 262144",
                           .label = {},
                           .help = {}});
}

void check_requirement(const Subject& subject, const Value& requirement) {
  if (const Value* key = text_at(requirement, "key")) {
    if (const auto why = not_a_qualified_name(key->text()); !why.empty()) subject.refuse_name(*key, why);
  }
  const std::string_view comparison = words_at(requirement, "operator");
  const auto values = items_at(requirement, "values");
  if ((comparison == "In" || comparison == "NotIn") && values.empty()) {
    subject.require(requirement, "values", ", which `" + std::string(comparison) + "` needs");
  }
  if ((comparison == "Exists" || comparison == "DoesNotExist") && !values.empty()) {
    subject.conflict(*given(requirement, "values"), "`values` is set, but `" + std::string(comparison) + "` takes none",
                     "remove it");
  }
  for (const Value& value : values) {
    if (!value.is_string()) continue;
    if (const auto why = not_a_label_value(value.text()); !why.empty()) subject.refuse_name(value, why);
  }
}

Form form_of(Type type) {
  for (const KindForm& each : kForms) {
    if (each.definition == type.name()) return each.form;
  }
  return not_a_subdomain;
}

}  // namespace

void check_object_name(const Subject& subject) {
  const std::string_view definition = subject.object_type.name();
  const bool nameless = std::any_of(kNameless.begin(), kNameless.end(),
                                    [definition](std::string_view each) { return definition.starts_with(each); });
  const Value* metadata = document::find(subject.object, "metadata");
  // Metadata of another type is reported; without any the name is missing.
  if (metadata != nullptr && !metadata->is_nil() && !metadata->is_map()) return;
  if (metadata == nullptr || metadata->is_nil()) {
    if (nameless) return;
    subject.require(subject.object, "metadata", ", and with it a name");
    return;
  }
  const Value* name = given(*metadata, "name");
  if (name == nullptr || (name->is_string() && name->text().empty())) {
    if (!nameless && words_at(*metadata, "generateName").empty()) subject.require(*metadata, "name");
    return;
  }
  if (!name->is_string()) return;
  if (const auto why = form_of(subject.object_type)(name->text()); !why.empty()) {
    subject.refuse_name(*name, why);
  } else if (subject.object_type.short_name() == "CronJob" && name->text().size() > kLongestCronJob) {
    subject.refuse_name(*name, "which has more than 52 characters", "its Jobs are named after it with eleven more");
  }
  if (const Value* space = text_at(*metadata, "namespace"); space != nullptr && !space->text().empty()) {
    if (const auto why = not_a_label(space->text()); !why.empty()) subject.refuse_name(*space, why);
  }
}

void check_metadata(const Subject& subject) {
  check_labels(subject, subject.value, "labels");
  check_annotations(subject);
  for (const Value& finalizer : items_at(subject.value, "finalizers")) {
    if (!finalizer.is_string()) continue;
    if (const auto why = not_a_qualified_name(finalizer.text()); !why.empty()) subject.refuse_name(finalizer, why);
  }
}

void check_label_selector(const Subject& subject) {
  check_labels(subject, subject.value, "matchLabels");
  for (const Value& requirement : items_at(subject.value, "matchExpressions")) check_requirement(subject, requirement);
}

}  // namespace stageplot::kubernetes
