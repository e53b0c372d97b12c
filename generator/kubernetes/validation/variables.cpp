// Environment variables of containers and where they take their values from.
#include <algorithm>
#include <array>
#include <string>

#include "kubernetes/validation/access.hpp"
#include "kubernetes/validation/check.hpp"
#include "kubernetes/validation/name_forms.hpp"
#include "kubernetes/validation/one_of.hpp"
#include "kubernetes/wording.hpp"

namespace stageplot::kubernetes {
namespace {

using document::Value;

/// Names of variables became free with this version.
constexpr unsigned kFreeNamesSince = 32;

constexpr std::array<std::string_view, 5> kSources = {"configMapKeyRef", "fieldRef", "fileKeyRef", "resourceFieldRef",
                                                      "secretKeyRef"};
constexpr std::array<std::string_view, 2> kLists = {"configMapRef", "secretRef"};
constexpr std::array<std::string_view, 9> kFieldPaths = {
    "metadata.name", "metadata.namespace", "metadata.uid", "spec.nodeName", "spec.serviceAccountName",
    "status.hostIP", "status.hostIPs",     "status.podIP", "status.podIPs"};

bool is_field_path(std::string_view path) {
  if (std::find(kFieldPaths.begin(), kFieldPaths.end(), path) != kFieldPaths.end()) return true;
  return (path.starts_with("metadata.labels['") || path.starts_with("metadata.annotations['")) && path.ends_with("']");
}

void check_reference_name(const Subject& subject, const Value& reference) {
  const Value* name = given(reference, "name");
  if (name == nullptr || (name->is_string() && name->text().empty())) {
    subject.require(reference, "name");
  } else if (name->is_string()) {
    if (const auto why = not_a_subdomain(name->text()); !why.empty()) subject.refuse_name(*name, why);
  }
}

void check_key_reference(const Subject& subject, std::string_view source) {
  const Value* reference = map_at(subject.value, source);
  if (reference == nullptr) return;
  check_reference_name(subject, *reference);
  const Value* key = text_at(*reference, "key");
  if (key == nullptr) return;
  if (key->text().empty()) {
    subject.require(*reference, "key");
  } else if (const auto why = not_a_data_key(key->text()); !why.empty()) {
    subject.refuse_name(*key, why);
  }
}

}  // namespace

void check_variable(const Subject& subject) {
  if (const Value* name = text_at(subject.value, "name")) {
    const auto form = subject.version().minor >= kFreeNamesSince ? not_a_relaxed_variable_name : not_a_variable_name;
    if (name->text().empty()) {
      subject.require(subject.value, "name");
    } else if (const auto why = form(name->text()); !why.empty()) {
      subject.refuse_name(*name, why);
    }
  }
  const Value* source = given(subject.value, "valueFrom");
  if (source != nullptr && !words_at(subject.value, "value").empty()) {
    subject.conflict(*source, "`value` and `valueFrom` are both set", "remove one of them");
  }
}

void check_variable_source(const Subject& subject) {
  check_one_of(subject, kSources);
  check_key_reference(subject, "configMapKeyRef");
  check_key_reference(subject, "secretKeyRef");
  if (const Value* field = map_at(subject.value, "fieldRef")) {
    const Value* path = text_at(*field, "fieldPath");
    if (path != nullptr && !is_field_path(path->text())) {
      subject.refuse(*path, "which no variable can take",
                     "it can be " + either(kFieldPaths) + ", or `metadata.labels['KEY']` and the same of annotations");
    }
  }
}

void check_variables_source(const Subject& subject) {
  check_one_of(subject, kLists);
  for (const std::string_view source : kLists) {
    const Value* reference = map_at(subject.value, source);
    if (reference != nullptr) check_reference_name(subject, *reference);
  }
}

}  // namespace stageplot::kubernetes
