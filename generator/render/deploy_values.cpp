#include "render/deploy_values.hpp"

#include <string_view>

#include "document/map.hpp"
#include "document/object.hpp"

namespace stageplot::render {
namespace {

using document::Kind;
using document::Value;

/// Puts `value` at a dotted path below `map`, making the maps on the way.
void put(document::Arena& arena, document::Map& map, std::string_view path, const Value& value) {
  const std::size_t dot = path.find('.');
  const document::String* key = arena.copy(path.substr(0, dot));
  if (dot == std::string_view::npos) return document::set(arena, map, key, value, value.origin);
  const document::Member* below = document::find(map, key->view());
  const bool is_there = below != nullptr && below->value.is_map();
  const Value child = is_there ? below->value : Value::of(arena.map(), value.origin);
  put(arena, *child.m, path.substr(dot + 1), value);
  if (!is_there) document::set(arena, map, key, child, value.origin);
}

void collect(const Value& value, const gotemplate::DeployValues& stand_ins, document::Arena& arena, Value& tree) {
  if (value.is_map()) {
    for (const document::Member& member : value.map().members()) collect(member.value, stand_ins, arena, tree);
  } else if (value.is_list()) {
    for (const Value& item : value.items()) collect(item, stand_ins, arena, tree);
  } else if (value.is(Kind::object) && value.type == document::TypeId::deploy) {
    const document::Deploy& deploy = document::deploy(value);
    if (deploy.as == nullptr) return;
    if (tree.is_nil()) tree = Value::of(arena.map(), value.origin);
    put(arena, *tree.m, deploy.as->view(), stand_ins.stand_in(value, arena));
  }
}

}  // namespace

Value StandIns::stand_in(const Value& deploy, document::Arena& arena) const {
  const std::string_view name = document::deploy(deploy).name->view();
  const auto found = given_.find(name);
  const std::string_view text = found == given_.end() ? name : std::string_view{found->second};
  return Value::of(arena.copy(text), deploy.origin);
}

const gotemplate::DeployValues& deploy_values_or_names(const gotemplate::DeployValues* given) {
  static const StandIns kNames;
  return given == nullptr ? kNames : *given;
}

Value values_of_pipeline(const Value& unit, const gotemplate::DeployValues& stand_ins, document::Arena& arena) {
  Value tree;
  collect(unit, stand_ins, arena, tree);
  return tree;
}

}  // namespace stageplot::render
