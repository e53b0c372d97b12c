#include "drift/kubernetes/ownership.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "document/json_reader.hpp"
#include "document/map.hpp"

namespace stageplot::drift::kubernetes {
namespace {

using document::Value;

/// A field that the cluster fills where the model leaves it out.
struct Filled {
  std::string_view kind;
  std::string_view map;  // dotted path of the map that it stands in
  std::string_view key;
};

constexpr std::array<Filled, 20> kFilled{{
    {"Service", "spec", "clusterIPs"},
    {"Service", "spec", "ipFamilies"},
    {"Service", "spec", "ipFamilyPolicy"},
    {"Service", "spec", "healthCheckNodePort"},
    {"PersistentVolumeClaim", "spec", "volumeName"},
    {"PersistentVolumeClaim", "spec", "storageClassName"},
    {"PersistentVolume", "spec", "claimRef"},
    {"Namespace", "spec", "finalizers"},
    {"Namespace", "metadata.labels", "kubernetes.io/metadata.name"},
    {"Job", "spec", "selector"},
    {"Job", "metadata.labels", "controller-uid"},
    {"Job", "metadata.labels", "job-name"},
    {"Job", "metadata.labels", "batch.kubernetes.io/controller-uid"},
    {"Job", "metadata.labels", "batch.kubernetes.io/job-name"},
    {"Job", "spec.template.metadata.labels", "controller-uid"},
    {"Job", "spec.template.metadata.labels", "job-name"},
    {"Job", "spec.template.metadata.labels", "batch.kubernetes.io/controller-uid"},
    {"Job", "spec.template.metadata.labels", "batch.kubernetes.io/job-name"},
    {"Pod", "spec", "nodeName"},
    {"Pod", "spec", "priority"},
}};

/// Whole names, or with `*` at the end what they begin with.
constexpr std::array<std::string_view, 6> kFinalizers = {"ingress.k8s.aws/resources",
                                                         "service.k8s.aws/resources",
                                                         "elbv2.k8s.aws/*",
                                                         "group.ingress.k8s.aws/*",
                                                         "service.kubernetes.io/load-balancer-cleanup",
                                                         "kubernetes.io/pv*"};

/// Kinds that controllers make of others.
constexpr std::array<std::string_view, 8> kMadeKinds = {
    "ControllerRevision", "EndpointSlice", "Endpoints",         "Event", "Lease",
    "PodMetrics",         "NodeMetrics",   "TargetGroupBinding"};

bool fits(std::string_view pattern, std::string_view text) {
  const std::size_t star = pattern.find('*');
  if (star == std::string_view::npos) return pattern == text;
  const std::string_view before = pattern.substr(0, star);
  const std::string_view after = pattern.substr(star + 1);
  return text.size() >= before.size() + after.size() && text.starts_with(before) && text.ends_with(after);
}

diff::Path dotted(std::string_view path) {
  diff::Path made;
  while (!path.empty()) {
    const std::size_t dot = path.find('.');
    made.steps.push_back({.kind = diff::Step::Kind::member, .text = std::string{path.substr(0, dot)}});
    path = dot == std::string_view::npos ? std::string_view{} : path.substr(dot + 1);
  }
  return made;
}

bool has_named_item(const Value* list, std::string_view name) {
  if (list == nullptr || !list->is_list()) return false;
  return std::ranges::any_of(list->items(), [name](const Value& item) { return text_at(item, "name") == name; });
}

class Owned {
 public:
  Owned(document::Arena& arena, const Object& model, Object& live) : arena_(arena), model_(model), live_(live) {}

  void all() {
    for (const Filled& each : kFilled) {
      if (each.kind == live_.key.kind) take_filled(each.map, each.key);
    }
    finalizers();
    if (live_.key.kind == "Service") service();
    if (live_.key.kind == "ServiceAccount") account();
    if (live_.key.kind == "Pod") pod();
    injected();
  }

 private:
  [[nodiscard]] const Value* model_at(std::string_view path) const { return document::find_path(model_.tree, path); }
  [[nodiscard]] const Value* live_at(std::string_view path) const { return document::find_path(live_.tree, path); }

  void take_filled(std::string_view map, std::string_view key) {
    const Value* model_map = model_at(map);
    if (model_map != nullptr && document::find(*model_map, key) != nullptr) return;
    if (const Value* live_map = live_at(map)) {
      withhold(arena_, live_, *live_map, dotted(map), key, diff::Class::owned,
               "the cluster's where the model is silent");
      drop_if_empty(map);
    }
  }

  /// A map that held the cluster's members alone says nothing, and so on up to the object.
  void drop_if_empty(std::string_view path) {
    for (std::size_t dot = path.rfind('.'); dot != std::string_view::npos; dot = path.rfind('.')) {
      const Value* map = live_at(path);
      if (map == nullptr || !map->is_map() || !map->map().members().empty()) return;
      const Value* parent = live_at(path.substr(0, dot));
      if (parent == nullptr || !parent->is_map()) return;
      document::erase(arena_, *parent->m, path.substr(dot + 1));
      path = path.substr(0, dot);
    }
  }

  /// Takes the items of a live list for which `is_owned` says so; an emptied list goes.
  template <typename IsOwned>
  void take_items(std::string_view map_path, std::string_view key, std::string_view note, const IsOwned& is_owned) {
    const Value* map = live_at(map_path);
    if (map_path.empty()) map = &live_.tree;
    if (map == nullptr || !map->is_map()) return;
    const Value* list = document::find(*map, key);
    if (list == nullptr || !list->is_list()) return;
    std::vector<Value> kept;
    for (std::size_t i = 0; i < list->items().size(); ++i) {
      const Value& item = list->items()[i];
      if (!is_owned(item)) {
        kept.push_back(item);
        continue;
      }
      Withheld taken{.path = dotted(map_path), .value = item, .leaves = count_leaves(item), .note = std::string{note}};
      taken.path.steps.push_back({.kind = diff::Step::Kind::member, .text = std::string{key}});
      const std::string_view name = item.is_string() ? item.text() : text_at(item, "name");
      taken.path.steps.push_back({.kind = name.empty() ? diff::Step::Kind::position : diff::Step::Kind::keyed_item,
                                  .text = std::string{name},
                                  .index_a = i,
                                  .index_b = i});
      live_.withheld.push_back(std::move(taken));
    }
    if (kept.size() == list->items().size()) return;
    if (kept.empty()) {
      document::erase(arena_, *map->m, key);
    } else {
      document::set(arena_, *map->m, arena_.borrow(key), Value::of(arena_.list(kept), list->origin));
    }
  }

  void finalizers() {
    const Value* wanted = model_at("metadata.finalizers");
    take_items("metadata", "finalizers", "a controller's", [&](const Value& item) {
      if (!item.is_string()) return false;
      if (wanted != nullptr && wanted->is_list()) {
        for (const Value& each : wanted->items()) {
          if (each.is_string() && each.text() == item.text()) return false;
        }
      }
      return std::ranges::any_of(kFinalizers, [&](std::string_view each) { return fits(each, item.text()); });
    });
  }

  void service() {
    // A headless Service is another one.
    if (text_at(live_.tree, "spec.clusterIP") != "None") take_filled("spec", "clusterIP");
    const Value* ports = live_at("spec.ports");
    const Value* wanted = model_at("spec.ports");
    if (ports == nullptr || !ports->is_list()) return;
    for (std::size_t i = 0; i < ports->items().size(); ++i) {
      const Value& port = ports->items()[i];
      if (document::find(port, "nodePort") == nullptr || model_names_node_port(wanted, port)) continue;
      diff::Path way = path_of({"spec", "ports"});
      way.steps.push_back({.kind = diff::Step::Kind::position, .text = {}, .index_a = i, .index_b = i});
      withhold(arena_, live_, port, way, "nodePort", diff::Class::owned, "the cluster's where the model is silent");
    }
  }

  static bool model_names_node_port(const Value* ports, const Value& live) {
    if (ports == nullptr || !ports->is_list()) return false;
    const Value* number = document::find(live, "port");
    return std::ranges::any_of(ports->items(), [&](const Value& port) {
      const Value* mine = document::find(port, "port");
      return mine != nullptr && number != nullptr && mine->kind == number->kind && mine->i == number->i &&
             text_at(port, "protocol") == text_at(live, "protocol") && document::find(port, "nodePort") != nullptr;
    });
  }

  void account() {
    const std::string token = live_.key.name + "-token-*";
    const std::string registry = live_.key.name + "-dockercfg-*";
    for (const std::string_view key : {"secrets", "imagePullSecrets"}) {
      const Value* wanted = model_at(key);
      take_items("", key, "made for the account by a controller", [&](const Value& item) {
        const std::string_view name = text_at(item, "name");
        return (fits(token, name) || fits(registry, name)) && !has_named_item(wanted, name);
      });
    }
  }

  void pod() {
    take_filled("spec", "preemptionPolicy");
    const Value* wanted = model_at("spec.volumes");
    const auto is_token = [&](std::string_view name) {
      return fits("kube-api-access-*", name) && !has_named_item(wanted, name);
    };
    take_items("spec", "volumes", "the API's token",
               [&](const Value& item) { return is_token(text_at(item, "name")); });
    take_items("spec", "tolerations", "every Pod's", [&](const Value& item) {
      const std::string_view key = text_at(item, "key");
      return (key == "node.kubernetes.io/not-ready" || key == "node.kubernetes.io/unreachable") &&
             document::find(item, "tolerationSeconds") != nullptr;
    });
    for (const std::string_view kind : {"spec.containers", "spec.initContainers"}) {
      const Value* containers = live_at(kind);
      if (containers == nullptr || !containers->is_list()) continue;
      for (const Value& container : containers->items()) {
        const Value* mounts = document::find(container, "volumeMounts");
        if (mounts == nullptr || !mounts->is_list()) continue;
        std::vector<Value> kept;
        for (const Value& mount : mounts->items()) {
          if (!is_token(text_at(mount, "name"))) kept.push_back(mount);
        }
        if (kept.empty()) {
          document::erase(arena_, *container.m, "volumeMounts");
        } else if (kept.size() != mounts->items().size()) {
          document::set(arena_, *container.m, arena_.borrow("volumeMounts"),
                        Value::of(arena_.list(kept), container.origin));
        }
      }
    }
  }

  /// What a manual injection of Istio's sidecar wrote into the template, as its annotation says.
  void injected() {
    constexpr std::string_view kStatus = "sidecar.istio.io/status";
    const bool is_pod = live_.key.kind == "Pod";
    const std::string metadata = is_pod ? "metadata" : "spec.template.metadata";
    const std::string spec = is_pod ? "spec" : "spec.template.spec";
    const Value* annotations = live_at(metadata + ".annotations");
    if (annotations == nullptr) return;
    const Value* status = document::find(*annotations, kStatus);
    if (status == nullptr || !status->is_string()) return;
    const Value* written = model_at(metadata + ".annotations");
    if (written != nullptr && document::find(*written, kStatus) != nullptr) return;
    std::string error;
    const auto read = document::read_json_text(status->text(), document::OriginId::none, arena_, {}, error);
    if (!read) return;
    for (const std::string_view kind : {"containers", "initContainers", "volumes", "imagePullSecrets"}) {
      const Value* names = document::find(*read, kind);
      if (names == nullptr || !names->is_list()) continue;
      const Value* wanted = model_at(spec + "." + std::string{kind});
      take_items(spec, kind, "injected by Istio", [&](const Value& item) {
        const std::string_view name = text_at(item, "name");
        return !has_named_item(wanted, name) && std::ranges::any_of(names->items(), [&](const Value& each) {
          return each.is_string() && each.text() == name;
        });
      });
    }
    withhold(arena_, live_, *annotations, dotted(metadata + ".annotations"), kStatus, diff::Class::owned,
             "injected by Istio");
    drop_if_empty(metadata + ".annotations");
  }

  document::Arena& arena_;
  const Object& model_;
  Object& live_;
};

}  // namespace

void withhold_owned(document::Arena& arena, const Object& model, Object& live) {
  Owned(arena, model, live).all();
}

bool is_made_by_cluster(const Value& source) {
  const std::string_view kind = text_at(source, "kind");
  const Value* owners = document::find_path(source, "metadata.ownerReferences");
  if (owners != nullptr && owners->is_list() && !owners->items().empty()) return true;
  if (std::ranges::find(kMadeKinds, kind) != kMadeKinds.end()) return true;
  const std::string_view name = text_at(source, "metadata.name");
  if (kind == "ConfigMap") return name == "kube-root-ca.crt" || name == "openshift-service-ca.crt";
  if (kind == "ServiceAccount") return name == "default";
  if (kind == "Service") return name == "kubernetes" && text_at(source, "metadata.namespace") == "default";
  if (kind == "Secret") {
    const std::string_view type = text_at(source, "type");
    return type == "kubernetes.io/service-account-token" || type == "helm.sh/release.v1";
  }
  return false;
}

}  // namespace stageplot::drift::kubernetes
