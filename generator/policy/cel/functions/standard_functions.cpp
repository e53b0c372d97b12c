// The functions of the language itself that are no conversions: size and the tests of strings.
#include "policy/cel/context.hpp"
#include "policy/cel/functions/families.hpp"
#include "policy/cel/map.hpp"
#include "text/utf8.hpp"

namespace stageplot::policy::cel {
namespace {

using Arguments = std::span<const Value>;

constexpr Kinds kBool = kinds(Kind::boolean);
constexpr Kinds kInt = kinds(Kind::integer);
constexpr Kinds kString = kinds(Kind::string);
constexpr Kinds kSized = kinds(Kind::string, Kind::bytes, Kind::list, Kind::map);

Value size(Context& context, Arguments arguments) {
  const Value& value = arguments[0];
  switch (value.kind) {
    case Kind::string:
      context.charge_text(value.extra);
      return Value::of_integer(static_cast<std::int64_t>(text::count_code_points(value.view())));
    case Kind::bytes:
      return Value::of_integer(value.extra);
    case Kind::list:
      return Value::of_integer(list_size(value));
    default:
      return Value::of_integer(map_size(value));
  }
}

Value contains(Context& context, Arguments arguments) {
  context.charge_text(arguments[0].extra);
  return Value::of(arguments[0].view().find(arguments[1].view()) != std::string_view::npos);
}

Value starts_with(Context& /*context*/, Arguments arguments) {
  return Value::of(arguments[0].view().starts_with(arguments[1].view()));
}

Value ends_with(Context& /*context*/, Arguments arguments) {
  return Value::of(arguments[0].view().ends_with(arguments[1].view()));
}

Value matches(Context& context, Arguments arguments) {
  Value failure;
  const Pattern* pattern = context.pattern(arguments[1], failure);
  if (pattern == nullptr) return failure;
  context.charge(1 + arguments[0].extra / 4);
  return Value::of(pattern->matches(arguments[0].view()));
}

constexpr std::array kFunctions = {
    Overload{"size", Style::global, {kSized}, kInt, size},
    Overload{"size", Style::member, {kSized}, kInt, size},
    Overload{"contains", Style::member, {kString, kString}, kBool, contains},
    Overload{"startsWith", Style::member, {kString, kString}, kBool, starts_with},
    Overload{"endsWith", Style::member, {kString, kString}, kBool, ends_with},
    Overload{"matches", Style::member, {kString, kString}, kBool, matches},
    Overload{"matches", Style::global, {kString, kString}, kBool, matches},
};

}  // namespace

std::span<const Overload> standard_functions() {
  return kFunctions;
}

}  // namespace stageplot::policy::cel
