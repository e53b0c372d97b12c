// Functions on numbers.
#include <cmath>

#include "terraform/functions/convert.hpp"
#include "terraform/functions/families.hpp"
#include "terraform/functions/number.hpp"
#include "terraform/functions/parameter_lists.hpp"

namespace stageplot::terraform {
namespace {

using namespace parameters;

Value abs(const Call& call) {
  return call.result(compare_numbers(call[0], Value::of_integer(0)) < 0 ? negate(call[0]) : call[0]);
}

Value ceil(const Call& call) {
  return call.result(is_whole(call[0]) ? call[0] : number_of(std::ceil(call[0].f)));
}

Value floor(const Call& call) {
  return call.result(is_whole(call[0]) ? call[0] : number_of(std::floor(call[0].f)));
}

Value log(const Call& call) {
  return call.result(number_of(std::log(as_double(call[0])) / std::log(as_double(call[1]))));
}

Value pow(const Call& call) {
  const auto base = as_integer(call[0]);
  const auto exponent = as_integer(call[1]);
  if (base && exponent && *exponent >= 0 && *exponent < 64) {
    std::int64_t power = 1;
    bool fits = true;
    for (std::int64_t i = 0; i < *exponent && fits; ++i) fits = !__builtin_mul_overflow(power, *base, &power);
    if (fits) return call.result(Value::of_integer(power));
  }
  return call.result(number_of(std::pow(as_double(call[0]), as_double(call[1]))));
}

Value signum(const Call& call) {
  if (!is_whole(call[0])) throw FunctionError("a whole number is required", 0);
  return call.result(Value::of_integer(compare_numbers(call[0], Value::of_integer(0))));
}

/// The argument that `is_better` prefers to all others.
Value choose(const Call& call, int sign) {
  if (call.arguments.empty()) throw FunctionError("at least one number is required");
  const Value* best = &call[0];
  for (const Value& number : call.arguments) {
    if (compare_numbers(number, *best) * sign > 0) best = &number;
  }
  return call.result(*best);
}

Value max(const Call& call) {
  return choose(call, 1);
}

Value min(const Call& call) {
  return choose(call, -1);
}

int digit_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'z') return c - 'a' + 10;
  if (c >= 'A' && c <= 'Z') return c - 'A' + 36;
  return 100;
}

Value parse_int(const Call& call) {
  if (!call[0].is_string())
    throw FunctionError("the first argument must be a string, not " + std::string(type_name(call[0])), 0);
  const auto base = as_integer(call[1]);
  if (!base || *base < 2 || *base > 62) throw FunctionError("the base must be a whole number between 2 and 62", 1);
  std::string_view digits = call.text(0);
  const bool negative = digits.starts_with('-');
  if (negative || digits.starts_with('+')) digits.remove_prefix(1);
  Value result = Value::of_integer(0);
  for (const char c : digits) {
    int value = digit_value(c);
    if (*base <= 36 && c >= 'A' && c <= 'Z') value = c - 'A' + 10;
    if (value >= *base) {
      digits = {};
      break;
    }
    result = add(multiply(result, Value::of_integer(*base)), Value::of_integer(value));
  }
  if (digits.empty()) {
    throw FunctionError(
        "cannot read \"" + std::string(call.text(0)) + "\" as a base " + std::to_string(*base) + " whole number", 0);
  }
  return call.result(negative ? negate(result) : result);
}

Value sum(const Call& call) {
  if (!call[0].is_list())
    throw FunctionError("a list, set or tuple is required, and this is a " + std::string(type_name(call[0])), 0);
  if (call[0].items().empty()) throw FunctionError("an empty list has no sum", 0);
  Value total = Value::of_integer(0);
  for (const Value& item : call[0].items()) {
    if (item.is_nil()) throw FunctionError("argument must be list, set, or tuple of number values", 0);
    try {
      total = add(total, convert_to_number(item, call.values));
    } catch (const ConversionError&) {
      throw FunctionError("argument must be list, set, or tuple of number values", 0);
    }
  }
  return call.result(total);
}

constexpr Parameter kAnyThenNumber[] = {kAny, kNumber};

constexpr Function kFunctions[] = {
    {.name = "abs", .parameters = kOneNumber, .call = abs},
    {.name = "ceil", .parameters = kOneNumber, .call = ceil},
    {.name = "floor", .parameters = kOneNumber, .call = floor},
    {.name = "log", .parameters = kTwoNumbers, .call = log},
    {.name = "max", .parameters = {}, .rest = &kNumber, .call = max},
    {.name = "min", .parameters = {}, .rest = &kNumber, .call = min},
    {.name = "parseint", .parameters = kAnyThenNumber, .call = parse_int},
    {.name = "pow", .parameters = kTwoNumbers, .call = pow},
    {.name = "signum", .parameters = kOneNumber, .call = signum},
    {.name = "sum", .parameters = kOneAnyWhole, .call = sum},
};

}  // namespace

std::span<const Function> numeric_functions() {
  return kFunctions;
}

}  // namespace stageplot::terraform
