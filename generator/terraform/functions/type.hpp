// Terraform's types: what a variable's `type` says, what a function's parameter takes, what a value has. Values do not
// carry them; a value's type is what its parts show, so that an empty list fits every list.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "terraform/functions/value.hpp"

namespace stageplot::terraform {

struct Type {
  enum class Form : std::uint8_t { any, string, number, boolean, list, set, map, object, tuple };

  struct Attribute {
    std::string name;
    bool optional = false;
    bool has_default = false;
    Value default_value;
  };

  Form form = Form::any;
  std::vector<Type> elements;         // one of a list, set or map; each of a tuple; of each attribute of an object
  std::vector<Attribute> attributes;  // an object's, sorted by name

  [[nodiscard]] bool is_primitive() const {
    return form == Form::string || form == Form::number || form == Form::boolean;
  }
  [[nodiscard]] bool is_collection() const { return form == Form::list || form == Form::set || form == Form::map; }
  [[nodiscard]] static Type of(Form form) { return {.form = form, .elements = {}, .attributes = {}}; }
  [[nodiscard]] static Type of(Form form, Type element) {
    Type type = of(form);
    type.elements.push_back(std::move(element));
    return type;
  }
};

/// As messages name it: `list of string`, `object`, `bool`.
[[nodiscard]] std::string friendly_name(const Type& type);

/// The type that a value's parts show; `any` for null and unknown ones.
[[nodiscard]] Type type_of(const Value& value, ValueFactory& values);

/// The type that all of these can be converted to, as Terraform chooses it for the results of a condition and the
/// elements of a list; nullopt where there is none.
[[nodiscard]] std::optional<Type> unify(std::span<const Type> types);

}  // namespace stageplot::terraform
