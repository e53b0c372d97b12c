// Kubernetes' quantities: `quantity('1.5Gi')`. Exact decimal arithmetic.
#include <cmath>

#include "policy/cel/context.hpp"
#include "policy/cel/functions/families.hpp"
#include "policy/cel/opaque.hpp"
#include "units/quantity.hpp"

namespace stageplot::policy::cel {
namespace {

using Arguments = std::span<const Value>;
using units::Int128;

constexpr Int128 kNano = 1'000'000'000;
constexpr Int128 kGreatest = Int128{std::numeric_limits<std::int64_t>::max()} * kNano;

const units::Quantity& amount(const Value& value) {
  return opaque<QuantityValue>(value).quantity;
}

Value made(Context& context, const units::Quantity& quantity) {
  return context.opaque(Kind::quantity, QuantityValue{{}, quantity});
}

Value quantity(Context& context, Arguments arguments) {
  const auto parsed = units::parse_quantity(arguments[0].view());
  if (!parsed) {
    return context.fail("`" + std::string{arguments[0].view().substr(0, 60)} +
                        "` is no quantity: " + std::string{parsed.problem()});
  }
  return made(context, *parsed);
}

/// A number, as rendered YAML may hold it where the API server has a string.
Value quantity_of_number(Context& context, Arguments arguments) {
  const Value& number = arguments[0];
  if (number.kind == Kind::integer) return made(context, {.nano = Int128{number.i} * kNano});
  if (!std::isfinite(number.d) || std::fabs(number.d) >= 9.2e18) return context.fail("the number is no quantity");
  const double whole = std::trunc(number.d);
  const auto fraction = static_cast<Int128>(std::llround((number.d - whole) * 1e9));
  return made(context, {.nano = static_cast<Int128>(whole) * kNano + fraction});
}

Value is_quantity(Context& /*context*/, Arguments arguments) {
  return Value::of(static_cast<bool>(units::parse_quantity(arguments[0].view())));
}

bool is_whole(const units::Quantity& quantity) {
  return quantity.nano % kNano == 0 && quantity.nano <= kGreatest && quantity.nano >= -kGreatest - kNano;
}

Value is_integer(Context& /*context*/, Arguments arguments) {
  return Value::of(is_whole(amount(arguments[0])));
}

Value as_integer(Context& context, Arguments arguments) {
  if (!is_whole(amount(arguments[0]))) return context.fail("the quantity is no whole number of 64 bits");
  return Value::of_integer(static_cast<std::int64_t>(amount(arguments[0]).nano / kNano));
}

Value as_float(Context& /*context*/, Arguments arguments) {
  return Value::of_double(amount(arguments[0]).as_double());
}

Value sign(Context& /*context*/, Arguments arguments) {
  const Int128 nano = amount(arguments[0]).nano;
  return Value::of_integer(nano < 0 ? -1 : nano > 0 ? 1 : 0);
}

Value add_amount(Context& context, const Value& to, Int128 nano) {
  units::Quantity result = amount(to);
  if (__builtin_add_overflow(result.nano, nano, &result.nano)) return context.fail("the quantity is out of range");
  return made(context, result);
}

Value add(Context& context, Arguments arguments) {
  return add_amount(context, arguments[0], amount(arguments[1]).nano);
}
Value add_integer(Context& context, Arguments arguments) {
  return add_amount(context, arguments[0], Int128{arguments[1].i} * kNano);
}
Value subtract(Context& context, Arguments arguments) {
  return add_amount(context, arguments[0], -amount(arguments[1]).nano);
}
Value subtract_integer(Context& context, Arguments arguments) {
  return add_amount(context, arguments[0], -(Int128{arguments[1].i} * kNano));
}

Value is_greater(Context& /*context*/, Arguments arguments) {
  return Value::of(amount(arguments[0]) > amount(arguments[1]));
}
Value is_less(Context& /*context*/, Arguments arguments) {
  return Value::of(amount(arguments[0]) < amount(arguments[1]));
}
Value compare(Context& /*context*/, Arguments arguments) {
  const auto order = amount(arguments[0]) <=> amount(arguments[1]);
  return Value::of_integer(order < 0 ? -1 : order > 0 ? 1 : 0);
}

constexpr Kinds kQuantity = kinds(Kind::quantity);
constexpr Kinds kText = kinds(Kind::string);
constexpr Kinds kInt = kinds(Kind::integer);
constexpr Kinds kBool = kinds(Kind::boolean);

constexpr std::array kFunctions = {
    Overload{"quantity", Style::global, {kText}, kQuantity, quantity},
    Overload{"quantity", Style::global, {kinds(Kind::integer, Kind::floating)}, kQuantity, quantity_of_number},
    Overload{"isQuantity", Style::global, {kText}, kBool, is_quantity},
    Overload{"isInteger", Style::member, {kQuantity}, kBool, is_integer},
    Overload{"asInteger", Style::member, {kQuantity}, kInt, as_integer},
    Overload{"asApproximateFloat", Style::member, {kQuantity}, kinds(Kind::floating), as_float},
    // Kubernetes declares it global and documents it as a member.
    Overload{"sign", Style::global, {kQuantity}, kInt, sign},
    Overload{"sign", Style::member, {kQuantity}, kInt, sign},
    Overload{"add", Style::member, {kQuantity, kQuantity}, kQuantity, add},
    Overload{"add", Style::member, {kQuantity, kInt}, kQuantity, add_integer},
    Overload{"sub", Style::member, {kQuantity, kQuantity}, kQuantity, subtract},
    Overload{"sub", Style::member, {kQuantity, kInt}, kQuantity, subtract_integer},
    Overload{"isGreaterThan", Style::member, {kQuantity, kQuantity}, kBool, is_greater},
    Overload{"isLessThan", Style::member, {kQuantity, kQuantity}, kBool, is_less},
    Overload{"compareTo", Style::member, {kQuantity, kQuantity}, kInt, compare},
};

}  // namespace

std::span<const Overload> quantity_functions() {
  return kFunctions;
}

}  // namespace stageplot::policy::cel
