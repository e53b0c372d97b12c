#include "drift/kubernetes/normalise.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "document/map.hpp"
#include "drift/kubernetes/empties.hpp"
#include "drift/kubernetes/scalars.hpp"
#include "drift/kubernetes/versions.hpp"
#include "kubernetes/any_version.hpp"
#include "kubernetes/defaults.hpp"
#include "text/base64.hpp"

namespace stageplot::drift::kubernetes {
namespace {

namespace api = stageplot::kubernetes;
using document::Value;

constexpr int kMostLists = 8;

/// Sorted.
constexpr std::array<std::string_view, 20> kClusterWide{"APIService",
                                                        "CSIDriver",
                                                        "CSINode",
                                                        "CertificateSigningRequest",
                                                        "ClusterRole",
                                                        "ClusterRoleBinding",
                                                        "CustomResourceDefinition",
                                                        "FlowSchema",
                                                        "IngressClass",
                                                        "MutatingWebhookConfiguration",
                                                        "Namespace",
                                                        "Node",
                                                        "PersistentVolume",
                                                        "PriorityClass",
                                                        "PriorityLevelConfiguration",
                                                        "RuntimeClass",
                                                        "StorageClass",
                                                        "ValidatingAdmissionPolicy",
                                                        "ValidatingAdmissionPolicyBinding",
                                                        "ValidatingWebhookConfiguration"};

std::string group_of(std::string_view api_version) {
  const std::size_t slash = api_version.find('/');
  return slash == std::string_view::npos ? std::string{} : std::string{api_version.substr(0, slash)};
}

/// `stringData` is written over `data`.
void merge_string_data(document::Arena& arena, const Value& secret) {
  const Value* found = document::find(secret, "stringData");
  if (found == nullptr) return;
  const Value texts = *found;
  document::erase(arena, *secret.m, "stringData");
  if (!texts.is_map()) return;
  const Value* data = document::find(secret, "data");
  if (data == nullptr || !data->is_map()) {
    document::set(arena, *secret.m, arena.borrow("data"), Value::of(arena.map(), texts.origin), texts.origin);
    data = document::find(secret, "data");
  }
  const Value into = *data;
  for (const document::Member& member : texts.map().members()) {
    Value value = member.value;
    if (value.is_string()) {
      value = Value::of(arena.copy(text::encode_base64(value.text())), value.origin);
      value.flags = member.value.flags;
    }
    document::set(arena, *into.m, member.key, value, member.key_origin);
  }
}

/// The old name of `serviceAccountName`, which the server keeps equal to it.
void drop_account_alias(document::Arena& arena, const Value& pod) {
  if (!pod.is_map()) return;
  const Value* alias = document::find(pod, "serviceAccount");
  if (alias == nullptr || !alias->is_string()) return;
  const Value* name = document::find(pod, "serviceAccountName");
  const bool unset = name == nullptr || name->is_nil() || (name->is_string() && name->text().empty());
  if (!unset && !(name->is_string() && name->text() == alias->text())) return;
  const Value kept = *alias;
  document::erase(arena, *pod.m, "serviceAccount");
  if (unset) document::set(arena, *pod.m, arena.borrow("serviceAccountName"), kept, kept.origin);
}

void for_each_object_at(const Value& document, int depth, const std::function<void(const Value&)>& what) {
  if (!document.is_map()) return;
  const Value* items = document::find(document, "items");
  if (items != nullptr && items->is_list() && text_at(document, "kind").ends_with("List") && depth < kMostLists) {
    for (const Value& item : items->items()) for_each_object_at(item, depth + 1, what);
    return;
  }
  what(document);
}

}  // namespace

void for_each_object(const Value& document, const std::function<void(const Value&)>& what) {
  for_each_object_at(document, 0, what);
}

bool is_cluster_wide(std::string_view kind) {
  return std::ranges::binary_search(kClusterWide, kind);
}

bool is_object(const Value& value) {
  return !text_at(value, "apiVersion").empty() && !text_at(value, "kind").empty() &&
         !text_at(value, "metadata.name").empty();
}

std::optional<Object> normalise(document::Arena& arena, const Value& source, const NormaliseOptions& options) {
  if (!is_object(source)) return std::nullopt;
  const std::string_view kind = text_at(source, "kind");
  const std::string_view name = text_at(source, "metadata.name");
  Object object{.key = {}, .source = source, .tree = document::thaw(arena, source), .withheld = {}};
  Value& tree = object.tree;
  convert_version(arena, tree);
  object.key = {.group = group_of(text_at(tree, "apiVersion")),
                .kind = std::string{kind},
                .space = {},
                .name = std::string{name}};
  const Value metadata = *document::find(tree, "metadata");
  if (!is_cluster_wide(kind)) {
    object.key.space = text_at(metadata, "namespace");
    if (object.key.space.empty()) object.key.space = options.default_namespace;
  }
  // It tells the object apart, and often only one side names it.
  document::erase(arena, *metadata.m, "namespace");
  withhold_server_fields(arena, object, options.labels);
  if (kind == "Secret") merge_string_data(arena, tree);
  for (const std::string_view path : {"spec", "spec.template.spec", "spec.jobTemplate.spec.template.spec"}) {
    if (const Value* pod = document::find_path(tree, path)) drop_account_alias(arena, *pod);
  }
  const auto type = api::find_type_of_any_version(text_at(tree, "apiVersion"), kind);
  if (!type) {
    prune_empties(arena, tree, std::nullopt);
    // The metadata is the API's own, whatever the kind.
    const auto anything = api::find_type_of_any_version("v1", "ConfigMap");
    Value own = Value::of(arena.map());
    document::set(arena, *own.m, arena.borrow("metadata"), metadata);
    if (anything) prune_empties(arena, own, anything);
    if (document::find(own, "metadata") == nullptr) document::erase(arena, *tree.m, "metadata");
    return object;
  }
  canonicalise_scalars(arena, tree, *type);
  prune_empties(arena, tree, type);
  api::fill_defaults(arena, tree, {.requests_from_limits = kind == "Pod"});
  prune_empties(arena, tree, type);
  return object;
}

}  // namespace stageplot::drift::kubernetes
