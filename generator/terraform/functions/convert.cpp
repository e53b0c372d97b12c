#include "terraform/functions/convert.hpp"

#include <algorithm>

#include "document/map.hpp"
#include "terraform/functions/number.hpp"
#include "text/go_quote.hpp"

namespace stageplot::terraform {
namespace {

using document::Member;
using Form = Type::Form;

[[noreturn]] void refuse(std::string message, const Value& at) {
  throw ConversionError(std::move(message), at);
}

Value keep_source(Value result, const Value& source) {
  return with(result, {source.origin, static_cast<std::uint8_t>(source.flags & kContagious)});
}

class Converter {
 public:
  explicit Converter(ValueFactory& values) : values_(values) {}

  Value convert(const Value& value, const Type& type) {
    values_.spend(1);
    if (type.form == Form::any || value.is_nil() || is_unknown(value)) return value;
    switch (type.form) {
      case Form::string:
        return convert_to_string(value, values_);
      case Form::number:
        return convert_to_number(value, values_);
      case Form::boolean:
        return convert_to_bool(value, values_);
      case Form::list:
      case Form::set:
        return to_sequence(value, type);
      case Form::map:
        return to_map(value, type);
      case Form::object:
        return to_object(value, type);
      default:
        return to_tuple(value, type);
    }
  }

 private:
  template <typename Work>
  Value at_element(const std::string& where, Work work) {
    try {
      return work();
    } catch (const ConversionError& error) {
      throw ConversionError(where + ": " + error.message(), error.at());
    }
  }

  Type element_of(const Type& type, const Value& value, std::string_view what) {
    if (type.elements.front().form != Form::any) return type.elements.front();
    std::vector<Type> types;
    if (value.is_list()) {
      for (const Value& item : value.items()) types.push_back(type_of(item, values_));
    } else {
      for (const Member& member : value.map().members()) types.push_back(type_of(member.value, values_));
    }
    auto unified = unify(types);
    if (!unified) refuse("all " + std::string(what) + " elements must have the same type", value);
    return std::move(*unified);
  }

  Value to_sequence(const Value& value, const Type& type) {
    if (!value.is_list()) refuse(friendly_name(type) + " required", value);
    const bool wants_set = type.form == Form::set;
    const Type element = element_of(type, value, wants_set ? "set" : "list");
    std::vector<Value> items;
    items.reserve(value.items().size());
    for (const Value& item : value.items()) {
      items.push_back(at_element("element " + std::to_string(items.size()), [&] { return convert(item, element); }));
    }
    const Inheritance from{value.origin, static_cast<std::uint8_t>(value.flags & kContagious)};
    return wants_set ? values_.set(std::move(items), from) : values_.list(items, TypeId::terraform_list, from);
  }

  Value to_map(const Value& value, const Type& type) {
    if (!value.is_map()) refuse(friendly_name(type) + " required", value);
    const Type element = element_of(type, value, "map");
    document::Map* map = values_.arena().map(value.map().size);
    for (const Member& member : value.map().members()) {
      map->data[map->size] = member;
      map->data[map->size++].value =
          at_element("element " + text::go_quote(member.key->view()), [&] { return convert(member.value, element); });
    }
    Value result = keep_source(Value::of(map), value);
    result.type = TypeId::terraform_map;
    return result;
  }

  Value to_object(const Value& value, const Type& type) {
    if (!value.is_map()) refuse("object required", value);
    require_attributes(value, type);
    document::Map* map = values_.arena().map(type.attributes.size());
    for (std::size_t i = 0; i < type.attributes.size(); ++i) {
      const Type::Attribute& attribute = type.attributes[i];
      const Member* member = document::find(value.map(), attribute.name);
      Member result = member == nullptr ? Member{values_.arena().copy(attribute.name), {}, OriginId::none} : *member;
      if (attribute.has_default && (member == nullptr || member->value.is_nil())) {
        result.value = attribute.default_value;
      } else if (member != nullptr) {
        result.value = at_element("attribute " + text::go_quote(attribute.name),
                                  [&] { return convert(member->value, type.elements[i]); });
      } else {
        result.value = Value::nothing(value.origin);
      }
      map->data[map->size++] = result;
    }
    return keep_source(Value::of(map), value);
  }

  void require_attributes(const Value& value, const Type& type) {
    std::vector<std::string> missing;
    for (const Type::Attribute& attribute : type.attributes) {
      if (attribute.optional || document::find(value.map(), attribute.name) != nullptr) continue;
      missing.push_back(text::go_quote(attribute.name));
    }
    if (missing.empty()) return;
    if (missing.size() == 1) refuse("attribute " + missing.front() + " is required", value);
    std::string names;
    for (std::size_t i = 0; i + 1 < missing.size(); ++i) names += (i == 0 ? "" : ", ") + missing[i];
    refuse("attributes " + names + (missing.size() > 2 ? ", and " : " and ") + missing.back() + " are required", value);
  }

  Value to_tuple(const Value& value, const Type& type) {
    if (!value.is_list() || is_set(value)) refuse("tuple required", value);
    if (value.items().size() != type.elements.size()) {
      refuse("tuple of " + std::to_string(type.elements.size()) + " elements required", value);
    }
    std::vector<Value> items;
    for (std::size_t i = 0; i < type.elements.size(); ++i) {
      items.push_back(
          at_element("element " + std::to_string(i), [&] { return convert(value.items()[i], type.elements[i]); }));
    }
    return values_.list(items, TypeId::natural, {value.origin, static_cast<std::uint8_t>(value.flags & kContagious)});
  }

  ValueFactory& values_;
};

}  // namespace

Value convert(const Value& value, const Type& type, ValueFactory& values) {
  return Converter(values).convert(value, type);
}

Value convert_to_string(const Value& value, ValueFactory& values) {
  if (value.is_string() || value.is_nil() || is_unknown(value)) return value;
  if (value.is_number()) return keep_source(values.text(number_text(value)), value);
  if (value.is(document::Kind::boolean)) return keep_source(values.text(value.b ? "true" : "false"), value);
  refuse("string required, but this is " + friendly_name(type_of(value, values)), value);
}

Value convert_to_number(const Value& value, ValueFactory&) {
  if (value.is_number() || value.is_nil() || is_unknown(value)) return value;
  if (value.is_string()) {
    if (const auto number = parse_number(value.text())) return keep_source(*number, value);
  }
  refuse("a number is required", value);
}

Value convert_to_bool(const Value& value, ValueFactory&) {
  if (value.is(document::Kind::boolean) || value.is_nil() || is_unknown(value)) return value;
  if (value.is_string()) {
    const std::string_view text = value.text();
    if (text == "true" || text == "1") return keep_source(Value::of(true), value);
    if (text == "false" || text == "0") return keep_source(Value::of(false), value);
    if (text == "True" || text == "TRUE" || text == "False" || text == "FALSE") {
      refuse("a bool is required; to convert from string, use lowercase `" +
                 std::string(text.front() == 'T' ? "true" : "false") + "`",
             value);
    }
  }
  refuse("a bool is required", value);
}

}  // namespace stageplot::terraform
