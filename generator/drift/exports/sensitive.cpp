// Terraform marks what is sensitive beside the values, which stand there in clear text. The marks are put on the values
// themselves, wherever in a document they stand, so that whoever reads on can't miss them.
#include "document/map.hpp"
#include "drift/exports/readers.hpp"

namespace stageplot::drift {
namespace {

using document::find;
using document::Kind;
using document::Member;
using document::Value;

Value* find_mutable(const Value& map, std::string_view key) {
  if (!map.is_map()) return nullptr;
  const Member* member = document::find(map.map(), key);
  // The reader's arena is not frozen, and a flag changes no order of keys.
  return member == nullptr ? nullptr : const_cast<Value*>(&member->value);
}

bool is_true(const Value& value) {
  return value.is(Kind::boolean) && value.b;
}

void mark_all(Value& value) {
  value.flags |= document::kSecret;
  if (value.is_map()) {
    for (std::uint32_t i = 0; i < value.m->size; ++i) mark_all(value.m->data[i].value);
  } else if (value.is_list()) {
    for (std::uint32_t i = 0; i < value.l->size; ++i) mark_all(value.l->data[i]);
  }
}

/// `marks` has the shape of `value`, with `true` where a part is sensitive.
void mark_masked(Value& value, const Value& marks) {
  if (is_true(marks)) return mark_all(value);
  if (value.is_map() && marks.is_map()) {
    for (const Member& mark : marks.map().members()) {
      if (Value* part = find_mutable(value, mark.key->view())) mark_masked(*part, mark.value);
    }
  } else if (value.is_list() && marks.is_list()) {
    const auto items = marks.items();
    for (std::uint32_t i = 0; i < value.l->size && i < items.size(); ++i) mark_masked(value.l->data[i], items[i]);
  }
}

void mark_beside(Value& map, std::string_view values, std::string_view marks) {
  const Value* mask = find(map, marks);
  Value* target = find_mutable(map, values);
  if (mask != nullptr && target != nullptr) mark_masked(*target, *mask);
}

/// One path of a raw state's `sensitive_attributes`: `[{type: get_attr, value: x}, {type: index, value: {value: 0}}]`.
/// What a path does not reach (a set has no index) is marked whole.
void mark_path(Value& attributes, const Value& path) {
  if (!path.is_list()) return;
  Value* here = &attributes;
  for (const Value& step : path.items()) {
    const Value* key = find(step, "value");
    if (key != nullptr && key->is_map()) key = find(*key, "value");
    Value* next = nullptr;
    if (key != nullptr && key->is_string()) {
      next = find_mutable(*here, key->text());
    } else if (key != nullptr && key->is(Kind::integer) && here->is_list() && key->i >= 0 &&
               static_cast<std::uint64_t>(key->i) < here->l->size) {
      next = &here->l->data[key->i];
    }
    if (next == nullptr) break;
    here = next;
  }
  if (here != &attributes) mark_all(*here);
}

void mark_paths(Value& instance) {
  const Value* paths = find(instance, "sensitive_attributes");
  Value* attributes = find_mutable(instance, "attributes");
  if (paths == nullptr || attributes == nullptr || !paths->is_list()) return;
  for (const Value& path : paths->items()) mark_path(*attributes, path);
}

/// The values of variables that the configuration declares sensitive stand in a plan without a mark.
void mark_variables(Value& document) {
  const Value* declared = document::find_path(document, "configuration.root_module.variables");
  Value* given = find_mutable(document, "variables");
  if (declared == nullptr || given == nullptr || !declared->is_map()) return;
  for (const Member& variable : declared->map().members()) {
    const Value* sensitive = find(variable.value, "sensitive");
    Value* value = find_mutable(*given, variable.key->view());
    if (sensitive != nullptr && is_true(*sensitive) && value != nullptr) mark_all(*value);
  }
}

void walk(Value& value) {
  if (value.is_list()) {
    for (std::uint32_t i = 0; i < value.l->size; ++i) walk(value.l->data[i]);
    return;
  }
  if (!value.is_map()) return;
  mark_beside(value, "values", "sensitive_values");
  mark_beside(value, "before", "before_sensitive");
  mark_beside(value, "after", "after_sensitive");
  mark_beside(value, "value", "sensitive");  // of outputs
  mark_paths(value);
  for (std::uint32_t i = 0; i < value.m->size; ++i) walk(value.m->data[i].value);
}

}  // namespace

void mark_sensitive(Value& document) {
  mark_variables(document);
  walk(document);
}

}  // namespace stageplot::drift
