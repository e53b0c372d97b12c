#include "drift/kubernetes/versions.hpp"

#include <array>
#include <string>
#include <string_view>

#include "document/map.hpp"
#include "drift/kubernetes/autoscaler_versions.hpp"
#include "drift/kubernetes/object.hpp"
#include "kubernetes/any_version.hpp"

namespace stageplot::drift::kubernetes {
namespace {

namespace api = stageplot::kubernetes;
using document::Value;

struct Move {
  std::string_view kind;
  std::string_view group;
};

/// Where the kinds of `extensions` went.
constexpr std::array<Move, 6> kMoved{{{"DaemonSet", "apps"},
                                      {"Deployment", "apps"},
                                      {"Ingress", "networking.k8s.io"},
                                      {"NetworkPolicy", "networking.k8s.io"},
                                      {"PodSecurityPolicy", "policy"},
                                      {"ReplicaSet", "apps"}}};

std::string_view group_of(std::string_view api_version) {
  const std::size_t slash = api_version.find('/');
  return slash == std::string_view::npos ? std::string_view{} : api_version.substr(0, slash);
}

void put(document::Arena& arena, const Value& map, std::string_view key, Value value) {
  document::set(arena, *map.m, arena.borrow(key), value, map.origin);
}

/// `serviceName`, `servicePort` → `service.{name, port}`.
void convert_backend(document::Arena& arena, const Value& backend) {
  if (!backend.is_map()) return;
  const Value* name = document::find(backend, "serviceName");
  const Value* port = document::find(backend, "servicePort");
  if (name == nullptr && port == nullptr) return;
  const Value service = Value::of(arena.map(), backend.origin);
  if (name != nullptr) put(arena, service, "name", *name);
  if (port != nullptr) {
    const Value made = Value::of(arena.map(), port->origin);
    put(arena, made, port->is_string() ? "name" : "number", *port);
    put(arena, service, "port", made);
  }
  document::erase(arena, *backend.m, "serviceName");
  document::erase(arena, *backend.m, "servicePort");
  put(arena, backend, "service", service);
}

void convert_ingress(document::Arena& arena, const Value& object) {
  const Value* spec = document::find(object, "spec");
  if (spec == nullptr || !spec->is_map()) return;
  if (const Value* found = document::find(*spec, "backend"); found != nullptr) {
    const Value backend = *found;
    document::erase(arena, *spec->m, "backend");
    put(arena, *spec, "defaultBackend", backend);
  }
  if (const Value* backend = document::find(*spec, "defaultBackend"); backend != nullptr) {
    convert_backend(arena, *backend);
  }
  const Value* rules = document::find(*spec, "rules");
  if (rules == nullptr || !rules->is_list()) return;
  for (const Value& rule : rules->items()) {
    const Value* paths = document::find_path(rule, "http.paths");
    if (paths == nullptr || !paths->is_list()) continue;
    for (const Value& path : paths->items()) {
      if (!path.is_map()) continue;
      if (const Value* backend = document::find(path, "backend"); backend != nullptr) convert_backend(arena, *backend);
      if (document::find(path, "pathType") == nullptr) {
        put(arena, path, "pathType", Value::of(arena.borrow("ImplementationSpecific"), path.origin));
      }
    }
  }
}

}  // namespace

void convert_version(document::Arena& arena, Value& object) {
  const std::string_view kind = text_at(object, "kind");
  const std::string_view written = text_at(object, "apiVersion");
  std::string_view group = group_of(written);
  if (group == "extensions") {
    for (const Move& move : kMoved) {
      if (move.kind == kind) group = move.group;
    }
  }
  const bool is_autoscaler = group == "autoscaling" && kind == "HorizontalPodAutoscaler";
  const std::string_view version = is_autoscaler ? "v2" : "v1";
  const std::string wanted = group.empty() ? std::string{version} : std::string{group} + "/" + std::string{version};
  if (wanted == written) return;
  if (!api::find_type_of_any_version(wanted, kind)) return;
  put(arena, object, "apiVersion", Value::of(arena.copy(wanted), object.origin));
  if (is_autoscaler) convert_autoscaler(arena, object);
  if (group == "networking.k8s.io" && kind == "Ingress") convert_ingress(arena, object);
}

}  // namespace stageplot::drift::kubernetes
