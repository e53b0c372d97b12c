#include "drift/kubernetes/autoscaler_versions.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "document/json_reader.hpp"
#include "document/map.hpp"

namespace stageplot::drift::kubernetes {
namespace {

using document::Value;

constexpr std::string_view kMetrics = "autoscaling.alpha.kubernetes.io/metrics";
constexpr std::string_view kBehavior = "autoscaling.alpha.kubernetes.io/behavior";

class Converter {
 public:
  explicit Converter(document::Arena& arena) : arena_(arena) {}

  void object(const Value& object) {
    const Value* spec = document::find(object, "spec");
    if (spec == nullptr || !spec->is_map()) return;
    std::vector<Value> metrics;
    if (const Value* cpu = document::find(*spec, "targetCPUUtilizationPercentage"); cpu != nullptr) {
      if (!cpu->is_nil()) metrics.push_back(utilization_of_cpu(*cpu));
      document::erase(arena_, *spec->m, "targetCPUUtilizationPercentage");
    }
    if (const auto written = take_annotation(object, kMetrics); written && written->is_list()) {
      for (const Value& metric : written->items()) metrics.push_back(metric);
    }
    if (const Value* own = document::find(*spec, "metrics"); own != nullptr && own->is_list()) {
      for (const Value& metric : own->items()) metrics.push_back(metric);
    }
    for (const Value& each : metrics) metric(each);
    if (!metrics.empty()) put(*spec, "metrics", Value::of(arena_.list(metrics), spec->origin));
    if (const auto behavior = take_annotation(object, kBehavior); behavior && behavior->is_map()) {
      put(*spec, "behavior", lower_keys(*behavior, 0));
    }
  }

 private:
  void put(const Value& map, std::string_view key, Value value) {
    document::set(arena_, *map.m, arena_.borrow(key), value, map.origin);
  }
  Value text(std::string_view text, const Value& from) { return Value::of(arena_.borrow(text), from.origin); }
  Value map(const Value& from) { return Value::of(arena_.map(), from.origin); }

  Value utilization_of_cpu(const Value& percentage) {
    const Value target = map(percentage);
    put(target, "type", text("Utilization", percentage));
    put(target, "averageUtilization", percentage);
    const Value resource = map(percentage);
    put(resource, "name", text("cpu", percentage));
    put(resource, "target", target);
    const Value metric = map(percentage);
    put(metric, "type", text("Resource", percentage));
    put(metric, "resource", resource);
    return metric;
  }

  /// The tree of an annotation in JSON, which goes; nullopt where there is none, or it cannot be read and stays.
  std::optional<Value> take_annotation(const Value& object, std::string_view key) {
    const Value* annotations = document::find_path(object, "metadata.annotations");
    if (annotations == nullptr) return std::nullopt;
    const Value* found = document::find(*annotations, key);
    if (found == nullptr || !found->is_string()) return std::nullopt;
    std::string error;
    auto read = document::read_json_text(found->text(), found->origin, arena_, {}, error);
    if (read) document::erase(arena_, *annotations->m, key);
    return read;
  }

  /// What v2beta1 calls `targetAverageUtilization` and so on is one target.
  void metric(const Value& metric) {
    if (!metric.is_map()) return;
    for (const std::string_view kind : {"resource", "containerResource"}) {
      if (const Value* source = document::find(metric, kind); source != nullptr && source->is_map()) target(*source);
    }
    if (const Value* pods = document::find(metric, "pods"); pods != nullptr && pods->is_map()) {
      target(*pods);
      identifier(*pods, "selector");
    }
    if (const Value* external = document::find(metric, "external"); external != nullptr && external->is_map()) {
      target(*external);
      identifier(*external, "metricSelector");
    }
    if (const Value* found = document::find(metric, "object"); found != nullptr && found->is_map())
      object_metric(*found);
  }

  void object_metric(const Value& source) {
    if (document::find(source, "metricName") == nullptr) return;
    if (const Value* described = document::find(source, "target"); described != nullptr) {
      const Value moved = *described;
      document::erase(arena_, *source.m, "target");
      put(source, "describedObject", moved);
    }
    target(source);
    identifier(source, "selector");
  }

  void target(const Value& source) {
    struct Old {
      std::string_view name;
      std::string_view type;
      std::string_view field;
    };
    for (const Old& old : {Old{"targetAverageUtilization", "Utilization", "averageUtilization"},
                           Old{"targetAverageValue", "AverageValue", "averageValue"},
                           Old{"averageValue", "AverageValue", "averageValue"}, Old{"targetValue", "Value", "value"}}) {
      const Value* found = document::find(source, old.name);
      if (found == nullptr) continue;
      const Value amount = *found;
      document::erase(arena_, *source.m, old.name);
      if (amount.is_nil() || document::find(source, "target") != nullptr) continue;
      const Value made = map(amount);
      put(made, "type", text(old.type, amount));
      put(made, old.field, amount);
      put(source, "target", made);
    }
  }

  void identifier(const Value& source, std::string_view selector) {
    const Value* found = document::find(source, "metricName");
    if (found == nullptr) return;
    const Value made = map(*found);
    put(made, "name", *found);
    if (const Value* labels = document::find(source, selector); labels != nullptr && !labels->is_nil()) {
      put(made, "selector", *labels);
    }
    document::erase(arena_, *source.m, "metricName");
    document::erase(arena_, *source.m, selector);
    put(source, "metric", made);
  }

  /// The server writes the annotation with the names of its own Go fields: `ScaleDown`, `PeriodSeconds`.
  Value lower_keys(const Value& value, int depth) {
    constexpr int kMostDepth = 8;
    if (depth > kMostDepth) return value;
    if (value.is_list()) {
      for (Value& item : std::span(value.l->data, value.l->size)) item = lower_keys(item, depth + 1);
      return value;
    }
    if (!value.is_map()) return value;
    std::vector<document::Member> members;
    for (const document::Member& member : value.map().members()) {
      std::string key{member.key->view()};
      if (!key.empty() && key.front() >= 'A' && key.front() <= 'Z') key.front() = static_cast<char>(key.front() + 32);
      members.push_back({arena_.copy(key), lower_keys(member.value, depth + 1), member.key_origin});
    }
    return Value::of(document::make_map(arena_, members), value.origin);
  }

  document::Arena& arena_;
};

}  // namespace

void convert_autoscaler(document::Arena& arena, Value& object) {
  Converter(arena).object(object);
}

}  // namespace stageplot::drift::kubernetes
