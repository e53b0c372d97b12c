// tostring and its kin, and what marks values as secret.
#include "terraform/functions/convert.hpp"
#include "terraform/functions/families.hpp"
#include "terraform/functions/parameter_lists.hpp"
#include "text/go_quote.hpp"

namespace stageplot::terraform {
namespace {

using namespace parameters;
using Form = Type::Form;

Value convert_argument(const Call& call, const Type& type) {
  try {
    return convert(call[0], type, call.values);
  } catch (const ConversionError& error) {
    std::string message = "cannot convert ";
    if (call[0].is_string() && !call[0].has(document::kSecret) && call.text(0).size() < 100) {
      message += text::go_quote(call.text(0));
    } else {
      message += type_name(call[0]);
    }
    throw FunctionError(message + " to " + friendly_name(type) + ": " + error.message(), 0);
  }
}

Value to_string(const Call& call) {
  return convert_argument(call, Type::of(Form::string));
}
Value to_number(const Call& call) {
  return convert_argument(call, Type::of(Form::number));
}
Value to_bool(const Call& call) {
  return convert_argument(call, Type::of(Form::boolean));
}
Value to_list(const Call& call) {
  return convert_argument(call, Type::of(Form::list, Type{}));
}
Value to_set(const Call& call) {
  return convert_argument(call, Type::of(Form::set, Type{}));
}
Value to_map(const Call& call) {
  return convert_argument(call, Type::of(Form::map, Type{}));
}

Value sensitive(const Call& call) {
  return add_flags(call[0], document::kSecret);
}

Value nonsensitive(const Call& call) {
  Value value = call[0];
  value.flags = static_cast<std::uint8_t>(value.flags & ~document::kSecret);
  return value;
}

Value is_sensitive(const Call& call) {
  if (is_unknown(call[0])) return call.values.unknown(unknown_reason(call[0]), call.from);
  Value result = Value::of(call[0].has(document::kSecret));
  result.origin = call.from.origin;
  return result;
}

constexpr Function kFunctions[] = {
    {.name = "ephemeralasnull", .parameters = {}, .kind = FunctionKind::not_provided},
    {.name = "issensitive", .parameters = kOneAnyOpen, .call = is_sensitive},
    {.name = "nonsensitive", .parameters = kOneAnyOpen, .call = nonsensitive},
    {.name = "sensitive", .parameters = kOneAnyOpen, .call = sensitive},
    {.name = "tobool", .parameters = kOneAnyOpen, .call = to_bool},
    {.name = "tolist", .parameters = kOneAnyOpen, .call = to_list},
    {.name = "tomap", .parameters = kOneAnyOpen, .call = to_map},
    {.name = "tonumber", .parameters = kOneAnyOpen, .call = to_number},
    {.name = "toset", .parameters = kOneAnyOpen, .call = to_set},
    {.name = "tostring", .parameters = kOneAnyOpen, .call = to_string},
};

}  // namespace

std::span<const Function> conversion_functions() {
  return kFunctions;
}

}  // namespace stageplot::terraform
