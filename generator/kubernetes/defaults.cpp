#include "kubernetes/defaults.hpp"

#include <span>
#include <string>
#include <string_view>

#include "document/map.hpp"
#include "kubernetes/any_version.hpp"
#include "kubernetes/defaults_table.hpp"
#include "text/go_float.hpp"

namespace stageplot::kubernetes {
namespace {

using document::Value;

constexpr int kMostDepth = 100;

/// Whether `word` is one of the words of `list`, with blanks between them.
bool is_one_of(std::string_view list, std::string_view word) {
  while (!list.empty()) {
    const std::size_t blank = list.find(' ');
    if (list.substr(0, blank) == word) return true;
    list = blank == std::string_view::npos ? std::string_view{} : list.substr(blank + 1);
  }
  return false;
}

std::string_view text_of(const Value& map, std::string_view key) {
  const Value* found = document::find(map, key);
  return found != nullptr && found->is_string() ? found->text() : std::string_view{};
}

bool is_zero(const Value& value) {
  return (value.is(document::Kind::integer) && value.i == 0) || (value.is(document::Kind::floating) && value.f == 0);
}

/// A tag that moves is pulled each time: `latest`, or none at all. A digest never moves.
std::string_view pull_policy_of(std::string_view image) {
  if (image.find('@') != std::string_view::npos) return "IfNotPresent";
  const std::size_t slash = image.rfind('/');
  const std::string_view last = slash == std::string_view::npos ? image : image.substr(slash + 1);
  const std::size_t colon = last.find(':');
  return colon == std::string_view::npos || last.substr(colon + 1) == "latest" ? "Always" : "IfNotPresent";
}

class Filler {
 public:
  Filler(document::Arena& arena, const DefaultsOptions& options) : arena_(arena), options_(options) {}

  void value(Value& value, Type type, int depth) {
    if (depth > kMostDepth) return;
    switch (type.form()) {
      case Type::Form::scalar:
        break;
      case Type::Form::list:
        if (!value.is_list()) break;
        for (Value& item : std::span(value.l->data, value.l->size)) this->value(item, type.element(), depth + 1);
        break;
      case Type::Form::map:
        if (!value.is_map()) break;
        if (type.element().is(Scalar::quantity)) {
          if (options_.amounts_as_texts) amounts(value);
        } else if (type.element().form() != Type::Form::scalar) {
          for (auto& member : std::span(value.m->data, value.m->size))
            this->value(member.value, type.element(), depth + 1);
        }
        break;
      case Type::Form::definition:
        if (value.is_map()) definition(value, type, depth);
        break;
    }
  }

 private:
  void definition(Value& map, Type type, int depth) {
    for (const Default& each : defaults_of(type)) fill(map, each);
    special(map, type);
    // Members that were filled in are maps at most, and get theirs here too.
    for (auto& member : std::span(map.m->data, map.m->size)) {
      if (!member.value.is_map() && !member.value.is_list()) continue;
      if (const auto field = find_field_of_any_version(type, member.key->view())) {
        value(member.value, field->type, depth + 1);
      }
    }
  }

  [[nodiscard]] static bool lacks(const Value& map, std::string_view key) {
    const Value* value = document::find(map, key);
    return value == nullptr || value->is_nil();
  }

  void put(const Value& map, std::string_view key, Value value) {
    value.origin = map.origin;
    value.flags = static_cast<std::uint8_t>(value.flags | document::kDefault);
    document::set(arena_, *map.m, arena_.borrow(key), value, map.origin);
  }

  void fill(const Value& map, const Default& rule) {
    if (!lacks(map, rule.field) && !(rule.zero_is_unset && is_zero(*document::find(map, rule.field)))) return;
    if (!rule.when.empty()) {
      if (rule.is.empty() ? lacks(map, rule.when) : !is_one_of(rule.is, text_of(map, rule.when))) return;
    }
    switch (rule.kind) {
      case Default::Kind::number:
        return put(map, rule.field, Value::of_integer(rule.number));
      case Default::Kind::text:
        return put(map, rule.field, Value::of(arena_.borrow(rule.text)));
      case Default::Kind::truth:
      case Default::Kind::falsehood:
        return put(map, rule.field, Value::of(rule.kind == Default::Kind::truth));
      case Default::Kind::map:
        return put(map, rule.field, Value::of(arena_.map()));
      case Default::Kind::sibling:
        if (const Value* other = document::find(map, rule.text); other != nullptr) put(map, rule.field, *other);
        return;
    }
  }

  /// What rests on more than one field of the map.
  void special(Value& map, Type type) {
    const std::string_view definition = type.short_name();
    if (definition == "Container") {
      container(map);
    } else if (definition == "PodSpec") {
      host_ports(map);
    } else if (definition == "Volume") {
      if (map.map().members().size() == 1 && !lacks(map, "name")) put(map, "emptyDir", Value::of(arena_.map()));
    } else if (definition == "HorizontalPodAutoscalerSpec") {
      if (find_field_of_any_version(type, "metrics")) metrics(map);  // autoscaling/v1 has none
    } else if (definition == "HorizontalPodAutoscalerBehavior") {
      scaling_rules(map);
    } else if (definition == "NetworkPolicySpec") {
      policy_types(map);
    } else if (definition == "JobSpec" && lacks(map, "podReplacementPolicy")) {
      // Since 1.28.
      const bool judges_failures = !lacks(map, "podFailurePolicy");
      put(map, "podReplacementPolicy", text(judges_failures ? "Failed" : "TerminatingOrFailed"));
    }
  }

  void container(Value& map) {
    if (const std::string_view image = text_of(map, "image"); !image.empty() && lacks(map, "imagePullPolicy")) {
      put(map, "imagePullPolicy", Value::of(arena_.borrow(pull_policy_of(image))));
    }
    if (options_.requests_from_limits) requests(*document::find(map, "resources"));
  }

  /// On the host's network a container's port is the host's.
  void host_ports(const Value& pod) {
    const Value* on_host = document::find(pod, "hostNetwork");
    if (on_host == nullptr || !on_host->is(document::Kind::boolean) || !on_host->b) return;
    for (const std::string_view key : {"initContainers", "containers"}) {
      const Value* containers = document::find(pod, key);
      if (containers == nullptr || !containers->is_list()) continue;
      for (const Value& container : containers->items()) {
        const Value* ports = document::find(container, "ports");
        if (ports == nullptr || !ports->is_list()) continue;
        for (const Value& port : ports->items()) {
          if (!port.is_map() || !lacks(port, "hostPort") || lacks(port, "containerPort")) continue;
          put(port, "hostPort", *document::find(port, "containerPort"));
        }
      }
    }
  }

  void requests(const Value& resources) {
    const Value* limits = document::find(resources, "limits");
    if (limits == nullptr || !limits->is_map() || limits->map().members().empty()) return;
    // Putting a member moves the others.
    const Value all = *limits;
    if (options_.amounts_as_texts) amounts(all);
    if (lacks(resources, "requests")) put(resources, "requests", Value::of(arena_.map()));
    const Value requests = *document::find(resources, "requests");
    if (!requests.is_map()) return;
    for (const document::Member& limit : all.map().members()) {
      if (lacks(requests, limit.key->view())) put(requests, limit.key->view(), limit.value);
    }
  }

  /// `cpu: 1` is "1".
  void amounts(const Value& map) {
    for (document::Member& member : std::span(map.m->data, map.m->size)) {
      Value& amount = member.value;
      if (!amount.is_number()) continue;
      const std::string written = amount.is(document::Kind::integer)            ? std::to_string(amount.i)
                                  : amount.is(document::Kind::unsigned_integer) ? std::to_string(amount.u)
                                                                                : text::format_json_float(amount.f);
      amount = Value::of(arena_.copy(written), amount.origin);
    }
  }

  [[nodiscard]] Value text(std::string_view text) { return Value::of(arena_.borrow(text)); }

  void metrics(const Value& spec) {
    const Value* found = document::find(spec, "metrics");
    if (found != nullptr && !(found->is_nil() || (found->is_list() && found->items().empty()))) return;
    const Value target = Value::of(arena_.map());
    put(target, "type", text("Utilization"));
    put(target, "averageUtilization", Value::of_integer(80));
    const Value resource = Value::of(arena_.map());
    put(resource, "name", text("cpu"));
    put(resource, "target", target);
    const Value metric = Value::of(arena_.map());
    put(metric, "type", text("Resource"));
    put(metric, "resource", resource);
    const Value list = Value::of(arena_.list(1));
    list.l->data[0] = metric;
    put(spec, "metrics", list);
  }

  Value scaling_policy(std::string_view type, std::int64_t value) {
    const Value policy = Value::of(arena_.map());
    put(policy, "type", text(type));
    put(policy, "value", Value::of_integer(value));
    put(policy, "periodSeconds", Value::of_integer(15));
    return policy;
  }

  void scaling_rules(const Value& behavior) {
    const Value* up = document::find(behavior, "scaleUp");
    if (up != nullptr && up->is_map()) {
      if (lacks(*up, "stabilizationWindowSeconds")) put(*up, "stabilizationWindowSeconds", Value::of_integer(0));
      if (lacks(*up, "policies")) {
        const Value list = Value::of(arena_.list(2));
        list.l->data[0] = scaling_policy("Pods", 4);
        list.l->data[1] = scaling_policy("Percent", 100);
        put(*up, "policies", list);
      }
    }
    const Value* down = document::find(behavior, "scaleDown");
    if (down != nullptr && down->is_map() && lacks(*down, "policies")) {
      const Value list = Value::of(arena_.list(1));
      list.l->data[0] = scaling_policy("Percent", 100);
      put(*down, "policies", list);
    }
  }

  void policy_types(const Value& spec) {
    if (!lacks(spec, "policyTypes")) return;
    const Value* egress = document::find(spec, "egress");
    const bool both = egress != nullptr && egress->is_list() && !egress->items().empty();
    const Value list = Value::of(arena_.list(both ? 2 : 1));
    list.l->data[0] = text("Ingress");
    if (both) list.l->data[1] = text("Egress");
    put(spec, "policyTypes", list);
  }

  document::Arena& arena_;
  const DefaultsOptions& options_;
};

}  // namespace

void fill_defaults(document::Arena& arena, Value& object, const DefaultsOptions& options) {
  if (!object.is_map()) return;
  const auto type = find_type_of_any_version(text_of(object, "apiVersion"), text_of(object, "kind"));
  if (type) Filler(arena, options).value(object, *type, 0);
}

}  // namespace stageplot::kubernetes
