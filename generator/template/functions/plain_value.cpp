#include "template/functions/plain_value.hpp"

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

}  // namespace stageplot::gotemplate
