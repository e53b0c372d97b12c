// Optional values. `or`, `orValue`, `optMap` and `optFlatMap` are the evaluator's, since they need not evaluate all of
// their arguments.
#include "policy/cel/context.hpp"
#include "policy/cel/functions/families.hpp"
#include "policy/cel/map.hpp"

namespace stageplot::policy::cel {
namespace {

using Arguments = std::span<const Value>;

bool is_zero(const Value& value) {
  switch (value.kind) {
    case Kind::null:
      return true;
    case Kind::boolean:
      return !value.b;
    case Kind::integer:
    case Kind::unsigned_integer:
    case Kind::duration:
      return value.u == 0;
    case Kind::floating:
      return value.d == 0;
    case Kind::string:
    case Kind::bytes:
      return value.extra == 0;
    case Kind::list:
      return list_size(value) == 0;
    case Kind::map:
      return map_size(value) == 0;
    case Kind::optional:
      return value.items == nullptr;
    default:
      return false;
  }
}

Value of(Context& context, Arguments arguments) {
  return context.optional(arguments[0]);
}

Value of_non_zero(Context& context, Arguments arguments) {
  return is_zero(arguments[0]) ? Value::of_optional(nullptr) : context.optional(arguments[0]);
}

Value none(Context& /*context*/, Arguments /*arguments*/) {
  return Value::of_optional(nullptr);
}

Value has_value(Context& /*context*/, Arguments arguments) {
  return Value::of(arguments[0].items != nullptr);
}

Value value(Context& context, Arguments arguments) {
  if (arguments[0].items == nullptr) return context.fail("`value` of an optional that has none");
  return *arguments[0].items;
}

Value first(Context& context, Arguments arguments) {
  if (list_size(arguments[0]) == 0) return Value::of_optional(nullptr);
  return context.optional(list_item(arguments[0], 0));
}

Value last(Context& context, Arguments arguments) {
  const std::uint32_t size = list_size(arguments[0]);
  if (size == 0) return Value::of_optional(nullptr);
  return context.optional(list_item(arguments[0], size - 1));
}

Value unwrap(Context& context, Arguments arguments) {
  const std::uint32_t size = list_size(arguments[0]);
  const auto items = context.items(size);
  std::size_t count = 0;
  for (std::uint32_t i = 0; i < size; ++i) {
    const Value item = list_item(arguments[0], i);
    if (item.kind == Kind::unknown) return item;
    if (item.kind != Kind::optional) return context.no_overload("unwrap", std::array{item});
    if (item.items != nullptr) items[count++] = *item.items;
  }
  return Value::of_list(items.first(count));
}

constexpr Kinds kOptional = kinds(Kind::optional);
constexpr Kinds kList = kinds(Kind::list);

constexpr std::array kFunctions = {
    Overload{"optional.of", Style::global, {kAny}, kOptional, of},
    Overload{"optional.ofNonZeroValue", Style::global, {kAny}, kOptional, of_non_zero},
    Overload{"optional.none", Style::global, {}, kOptional, none},
    Overload{"hasValue", Style::member, {kOptional}, kinds(Kind::boolean), has_value},
    Overload{"value", Style::member, {kOptional}, kAny, value},
    Overload{"first", Style::member, {kList}, kOptional, first},
    Overload{"last", Style::member, {kList}, kOptional, last},
    Overload{"optional.unwrap", Style::global, {kList}, kList, unwrap},
    Overload{"unwrapOpt", Style::member, {kList}, kList, unwrap},
};

}  // namespace

std::span<const Overload> optional_functions() {
  return kFunctions;
}

}  // namespace stageplot::policy::cel
