#include "template/functions/plain_value.hpp"

#include <algorithm>

#include "template/functions/go_value.hpp"

namespace stageplot::gotemplate {

using document::Member;
using document::Value;

namespace {

/// What `omitempty` leaves out; structs never are empty.
bool is_left_out(const Value& value) {
  return is_empty(value);
}

void append_members(const Runtime& runtime, const Structure& object, std::vector<Member>& members) {
  const StructureType& type = *object.type;
  for (std::size_t i = 0; i < object.fields.size(); ++i) {
    const Member& field = object.fields[i];
    if (i == 0 && type.embeds_first) {
      append_members(runtime, structure(field.value), members);
      continue;
    }
    if (type.json.empty()) {
      members.push_back(field);
      continue;
    }
    const JsonField& tag = type.json[i];
    if (tag.hidden || (tag.omit_empty && is_left_out(field.value))) continue;
    members.push_back({runtime.arena.borrow(tag.name), field.value, field.key_origin});
  }
}

}  // namespace

Value written_structure(const Runtime& runtime, const Value& value) {
  std::vector<Member> members;
  append_members(runtime, structure(value), members);
  document::Map* map = runtime.arena.map(members.size());
  std::copy(members.begin(), members.end(), map->data);
  map->size = static_cast<std::uint32_t>(members.size());
  return Value::of(map, value.origin);
}

Value yaml_v3_value(const Runtime& runtime, const Value& value) {
  if (value.is(document::Kind::integer)) {
    if (value.type != document::TypeId::duration_value) return value;
    return Value::of(runtime.arena.copy(named_integer_text(value)), value.origin);
  }
  if (is_version(value)) return Value::of(runtime.arena.copy(version_of(value).text()), value.origin);
  if (value.kind != document::Kind::object || value.type != document::TypeId::structure) return runtime.settle(value);
  const Structure& object = structure(value);
  document::Map* map = runtime.arena.map(object.fields.size());
  for (const Member& field : object.fields) {
    std::string name{field.key->view()};
    std::transform(name.begin(), name.end(), name.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    map->data[map->size++] = {runtime.arena.copy(name), field.value, field.key_origin};
  }
  Value written = Value::of(map, value.origin);
  written.type = document::TypeId::structure;
  return written;
}

}  // namespace stageplot::gotemplate
