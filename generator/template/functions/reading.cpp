#include "template/functions/reading.hpp"

#include "document/map.hpp"
#include "template/functions/go_value.hpp"
#include "template/functions/list_items.hpp"
#include "template/functions/run_builder.hpp"

namespace stageplot::gotemplate {

using document::Kind;
using document::Value;

namespace {

/// What encoding/json calls a value in its messages.
std::string_view json_kind(const Value& value) {
  switch (value.kind) {
    case Kind::boolean:
      return "bool";
    case Kind::string:
    case Kind::bytes:
      return "string";
    case Kind::list:
      return "array";
    case Kind::map:
      return "object";
    default:
      return "number";
  }
}

std::string wrong_type(Format format, const Value& value, std::string_view wanted) {
  std::string message = format == Format::yaml ? "error unmarshaling JSON: while decoding JSON: " : "";
  message.append("json: cannot unmarshal ").append(json_kind(value));
  return message.append(" into Go value of type ").append(wanted);
}

}  // namespace

Value map_or_error(Runtime& runtime, const std::optional<Value>& value, Format format, const std::string& error) {
  if (value && value->is_map()) return *value;
  if (value && value->is_nil()) {
    return format == Format::json ? make_nil_map(runtime) : Value::of(runtime.arena.map(), runtime.origin);
  }
  const std::string message = value ? wrong_type(format, *value, "map[string]interface {}") : error;
  document::Map* map = runtime.arena.map(1);
  document::set(runtime.arena, *map, runtime.arena.borrow("Error"), make_text(runtime, message));
  return Value::of(map, runtime.origin);
}

Value list_or_error(Runtime& runtime, const std::optional<Value>& value, Format format, const std::string& error) {
  if (value && value->is_list()) return *value;
  if (value && value->is_nil()) return format == Format::json ? make_nil_list(runtime) : make_list(runtime, {});
  const Value message = make_text(runtime, value ? wrong_type(format, *value, "[]interface {}") : error);
  return make_list(runtime, {&message, 1});
}

}  // namespace stageplot::gotemplate
