#include "policy/defaults.hpp"

#include <array>
#include <string>
#include <string_view>

#include "document/map.hpp"
#include "text/go_float.hpp"

namespace stageplot::policy {
namespace {

using document::Value;

class Filler {
 public:
  explicit Filler(document::Arena& arena) : arena_(arena) {}

  void object(const Value& object) {
    const Value* kind = document::find(object, "kind");
    const Value* spec = document::find(object, "spec");
    if (kind == nullptr || !kind->is_string() || spec == nullptr || !spec->is_map()) return;
    const std::string_view name = kind->text();
    if (name == "Deployment") deployment(*spec);
    if (name == "StatefulSet") stateful_set(*spec);
    if (name == "DaemonSet") number(*spec, "revisionHistoryLimit", 10);
    if (name == "ReplicaSet") number(*spec, "replicas", 1);
    if (name == "Service") service(*spec);
    if (name == "HorizontalPodAutoscaler") number(*spec, "minReplicas", 1);
    if (name == "Job") job(*spec);
    if (name == "CronJob") cron_job(*spec);
    if (name == "Pod") pod(*spec);
    if (const Value* pods = document::find_path(*spec, "template.spec")) pod(*pods);
    for_each(document::find_path(*spec, "volumeClaimTemplates"), [this](const Value& claim) {
      if (const Value* resources = document::find_path(claim, "spec.resources")) quantities(*resources);
    });
  }

 private:
  [[nodiscard]] static bool lacks(const Value& map, std::string_view key) {
    if (!map.is_map()) return false;
    const Value* value = document::find(map, key);
    return value == nullptr || value->is_nil();
  }

  void put(const Value& map, std::string_view key, Value value) {
    value.origin = map.origin;
    value.flags = static_cast<std::uint8_t>(value.flags | document::kDefault);
    document::set(arena_, *map.m, arena_.borrow(key), value, map.origin);
  }
  void number(const Value& map, std::string_view key, std::int64_t value) {
    if (lacks(map, key)) put(map, key, Value::of_integer(value));
  }
  void text(const Value& map, std::string_view key, std::string_view value) {
    if (lacks(map, key)) put(map, key, Value::of(arena_.borrow(value)));
  }
  const Value& made_map(const Value& map, std::string_view key) {
    if (lacks(map, key)) put(map, key, Value::of(arena_.map()));
    return *document::find(map, key);
  }

  template <typename Do>
  static void for_each(const Value* list, const Do& what) {
    if (list == nullptr || !list->is_list()) return;
    for (const Value& item : list->items()) {
      if (item.is_map()) what(item);
    }
  }

  void deployment(const Value& spec) {
    number(spec, "replicas", 1);
    number(spec, "revisionHistoryLimit", 10);
    number(spec, "progressDeadlineSeconds", 600);
    const Value& strategy = made_map(spec, "strategy");
    text(strategy, "type", "RollingUpdate");
    const Value* type = document::find(strategy, "type");
    if (type == nullptr || !type->is_string() || type->text() != "RollingUpdate") return;
    const Value& rolling = made_map(strategy, "rollingUpdate");
    text(rolling, "maxSurge", "25%");
    text(rolling, "maxUnavailable", "25%");
  }

  void stateful_set(const Value& spec) {
    number(spec, "replicas", 1);
    number(spec, "revisionHistoryLimit", 10);
    text(spec, "podManagementPolicy", "OrderedReady");
    text(made_map(spec, "updateStrategy"), "type", "RollingUpdate");
  }

  void service(const Value& spec) {
    text(spec, "type", "ClusterIP");
    text(spec, "sessionAffinity", "None");
    for_each(document::find(spec, "ports"), [this](const Value& port) {
      text(port, "protocol", "TCP");
      const Value* number = document::find(port, "port");
      if (number != nullptr && lacks(port, "targetPort")) put(port, "targetPort", *number);
    });
  }

  void job(const Value& spec) {
    number(spec, "parallelism", 1);
    number(spec, "completions", 1);
    number(spec, "backoffLimit", 6);
  }

  void cron_job(const Value& spec) {
    text(spec, "concurrencyPolicy", "Allow");
    if (lacks(spec, "suspend")) put(spec, "suspend", Value::of(false));
    number(spec, "successfulJobsHistoryLimit", 3);
    number(spec, "failedJobsHistoryLimit", 1);
    if (const Value* inner = document::find_path(spec, "jobTemplate.spec"); inner != nullptr && inner->is_map()) {
      job(*inner);
      if (const Value* pods = document::find_path(*inner, "template.spec")) pod(*pods);
    }
  }

  void pod(const Value& spec) {
    if (!spec.is_map()) return;
    text(spec, "restartPolicy", "Always");
    text(spec, "dnsPolicy", "ClusterFirst");
    text(spec, "schedulerName", "default-scheduler");
    number(spec, "terminationGracePeriodSeconds", 30);
    (void)made_map(spec, "securityContext");
    for (const std::string_view key : {"initContainers", "containers"}) {
      for_each(document::find(spec, key), [this](const Value& item) { container(item); });
    }
  }

  void container(const Value& container) {
    text(container, "terminationMessagePath", "/dev/termination-log");
    text(container, "terminationMessagePolicy", "File");
    if (const Value* image = document::find(container, "image"); image != nullptr && image->is_string()) {
      const std::string_view name = image->text();
      const std::size_t slash = name.rfind('/');
      const std::string_view last = slash == std::string_view::npos ? name : name.substr(slash + 1);
      const bool moves = (last.find(':') == std::string_view::npos && last.find('@') == std::string_view::npos) ||
                         last.ends_with(":latest");
      text(container, "imagePullPolicy", moves ? "Always" : "IfNotPresent");
    }
    const Value& resources = made_map(container, "resources");
    quantities(resources);
    requests(resources);
    for_each(document::find(container, "ports"), [this](const Value& port) { text(port, "protocol", "TCP"); });
    for (const std::string_view key : {"livenessProbe", "readinessProbe", "startupProbe"}) {
      if (const Value* found = document::find(container, key); found != nullptr && found->is_map()) probe(*found);
    }
  }

  void probe(const Value& probe) {
    number(probe, "timeoutSeconds", 1);
    number(probe, "periodSeconds", 10);
    number(probe, "successThreshold", 1);
    number(probe, "failureThreshold", 3);
    if (const Value* get = document::find(probe, "httpGet"); get != nullptr && get->is_map()) {
      text(*get, "scheme", "HTTP");
      text(*get, "path", "/");
    }
  }

  /// Without a request the limit is the request.
  void requests(const Value& resources) {
    const Value* limits = document::find(resources, "limits");
    if (limits == nullptr || !limits->is_map() || limits->map().members().empty()) return;
    const Value all = *limits;
    const Value& requests = made_map(resources, "requests");
    for (const document::Member& limit : all.map().members()) {
      if (lacks(requests, limit.key->view())) put(requests, limit.key->view(), limit.value);
    }
  }

  /// `cpu: 1` is "1" for the API server.
  void quantities(const Value& resources) {
    for (const std::string_view key : {"limits", "requests"}) {
      const Value* amounts = document::find(resources, key);
      if (amounts == nullptr || !amounts->is_map()) continue;
      for (document::Member& member : std::span(amounts->m->data, amounts->m->size)) {
        Value& amount = member.value;
        if (!amount.is_number()) continue;
        const std::string written = amount.is(document::Kind::integer) ? std::to_string(amount.i)
                                    : amount.is(document::Kind::unsigned_integer)
                                        ? std::to_string(amount.u)
                                        : stageplot::text::format_json_float(amount.f);
        amount = Value::of(arena_.copy(written), amount.origin);
      }
    }
  }

  document::Arena& arena_;
};

}  // namespace

void fill_defaults(document::Arena& arena, Value& object) {
  Filler(arena).object(object);
}

}  // namespace stageplot::policy
