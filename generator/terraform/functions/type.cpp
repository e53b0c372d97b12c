#include "terraform/functions/type.hpp"

#include <algorithm>

namespace stageplot::terraform {
namespace {

using Form = Type::Form;

bool has_any(const Type& type) {
  if (type.form == Form::any) return true;
  return std::any_of(type.elements.begin(), type.elements.end(), has_any);
}

/// The type of a collection's items: those of the first one that shows all of it.
Type element_type(std::span<const Type> items) {
  const Type* best = nullptr;
  for (const Type& item : items) {
    if (!has_any(item)) return item;
    if (best == nullptr || best->form == Form::any) best = &item;
  }
  return best == nullptr ? Type{} : *best;
}

std::optional<Type> unify_all(std::vector<Type> types, Form form) {
  auto element = unify(types);
  if (!element) return std::nullopt;
  return Type::of(form, std::move(*element));
}

/// One collection type for collections and the structural types that stand beside them.
std::optional<Type> unify_elements(std::span<const Type> types, Form form) {
  std::vector<Type> elements;
  for (const Type& type : types) elements.insert(elements.end(), type.elements.begin(), type.elements.end());
  return unify_all(std::move(elements), form);
}

bool same_attributes(const Type& a, const Type& b) {
  return std::equal(a.attributes.begin(), a.attributes.end(), b.attributes.begin(), b.attributes.end(),
                    [](const auto& left, const auto& right) { return left.name == right.name; });
}

std::optional<Type> unify_structures(std::span<const Type> types) {
  const Type& first = types.front();
  const Form collection = first.form == Form::object ? Form::map : Form::list;
  for (const Type& type : types) {
    const bool alike =
        first.form == Form::object ? same_attributes(first, type) : first.elements.size() == type.elements.size();
    if (!alike) return unify_elements(types, collection);
  }
  Type result = first;
  for (std::size_t i = 0; i < first.elements.size(); ++i) {
    std::vector<Type> across;
    for (const Type& type : types) across.push_back(type.elements[i]);
    auto unified = unify(across);
    if (!unified) return std::nullopt;
    result.elements[i] = std::move(*unified);
  }
  return result;
}

}  // namespace

std::string friendly_name(const Type& type) {
  switch (type.form) {
    case Form::any:
      return "any type";
    case Form::string:
      return "string";
    case Form::number:
      return "number";
    case Form::boolean:
      return "bool";
    case Form::object:
      return "object";
    case Form::tuple:
      return "tuple";
    default:
      break;
  }
  const std::string_view word = type.form == Form::list ? "list" : type.form == Form::set ? "set" : "map";
  return std::string(word) + " of " +
         (type.elements.front().form == Form::any ? "any single type" : friendly_name(type.elements.front()));
}

Type type_of(const Value& value, ValueFactory& values) {
  values.spend(1);
  switch (value.kind) {
    case document::Kind::boolean:
      return Type::of(Form::boolean);
    case document::Kind::string:
    case document::Kind::bytes:
      return Type::of(Form::string);
    case document::Kind::nil:
    case document::Kind::object:
      return {};
    case document::Kind::list: {
      std::vector<Type> items;
      for (const Value& item : value.items()) items.push_back(type_of(item, values));
      if (!is_tuple(value)) return Type::of(is_set(value) ? Form::set : Form::list, element_type(items));
      Type type = Type::of(Form::tuple);
      type.elements = std::move(items);
      return type;
    }
    case document::Kind::map: {
      Type type = Type::of(Form::object);
      for (const document::Member& member : value.map().members()) {
        type.attributes.push_back({.name = std::string(member.key->view()), .default_value = {}});
        type.elements.push_back(type_of(member.value, values));
      }
      if (is_object(value)) return type;
      return Type::of(Form::map, element_type(type.elements));
    }
    default:
      return Type::of(Form::number);
  }
}

std::optional<Type> unify(std::span<const Type> types) {
  std::vector<Type> known;
  bool forms[static_cast<std::size_t>(Form::tuple) + 1] = {};
  for (const Type& type : types) {
    if (type.form == Form::any) continue;
    known.push_back(type);
    forms[static_cast<std::size_t>(type.form)] = true;
  }
  if (known.empty()) return Type{};
  const auto has = [&forms](Form form) { return forms[static_cast<std::size_t>(form)]; };
  const bool primitive = has(Form::string) || has(Form::number) || has(Form::boolean);
  const bool sequence = has(Form::list) || has(Form::set) || has(Form::tuple);
  const bool mapping = has(Form::map) || has(Form::object);
  if (static_cast<int>(primitive) + static_cast<int>(sequence) + static_cast<int>(mapping) > 1) return std::nullopt;
  if (primitive) {
    if (has(Form::string)) return Type::of(Form::string);
    if (has(Form::number) && has(Form::boolean)) return std::nullopt;
    return known.front();
  }
  if (has(Form::list)) {
    // A set beside a list becomes one, whatever its items are.
    const auto is_set = [](const Type& type) { return type.form == Form::set; };
    known.erase(std::remove_if(known.begin(), known.end(), is_set), known.end());
    return unify_elements(known, Form::list);
  }
  if (has(Form::set)) return unify_elements(known, Form::set);
  if (has(Form::map)) return unify_elements(known, Form::map);
  return unify_structures(known);
}

}  // namespace stageplot::terraform
