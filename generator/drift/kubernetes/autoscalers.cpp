#include "drift/kubernetes/autoscalers.hpp"

#include "document/map.hpp"

namespace stageplot::drift::kubernetes {
namespace {

using document::Value;

std::optional<std::int64_t> number_at(const Value& value, std::string_view path) {
  const Value* found = document::find_path(value, path);
  return found != nullptr && found->is(document::Kind::integer) ? std::optional(found->i) : std::nullopt;
}

/// nil where there is none.
Value take(document::Arena& arena, Object& object) {
  const Value* spec = document::find(object.tree, "spec");
  if (spec == nullptr || !spec->is_map()) return {};
  const Value* found = document::find(*spec, "replicas");
  if (found == nullptr) return {};
  const Value taken = *found;
  document::erase(arena, *spec->m, "replicas");
  return taken;
}

std::string range_of(const Bounds& bounds) {
  return std::to_string(bounds.least) + "–" + std::to_string(bounds.most);
}

}  // namespace

void Autoscalers::add(const Object& object) {
  if (object.key.group != "autoscaling" || object.key.kind != "HorizontalPodAutoscaler") return;
  const auto most = number_at(object.tree, "spec.maxReplicas");
  const std::string_view kind = text_at(object.tree, "spec.scaleTargetRef.kind");
  const std::string_view name = text_at(object.tree, "spec.scaleTargetRef.name");
  if (!most || kind.empty() || name.empty()) return;
  bounds_[{.group = {}, .kind = std::string{kind}, .space = object.key.space, .name = std::string{name}}] = {
      .least = number_at(object.tree, "spec.minReplicas").value_or(1), .most = *most, .name = object.key.name};
}

const Bounds* Autoscalers::find(const ObjectKey& target) const {
  const auto found = bounds_.find({.group = {}, .kind = target.kind, .space = target.space, .name = target.name});
  return found == bounds_.end() ? nullptr : &found->second;
}

std::optional<Delegated> take_replicas(document::Arena& arena, Object& model, Object& live, const Bounds& bounds) {
  Delegated result{.model = take(arena, model), .live = take(arena, live), .note = {}, .hint = {}};
  if (result.model.is_nil() && result.live.is_nil()) return std::nullopt;
  if (result.model.has(document::kDefault)) result.model = {};
  const bool said = result.live.is(document::Kind::integer) && !result.live.has(document::kDefault);
  const std::int64_t live_replicas = said ? result.live.i : bounds.least;
  if (live_replicas == 0 && bounds.least > 0) {
    result.what = diff::Class::autoscaling_disabled;
    result.severity = diff::Severity::critical;
    result.note = "scaled to 0, which turns the HPA `" + bounds.name + "` (" + range_of(bounds) + ") off";
    result.hint = "nothing brings it back: `kubectl scale` it to at least " + std::to_string(bounds.least);
  } else if (live_replicas < bounds.least || live_replicas > bounds.most) {
    result.what = diff::Class::out_of_range;
    result.severity = diff::Severity::difference;
    result.note = "outside of the HPA `" + bounds.name + "`'s " + range_of(bounds);
    result.hint = "a running autoscaler brings it back within a minute; if it stays, the HPA does not act";
  } else if (live_replicas != bounds.least) {
    result.what = diff::Class::delegated;
    result.note = "within the HPA `" + bounds.name + "`'s " + range_of(bounds);
  }
  return result;
}

}  // namespace stageplot::drift::kubernetes
