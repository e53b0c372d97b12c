#include "drift/kubernetes/server_fields.hpp"

#include <array>
#include <string_view>
#include <vector>

#include "document/map.hpp"

namespace stageplot::drift::kubernetes {
namespace {

using document::Value;

constexpr std::array<std::string_view, 10> kMetadata = {"creationTimestamp", "deletionGracePeriodSeconds",
                                                        "deletionTimestamp", "generateName",
                                                        "generation",        "managedFields",
                                                        "ownerReferences",   "resourceVersion",
                                                        "selfLink",          "uid"};

/// Whole names, or with `*` at the end what they begin with.
constexpr std::array<std::string_view, 9> kAnnotations = {"kubectl.kubernetes.io/last-applied-configuration",
                                                          "deployment.kubernetes.io/*",
                                                          "deprecated.daemonset.template.generation",
                                                          "autoscaling.alpha.kubernetes.io/conditions",
                                                          "autoscaling.alpha.kubernetes.io/current-metrics",
                                                          "meta.helm.sh/*",
                                                          "field.cattle.io/*",
                                                          "pv.kubernetes.io/*",
                                                          "volume.kubernetes.io/storage-provisioner"};

constexpr std::string_view kRestartedAt = "kubectl.kubernetes.io/restartedAt";

bool is_owned(std::string_view annotation) {
  for (const std::string_view each : kAnnotations) {
    const bool prefix = each.ends_with('*');
    if (prefix ? annotation.starts_with(each.substr(0, each.size() - 1)) : annotation == each) return true;
  }
  return false;
}

diff::Path below(const diff::Path& way, std::initializer_list<std::string_view> keys) {
  diff::Path path = way;
  for (const std::string_view key : keys) {
    path.steps.push_back({.kind = diff::Step::Kind::member, .text = std::string{key}});
  }
  return path;
}

class ServerFields {
 public:
  ServerFields(document::Arena& arena, Object& object) : arena_(arena), object_(object) {}

  void metadata(const LabelOptions& options) {
    const Value* metadata = document::find(object_.tree, "metadata");
    if (metadata == nullptr || !metadata->is_map()) return;
    for (const std::string_view key : kMetadata) take(*metadata, path_of({"metadata"}), key, "the server's");
    if (const Value* annotations = document::find(*metadata, "annotations");
        annotations != nullptr && annotations->is_map()) {
      std::vector<std::string_view> owned;
      for (const document::Member& each : annotations->map().members()) {
        if (is_owned(each.key->view())) owned.push_back(each.key->view());
      }
      for (const std::string_view key : owned) {
        take(*annotations, path_of({"metadata", "annotations"}), key, "written by a controller or a client");
      }
    }
    const Value* labels = document::find(*metadata, "labels");
    if (!options.ignore_helm_labels || labels == nullptr) return;
    take(*labels, path_of({"metadata", "labels"}), "helm.sh/chart", "Helm's");
    if (text_at(*metadata, "labels") == "Helm" ||
        (document::find(*labels, "app.kubernetes.io/managed-by") != nullptr &&
         document::find(*labels, "app.kubernetes.io/managed-by")->is_string() &&
         document::find(*labels, "app.kubernetes.io/managed-by")->text() == "Helm")) {
      take(*labels, path_of({"metadata", "labels"}), "app.kubernetes.io/managed-by", "Helm's");
    }
  }

  /// The template of a workload, at `way` below the object.
  void pod_template(const Value& pods, const diff::Path& way) {
    const Value* metadata = document::find(pods, "metadata");
    if (metadata == nullptr || !metadata->is_map()) return;
    const diff::Path inside = below(way, {"metadata"});
    take(*metadata, inside, "creationTimestamp", "the server's");
    const Value* annotations = document::find(*metadata, "annotations");
    if (annotations == nullptr || !annotations->is_map()) return;
    withhold(arena_, object_, *annotations, below(inside, {"annotations"}), kRestartedAt, diff::Class::restart,
             "`kubectl rollout restart`");
  }

  void claims() {
    const Value* claims = document::find_path(object_.tree, "spec.volumeClaimTemplates");
    if (claims == nullptr || !claims->is_list()) return;
    for (std::size_t i = 0; i < claims->items().size(); ++i) {
      const Value& claim = claims->items()[i];
      diff::Path way = path_of({"spec", "volumeClaimTemplates"});
      way.steps.push_back({.kind = diff::Step::Kind::position, .text = {}, .index_a = i, .index_b = i});
      take(claim, way, "status", "the server's");
      take(claim, way, "apiVersion", "the server's");
      take(claim, way, "kind", "the server's");
      if (const Value* metadata = document::find(claim, "metadata"); metadata != nullptr) {
        take(*metadata, below(way, {"metadata"}), "creationTimestamp", "the server's");
      }
    }
  }

  void take(const Value& map, const diff::Path& way, std::string_view key, std::string_view note) {
    withhold(arena_, object_, map, way, key, diff::Class::owned, note);
  }

 private:
  document::Arena& arena_;
  Object& object_;
};

}  // namespace

void withhold_server_fields(document::Arena& arena, Object& object, const LabelOptions& options) {
  ServerFields fields(arena, object);
  fields.take(object.tree, {}, "status", "the server's");
  fields.metadata(options);
  if (const Value* pods = document::find_path(object.tree, "spec.template"); pods != nullptr) {
    fields.pod_template(*pods, path_of({"spec", "template"}));
  }
  if (const Value* pods = document::find_path(object.tree, "spec.jobTemplate.spec.template"); pods != nullptr) {
    fields.pod_template(*pods, path_of({"spec", "jobTemplate", "spec", "template"}));
  }
  fields.claims();
}

}  // namespace stageplot::drift::kubernetes
