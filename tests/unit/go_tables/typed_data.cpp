#include "unit/go_tables/typed_data.hpp"

#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>
#include <vector>

#include "document/map.hpp"
#include "text/base64.hpp"

namespace stageplot::go_tables {
namespace {

using document::Arena;
using document::TypeId;
using document::Value;
using nlohmann::json;

Value text_value(Arena& arena, std::string_view text) {
  return Value::of(arena.copy(text));
}

Value of_type(Value value, TypeId type) {
  value.type = type;
  return value;
}

Value map_value(Arena& arena, const json& members) {
  std::vector<document::Member> found;
  for (const auto& [key, member] : members.items()) {
    found.push_back({.key = arena.copy(key), .value = typed_value(arena, member)});
  }
  return Value::of(document::make_map(arena, found));
}

Value list_value(Arena& arena, const json& items) {
  std::vector<Value> found;
  for (const json& item : items) found.push_back(typed_value(arena, item));
  return Value::of(arena.list(found));
}

double special_float(const std::string& name) {
  if (name == "inf") return std::numeric_limits<double>::infinity();
  if (name == "-inf") return -std::numeric_limits<double>::infinity();
  if (name == "nan") return std::numeric_limits<double>::quiet_NaN();
  return -0.0;
}

Value special(Arena& arena, const std::string& type, const json& data) {
  if (type == "$int") return of_type(Value::of_integer(std::stoll(data.get<std::string>())), TypeId::go_int);
  if (type == "$int64") return Value::of_integer(std::stoll(data.get<std::string>()));
  if (type == "$uint64") return Value::of_unsigned(std::stoull(data.get<std::string>()));
  if (type == "$float") return Value::of_float(special_float(data.get<std::string>()));
  if (type == "$strings") return of_type(list_value(arena, data), TypeId::go_string_list);
  if (type == "$texts") return of_type(map_value(arena, data), TypeId::go_string_map);
  if (type == "$raw") return text_value(arena, text::decode_base64(data.get<std::string>()).bytes);
  if (type == "$bytes") {
    Value value = text_value(arena, text::decode_base64(data.get<std::string>()).bytes);
    value.kind = document::Kind::bytes;
    return value;
  }
  Value list = of_type(list_value(arena, data), TypeId::go_int_list);  // $ints
  for (Value& item : std::span(list.l->data, list.l->size)) {
    item = of_type(Value::of_integer(static_cast<std::int64_t>(item.f)), TypeId::go_int);
  }
  return list;
}

}  // namespace

Value typed_value(Arena& arena, const json& data) {
  if (data.is_boolean()) return Value::of(data.get<bool>());
  if (data.is_number()) return Value::of_float(data.get<double>());
  if (data.is_string()) return text_value(arena, data.get<std::string>());
  if (data.is_array()) return list_value(arena, data);
  if (!data.is_object()) return Value::nothing();
  if (data.size() == 1 && data.begin().key().size() > 1 && data.begin().key()[0] == '$') {
    return special(arena, data.begin().key(), data.begin().value());
  }
  return map_value(arena, data);
}

}  // namespace stageplot::go_tables
