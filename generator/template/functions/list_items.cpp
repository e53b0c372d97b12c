#include "template/functions/list_items.hpp"

#include "template/functions/go_value.hpp"

namespace stageplot::gotemplate {

using document::TypeId;
using document::Value;

Value byte_list(document::Arena& arena, const Value& bytes) {
  const std::string_view text = bytes.text();
  document::List* list = arena.list(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    list->data[i] = Value::of_unsigned(static_cast<unsigned char>(text[i]), bytes.origin);
  }
  return Value::of(list, bytes.origin);
}

std::span<const Value> list_items(Runtime& runtime, const Value& value) {
  if (value.is(document::Kind::bytes)) return byte_list(runtime.arena, value).items();
  if (value.is_list()) return value.items();
  if (value.is_nil()) return {};
  return {&value, 1};
}

std::vector<Value> text_items(Runtime& runtime, const Value& value) {
  std::vector<Value> texts;
  for (const Value& marked : list_items(runtime, value)) {
    const Value item = runtime.settle(marked);
    if (item.is_nil()) continue;
    texts.push_back(item.is_string() ? item : Value::of(runtime.arena.copy(go_text(runtime, item)), item.origin));
  }
  return texts;
}

Value make_list(Runtime& runtime, std::span<const Value> items) {
  return Value::of(runtime.arena.list(items), runtime.origin);
}

Value make_string_list(Runtime& runtime, std::span<const Value> items) {
  Value list = make_list(runtime, items);
  list.type = TypeId::go_string_list;
  return list;
}

std::span<const Value> require_items(Runtime& runtime, const Value& value, std::string_view message) {
  if (value.is_list()) return value.items();
  if (value.is(document::Kind::bytes)) return byte_list(runtime.arena, value).items();
  if (value.is_nil()) throw FunctionError("runtime error: invalid memory address or nil pointer dereference");
  throw FunctionError(std::string(message) + " type " + std::string(go_kind_name(value)));
}

}  // namespace stageplot::gotemplate
