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

/// `import-values` as they are written, or, once they were applied, as pairs of texts.
Value list_of_imports(Arena& arena, const DeclaredChart& declared) {
  Value list = Value::of(arena.list(declared.imports.size()));
  if (!declared.imported && declared.written->import_values.is_list()) return declared.written->import_values;
  if (declared.imports.empty()) list.type = TypeId::go_nil_list;
  std::ranges::transform(declared.imports, list.l->data, [&](const ImportedValues& imported) {
    Value pair = Value::of(arena.map(2));
    pair.type = TypeId::go_string_map;
    document::set(arena, *pair.m, arena.borrow("child"), Value::of(arena.copy(imported.child)));
    document::set(arena, *pair.m, arena.borrow("parent"), Value::of(arena.copy(imported.parent)));
    return pair;
  });
  return list;
}

Value make_dependency(Arena& arena, const DeclaredChart& declared) {
  const Dependency& dependency = *declared.written;
  const auto text = [&](std::string_view from) { return Value::of(arena.borrow(from), dependency.origin); };
  const std::array fields{Value::of(arena.copy(declared.name), dependency.origin),
                          text(dependency.version),
                          text(dependency.repository),
                          text(dependency.condition),
                          list_of_texts(arena, dependency.tags),
                          Value::of(declared.enabled, dependency.origin),
                          list_of_imports(arena, declared),
                          text(dependency.alias)};
  return make_structure(arena, kDependencyType, fields, dependency.origin);
}

/// chart.Metadata under this name, with these dependencies in it.
Value metadata_of(Arena& arena, const ActiveChart& active) {
  const Value& written = active.chart->metadata.object;
  std::vector<Value> fields;
  for (const document::Member& member : gotemplate::structure(written).fields) fields.push_back(member.value);
  fields.front() = Value::of(arena.copy(active.name()), fields.front().origin);
  const auto names = field_names(kMetadataType);
  const auto place = std::ranges::find(names, "Dependencies") - names.begin();
  const std::size_t size = active.names->declared ? active.names->declared->size() : 0;
  Value list = Value::of(arena.list(size));
  if (size == 0) {
    list.type = TypeId::go_nil_list;
  } else {
    std::ranges::transform(*active.names->declared, list.l->data,
                           [&](const DeclaredChart* declared) { return make_dependency(arena, *declared); });
  }
  fields[static_cast<std::size_t>(place)] = list;
  return make_structure(arena, kMetadataType, fields, written.origin);
}

}  // namespace

Value make_chart_object(Arena& arena, const ActiveChart& active, const Profile& profile) {
  const Value metadata = metadata_of(arena, active);
  const Value is_root = Value::of(active.parent == nullptr);
  if (!profile.chart_is_map) return make_structure(arena, kChartType, std::array{metadata, is_root});
  Value map = as_map(arena, metadata);
  document::set(arena, *map.m, arena.borrow("IsRoot"), is_root);
  return map;
}

}  // namespace stageplot::chart
