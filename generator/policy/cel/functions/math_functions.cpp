// The math extension without its operations on bits.
#include <algorithm>
#include <cmath>

#include "policy/cel/context.hpp"
#include "policy/cel/functions/families.hpp"
#include "policy/cel/number.hpp"

namespace stageplot::policy::cel {
namespace {

using Arguments = std::span<const Value>;

Value extreme(Context& context, Arguments arguments, bool greatest) {
  const bool list = arguments.size() == 1 && arguments[0].kind == Kind::list;
  const std::size_t count = list ? list_size(arguments[0]) : arguments.size();
  const std::string name = greatest ? "math.greatest" : "math.least";
  if (count == 0) return context.fail("`" + name + "` of an empty list");
  Value best;
  for (std::size_t i = 0; i < count; ++i) {
    const Value item = list ? list_item(arguments[0], static_cast<std::uint32_t>(i)) : arguments[i];
    context.charge(1);
    if (item.kind == Kind::unknown) return item;
    if (!item.is_number()) return context.no_overload(name, std::array{item});
    if (i == 0) {
      best = item;
      continue;
    }
    const auto order = compare_numbers(best, item);
    if (greatest ? std::is_lt(order) : std::is_gt(order)) best = item;
  }
  return best;
}

Value greatest(Context& context, Arguments arguments) {
  return extreme(context, arguments, true);
}
Value least(Context& context, Arguments arguments) {
  return extreme(context, arguments, false);
}

template <double (*function)(double)>
Value applied(Context& /*context*/, Arguments arguments) {
  return Value::of_double(function(arguments[0].d));
}

Value is_nan(Context& /*context*/, Arguments arguments) {
  return Value::of(std::isnan(arguments[0].d));
}
Value is_infinite(Context& /*context*/, Arguments arguments) {
  return Value::of(std::isinf(arguments[0].d));
}
Value is_finite(Context& /*context*/, Arguments arguments) {
  return Value::of(std::isfinite(arguments[0].d));
}

Value absolute(Context& context, Arguments arguments) {
  const Value& value = arguments[0];
  if (value.kind == Kind::floating) return Value::of_double(std::fabs(value.d));
  if (value.kind == Kind::unsigned_integer || value.i >= 0) return value;
  if (value.i == std::numeric_limits<std::int64_t>::min()) return context.fail("the result does not fit in an int");
  return Value::of_integer(-value.i);
}

Value sign(Context& /*context*/, Arguments arguments) {
  const Value& value = arguments[0];
  if (value.kind == Kind::integer) return Value::of_integer(value.i < 0 ? -1 : value.i > 0 ? 1 : 0);
  if (value.kind == Kind::unsigned_integer) return Value::of_unsigned(value.u > 0 ? 1 : 0);
  if (std::isnan(value.d)) return value;
  return Value::of_double(value.d < 0 ? -1 : value.d > 0 ? 1 : 0);
}

Value square_root(Context& /*context*/, Arguments arguments) {
  const Value& value = arguments[0];
  if (value.kind == Kind::integer) return Value::of_double(std::sqrt(static_cast<double>(value.i)));
  if (value.kind == Kind::unsigned_integer) return Value::of_double(std::sqrt(static_cast<double>(value.u)));
  return Value::of_double(std::sqrt(value.d));
}

constexpr Kinds kDouble = kinds(Kind::floating);
constexpr Kinds kBool = kinds(Kind::boolean);
constexpr Kinds kList = kinds(Kind::list);

constexpr std::array kFunctions = {
    Overload{"math.greatest", Style::global, {kList}, kNumbers, greatest},
    Overload{"math.greatest", Style::global, {kNumbers}, kNumbers, greatest, true},
    Overload{"math.least", Style::global, {kList}, kNumbers, least},
    Overload{"math.least", Style::global, {kNumbers}, kNumbers, least, true},
    Overload{"math.ceil", Style::global, {kDouble}, kDouble, applied<std::ceil>},
    Overload{"math.floor", Style::global, {kDouble}, kDouble, applied<std::floor>},
    Overload{"math.round", Style::global, {kDouble}, kDouble, applied<std::round>},
    Overload{"math.trunc", Style::global, {kDouble}, kDouble, applied<std::trunc>},
    Overload{"math.isNaN", Style::global, {kDouble}, kBool, is_nan},
    Overload{"math.isInf", Style::global, {kDouble}, kBool, is_infinite},
    Overload{"math.isFinite", Style::global, {kDouble}, kBool, is_finite},
    Overload{"math.abs", Style::global, {kNumbers}, kNumbers, absolute},
    Overload{"math.sign", Style::global, {kNumbers}, kNumbers, sign},
    Overload{"math.sqrt", Style::global, {kNumbers}, kDouble, square_root},
};

}  // namespace

std::span<const Overload> math_functions() {
  return kFunctions;
}

}  // namespace stageplot::policy::cel
