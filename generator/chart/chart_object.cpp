#include "chart/chart_object.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "chart/structures.hpp"
#include "document/map.hpp"

namespace stageplot::chart {

using document::Arena;
using document::TypeId;
using document::Value;

namespace {

/// A struct as Helm 4 turns it into a map: lists lose their types, structs in them become maps.
Value as_map(Arena& arena, const Value& object);

Value as_plain(Arena& arena, const Value& value) {
  if (value.kind == document::Kind::object && value.type == TypeId::structure) return as_map(arena, value);
  if (!value.is_list()) return value;
  Value list = Value::of(arena.list(value.items().size()), value.origin);
  std::ranges::transform(value.items(), list.l->data, [&](const Value& item) { return as_plain(arena, item); });
  return list;
}

Value as_map(Arena& arena, const Value& object) {
  document::Map* map = arena.map(gotemplate::structure(object).fields.size() + 1);
  for (const document::Member& field : gotemplate::structure(object).fields) {
    document::set(arena, *map, field.key, as_plain(arena, field.value), field.key_origin);
  }
  return Value::of(map, object.origin);
}

Value list_of_texts(Arena& arena, const std::vector<std::string>& texts) {
  Value list = Value::of(arena.list(texts.size()));
  list.type = texts.empty() ? TypeId::go_nil_string_list : TypeId::go_string_list;
  std::ranges::transform(texts, list.l->data, [&](const std::string& text) { return Value::of(arena.borrow(text)); });
  return list;
}

Value make_dependency(Arena& arena, const ListedDependency& listed) {
  const Dependency& dependency = *listed.dependency;
  const auto text = [&](std::string_view from) { return Value::of(arena.borrow(from), dependency.origin); };
  Value imports = dependency.import_values;
  if (!imports.is_list()) {
    imports = Value::of(arena.list(0));
    imports.type = TypeId::go_nil_list;
  }
  const std::array fields{text(listed.switched ? dependency.called() : dependency.name),
                          text(dependency.version),
                          text(dependency.repository),
                          text(dependency.condition),
                          list_of_texts(arena, dependency.tags),
                          Value::of(listed.switched, dependency.origin),
                          imports,
                          text(dependency.alias)};
  return make_structure(arena, kDependencyType, fields, dependency.origin);
}

/// chart.Metadata with these dependencies in it.
Value metadata_with(Arena& arena, const Value& metadata, std::span<const ListedDependency> dependencies) {
  const std::span<const document::Member> members = gotemplate::structure(metadata).fields;
  std::vector<Value> fields;
  for (const document::Member& member : members) fields.push_back(member.value);
  const auto names = field_names(kMetadataType);
  const auto place = std::ranges::find(names, "Dependencies") - names.begin();
  Value list = Value::of(arena.list(dependencies.size()));
  if (dependencies.empty()) list.type = TypeId::go_nil_list;
  std::ranges::transform(dependencies, list.l->data,
                         [&](const ListedDependency& listed) { return make_dependency(arena, listed); });
  fields[static_cast<std::size_t>(place)] = list;
  return make_structure(arena, kMetadataType, fields, metadata.origin);
}

}  // namespace

Value make_chart_object(Arena& arena, const Chart& chart, std::span<const ListedDependency> dependencies,
                        const Profile& profile) {
  const Value metadata = metadata_with(arena, chart.metadata.object, dependencies);
  const Value is_root = Value::of(chart.is_root());
  if (!profile.chart_is_map) return make_structure(arena, kChartType, std::array{metadata, is_root});
  Value map = as_map(arena, metadata);
  document::set(arena, *map.m, arena.borrow("IsRoot"), is_root);
  return map;
}

}  // namespace stageplot::chart
