// Arithmetic with fractions: decimal where Sprig is decimal (addf, subf, mulf, divf), binary elsewhere.
#include <cmath>

#include "template/functions/cast.hpp"
#include "template/functions/decimal.hpp"
#include "template/functions/families.hpp"
#include "template/functions/parameter_lists.hpp"
#include "text/go_float.hpp"

namespace stageplot::gotemplate {
namespace {

using document::Value;
using Arguments = std::span<const Value>;

Decimal decimal_of(double number) {
  std::optional<Decimal> decimal = Decimal::from_float(number);
  if (!decimal) throw FunctionError("Cannot create a Decimal from " + text::format_float(number));
  return *std::move(decimal);
}

template <typename Operation>
Value folded(Runtime& runtime, double first, Arguments rest, Operation operation) {
  Decimal total = decimal_of(first);
  for (const Value& argument : rest) total = operation(total, decimal_of(cast_to_float(argument)));
  return Value::of_float(total.to_float(), runtime.origin);
}

Decimal sum_of(const Decimal& a, const Decimal& b) {
  return a.plus(b);
}

Value addf(Runtime& runtime, Arguments arguments) {
  return folded(runtime, 0, arguments, sum_of);
}

Value add1f(Runtime& runtime, Arguments arguments) {
  return folded(runtime, 1, arguments, sum_of);
}

Value subf(Runtime& runtime, Arguments arguments) {
  return folded(runtime, cast_to_float(arguments[0]), arguments.subspan(1),
                [](const Decimal& a, const Decimal& b) { return a.minus(b); });
}

Value mulf(Runtime& runtime, Arguments arguments) {
  return folded(runtime, cast_to_float(arguments[0]), arguments.subspan(1),
                [](const Decimal& a, const Decimal& b) { return a.times(b); });
}

Value divf(Runtime& runtime, Arguments arguments) {
  return folded(runtime, cast_to_float(arguments[0]), arguments.subspan(1), [](const Decimal& a, const Decimal& b) {
    if (b.is_zero()) throw FunctionError("decimal division by 0");
    return a.divided_by(b);
  });
}

/// Go's math.Max and math.Min: NaN wins, and so does an infinity on its side.
Value maxf(Runtime& runtime, Arguments arguments) {
  double found = cast_to_float(arguments[0]);
  for (const Value& argument : arguments.subspan(1)) {
    const double number = cast_to_float(argument);
    if (std::isinf(number) && number > 0) {
      found = number;
    } else if (!(std::isinf(found) && found > 0)) {
      found = std::isnan(found) || std::isnan(number)  ? std::nan("")
              : found == number && std::signbit(found) ? number
                                                       : std::fmax(found, number);
    }
  }
  return Value::of_float(found, runtime.origin);
}

Value minf(Runtime& runtime, Arguments arguments) {
  double found = cast_to_float(arguments[0]);
  for (const Value& argument : arguments.subspan(1)) {
    const double number = cast_to_float(argument);
    if (std::isinf(number) && number < 0) {
      found = number;
    } else if (!(std::isinf(found) && found < 0)) {
      found = std::isnan(found) || std::isnan(number)   ? std::nan("")
              : found == number && std::signbit(number) ? number
                                                        : std::fmin(found, number);
    }
  }
  return Value::of_float(found, runtime.origin);
}

Value ceil(Runtime& runtime, Arguments arguments) {
  return Value::of_float(std::ceil(cast_to_float(arguments[0])), runtime.origin);
}

Value floor(Runtime& runtime, Arguments arguments) {
  return Value::of_float(std::floor(cast_to_float(arguments[0])), runtime.origin);
}

/// Rounds up where the fraction reaches the threshold; negative numbers always go down, as in Sprig.
Value round(Runtime& runtime, Arguments arguments) {
  const double threshold = arguments.size() > 2 ? arguments[2].f : 0.5;
  const double power = std::pow(10.0, static_cast<double>(arguments[1].i));
  const double digit = power * cast_to_float(arguments[0]);
  double whole = 0;
  const double fraction = std::modf(digit, &whole);
  return Value::of_float((fraction >= threshold ? std::ceil(digit) : std::floor(digit)) / power, runtime.origin);
}

constexpr Function kFunctions[] = {
    {.name = "add1f",
     .parameters = takes::kAny,
     .call = add1f,
     .help = "one more, a float64",
     .example = "{{ add1f 1.5 }}",
     .result = "2.5"},
    {.name = "addf",
     .parameters = takes::kAny,
     .variadic = true,
     .call = addf,
     .help = "the sum as decimals, a float64",
     .example = "{{ addf 0.1 0.2 }}",
     .result = "0.3"},
    {.name = "ceil",
     .parameters = takes::kAny,
     .call = ceil,
     .help = "the next whole number up, a float64",
     .example = "{{ ceil 1.1 }}",
     .result = "2"},
    {.name = "divf",
     .parameters = takes::kAnyAny,
     .variadic = true,
     .call = divf,
     .help = "the quotient as decimals with 16 digits behind the point, a float64",
     .example = "{{ divf 1 4 }}",
     .result = "0.25"},
    {.name = "floor",
     .parameters = takes::kAny,
     .call = floor,
     .help = "the next whole number down, a float64",
     .example = "{{ floor 1.9 }}",
     .result = "1"},
    {.name = "maxf",
     .parameters = takes::kAnyAny,
     .variadic = true,
     .call = maxf,
     .help = "the largest, a float64",
     .example = "{{ maxf 1 2.5 }}",
     .result = "2.5"},
    {.name = "minf",
     .parameters = takes::kAnyAny,
     .variadic = true,
     .call = minf,
     .help = "the smallest, a float64",
     .example = "{{ minf 1.5 2 }}",
     .result = "1.5"},
    {.name = "mulf",
     .parameters = takes::kAnyAny,
     .variadic = true,
     .call = mulf,
     .help = "the product as decimals, a float64",
     .example = "{{ mulf 1.5 2 }}",
     .result = "3"},
    {.name = "round",
     .parameters = takes::kAnyIntFloats,
     .variadic = true,
     .call = round,
     .help = "the number with so many digits behind the point; rounds up from 0.5 or the third number on",
     .example = "{{ round 123.5555 2 }}",
     .result = "123.56"},
    {.name = "subf",
     .parameters = takes::kAnyAny,
     .variadic = true,
     .call = subf,
     .help = "the difference as decimals, a float64",
     .example = "{{ subf 0.3 0.1 }}",
     .result = "0.2"},
};

}  // namespace

Family float_functions() {
  return kFunctions;
}

}  // namespace stageplot::gotemplate
