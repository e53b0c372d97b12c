#include "kubernetes/shape.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "document/map.hpp"
#include "kubernetes/any_version.hpp"
#include "text/go_float.hpp"
#include "units/quantity.hpp"

namespace stageplot::kubernetes {
namespace {

using diff::Pairing;
using diff::Place;
using document::Kind;
using document::Value;

// Above all types.
constexpr Place kCustomObject{0x10000};
constexpr Place kFinalizers{0x10001};

Place place_of(Type type) {
  return Place{type.id()};
}

std::string_view text_of(const Value& value, std::string_view path) {
  const Value* found = document::find_path(value, path);
  return found != nullptr && found->is_string() ? found->text() : std::string_view{};
}

/// Lists whose items the API itself does not tell apart, but people do. `path` is that of the key's parts.
struct OwnKey {
  std::string_view element;
  Pairing pairing = Pairing::keyed;
  std::array<std::string_view, 2> parts = {};
};

/// Rules and paths of an Ingress are tried in their order by some controllers.
constexpr std::array<OwnKey, 4> kOwnKeys{{{"IngressRule", Pairing::keyed_ordered, {"host", {}}},
                                          {"HTTPIngressPath", Pairing::keyed_ordered, {"path", "pathType"}},
                                          {"LocalObjectReference", Pairing::keyed, {"name", {}}},
                                          {"ObjectReference", Pairing::keyed, {"name", {}}}}};

const OwnKey* own_key_of(Type element) {
  if (element.form() != Type::Form::definition) return nullptr;
  const auto found = std::ranges::find(kOwnKeys, element.short_name(), &OwnKey::element);
  return found == kOwnKeys.end() ? nullptr : &*found;
}

std::optional<std::string> scalar_text(const Value& value) {
  if (value.is_string()) return std::string{value.text()};
  if (value.is(Kind::integer)) return std::to_string(value.i);
  if (value.is(Kind::unsigned_integer)) return std::to_string(value.u);
  return std::nullopt;
}

/// The values of the fields with `/` between them; a field that is not there has the server's value for it, or
/// nothing. nullopt where none is there.
template <typename Keys>
std::optional<std::string> joined_key(const Value& item, const Keys& keys) {
  if (!item.is_map()) return std::nullopt;
  std::string text;
  bool any = false;
  bool first = true;
  for (const std::string_view key : keys) {
    if (key.empty()) continue;
    if (!first) text += '/';
    first = false;
    const Value* found = document::find(item, key);
    if (found == nullptr || found->is_nil()) {
      text += default_of_key(key);
      continue;
    }
    const auto part = scalar_text(*found);
    if (!part) return std::nullopt;
    text += *part;
    any = true;
  }
  return any ? std::optional(std::move(text)) : std::nullopt;
}

/// `Resource/cpu`: an autoscaler's metrics come back in another order.
std::optional<std::string> metric_key(const Value& metric) {
  const std::string_view type = text_of(metric, "type");
  if (type.empty()) return std::nullopt;
  std::string key{type};
  struct Name {
    std::string_view type;
    std::string_view path;
  };
  for (const Name& name : {Name{"Resource", "resource.name"}, Name{"ContainerResource", "containerResource.container"},
                           Name{"ContainerResource", "containerResource.name"}, Name{"Pods", "pods.metric.name"},
                           Name{"Object", "object.describedObject.name"}, Name{"Object", "object.metric.name"},
                           Name{"External", "external.metric.name"}}) {
    if (name.type == type) key += "/" + std::string{text_of(metric, name.path)};
  }
  return key;
}

std::optional<std::string> tls_key(const Value& tls) {
  const Value* hosts = document::find(tls, "hosts");
  if (hosts == nullptr || !hosts->is_list()) return std::nullopt;
  std::vector<std::string> names;
  for (const Value& host : hosts->items()) {
    if (!host.is_string()) return std::nullopt;
    names.emplace_back(host.text());
  }
  std::ranges::sort(names);
  std::string key;
  for (const std::string& name : names) key += (key.empty() ? "" : ",") + name;
  return key;
}

std::optional<units::Quantity> amount_of(const Value& value) {
  std::string text;
  if (value.is(Kind::floating)) {
    text = text::format_json_float(value.f);
  } else if (auto written = scalar_text(value)) {
    text = std::move(*written);
  } else {
    return std::nullopt;
  }
  const auto read = units::parse_quantity(text);
  return read ? std::optional(*read) : std::nullopt;
}

}  // namespace

std::optional<Type> type_of(Place place) {
  const auto number = static_cast<std::uint32_t>(place);
  if (number == 0 || number >= static_cast<std::uint32_t>(kCustomObject)) return std::nullopt;
  return Type(static_cast<tables::TypeId>(number));
}

Place ObjectShape::root(const Value& a, const Value& b) const {
  for (const Value* object : {&b, &a}) {
    if (!object->is_map()) continue;
    const auto type = find_type_of_any_version(text_of(*object, "apiVersion"), text_of(*object, "kind"));
    if (type) return place_of(*type);
  }
  return kCustomObject;
}

Place ObjectShape::member(Place map, std::string_view key) const {
  if (map == kCustomObject) {
    if (key != "metadata") return Place::unknown;
    const auto anything = find_type_of_any_version("v1", "ConfigMap");
    return anything ? member(place_of(*anything), key) : Place::unknown;
  }
  const auto type = type_of(map);
  if (!type) return Place::unknown;
  if (type->form() == Type::Form::map) return place_of(type->element());
  if (type->form() != Type::Form::definition) return Place::unknown;
  if (key == "finalizers" && type->short_name() == "ObjectMeta") return kFinalizers;
  const auto field = find_field_of_any_version(*type, key);
  return field ? place_of(field->type) : Place::unknown;
}

Place ObjectShape::item(Place list) const {
  const auto type = type_of(list);
  return type && type->form() == Type::Form::list ? place_of(type->element()) : Place::unknown;
}

Pairing ObjectShape::pairing(Place list) const {
  if (list == kFinalizers) return Pairing::set;
  const auto type = type_of(list);
  if (!type || type->form() != Type::Form::list) return Pairing::sequence;
  if (const OwnKey* own = own_key_of(type->element())) return own->pairing;
  if (type->element().form() == Type::Form::definition) {
    if (type->element().short_name() == "MetricSpec") return Pairing::keyed;
    if (type->element().short_name() == "IngressTLS") return Pairing::keyed_ordered;
  }
  switch (type->list_type()) {
    case ListType::map:
      return Pairing::keyed;
    case ListType::set:
      return Pairing::set;
    case ListType::atomic:
      return Pairing::sequence;
    case ListType::unset:
      return type->patch_merge_key().empty() ? Pairing::sequence : Pairing::keyed;
  }
  return Pairing::sequence;
}

std::optional<std::string> ObjectShape::key_of(Place list, const Value& item) const {
  const auto type = type_of(list);
  if (!type || type->form() != Type::Form::list || !item.is_map()) return std::nullopt;
  if (const OwnKey* own = own_key_of(type->element())) {
    // A rule without a host is for every host.
    if (own->element == "IngressRule" && document::find(item, "host") == nullptr) return "*";
    return joined_key(item, own->parts);
  }
  if (type->element().form() == Type::Form::definition) {
    if (type->element().short_name() == "MetricSpec") return metric_key(item);
    if (type->element().short_name() == "IngressTLS") return tls_key(item);
  }
  const auto keys = type->list_keys();
  if (!keys.empty()) return joined_key(item, keys);
  return joined_key(item, std::array{type->patch_merge_key()});
}

bool ObjectShape::same_scalar(Place place, const Value& a, const Value& b) const {
  const auto type = type_of(place);
  if (type && type->is(Scalar::quantity)) {
    const auto left = amount_of(a);
    const auto right = amount_of(b);
    if (left && right) return *left == *right;
  }
  return Shape::same_scalar(place, a, b);
}

std::uint64_t ObjectShape::hash_scalar(Place place, const Value& scalar) const {
  const auto type = type_of(place);
  if (type && type->is(Scalar::quantity)) {
    if (const auto amount = amount_of(scalar)) return static_cast<std::uint64_t>(amount->nano);
  }
  return Shape::hash_scalar(place, scalar);
}

}  // namespace stageplot::kubernetes
