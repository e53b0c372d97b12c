// Whole-number arithmetic: everything is made an int64 first (cast.hpp), and overflow wraps as in Go.
#include <algorithm>
#include <limits>

#include "template/functions/cast.hpp"
#include "template/functions/families.hpp"
#include "template/functions/parameter_lists.hpp"
#include "template/functions/run_builder.hpp"

namespace stageplot::gotemplate {
namespace {

using document::TypeId;
using document::Value;
using Arguments = std::span<const Value>;

constexpr std::uint64_t kMostNumbers = 10'000'000;

Value result(Runtime& runtime, std::uint64_t number) {
  return Value::of_integer(static_cast<std::int64_t>(number), runtime.origin);
}

std::uint64_t wrapping(const Runtime& runtime, const Value& value) {
  return static_cast<std::uint64_t>(cast_to_integer(value, runtime.libraries));
}

Value add(Runtime& runtime, Arguments arguments) {
  std::uint64_t sum = 0;
  for (const Value& argument : arguments) sum += wrapping(runtime, argument);
  return result(runtime, sum);
}

Value add1(Runtime& runtime, Arguments arguments) {
  return result(runtime, wrapping(runtime, arguments[0]) + 1);
}

Value sub(Runtime& runtime, Arguments arguments) {
  return result(runtime, wrapping(runtime, arguments[0]) - wrapping(runtime, arguments[1]));
}

Value mul(Runtime& runtime, Arguments arguments) {
  std::uint64_t product = 1;
  for (const Value& argument : arguments) product *= wrapping(runtime, argument);
  return result(runtime, product);
}

std::int64_t divisor(const Runtime& runtime, const Value& value) {
  const std::int64_t number = cast_to_integer(value, runtime.libraries);
  if (number == 0) throw FunctionError("runtime error: integer divide by zero");
  return number;
}

Value div(Runtime& runtime, Arguments arguments) {
  const std::int64_t by = divisor(runtime, arguments[1]);
  if (by == -1) return result(runtime, 0 - wrapping(runtime, arguments[0]));  // the lowest number stays as it is
  return Value::of_integer(cast_to_integer(arguments[0], runtime.libraries) / by, runtime.origin);
}

Value mod(Runtime& runtime, Arguments arguments) {
  const std::int64_t by = divisor(runtime, arguments[1]);
  return Value::of_integer(by == -1 ? 0 : cast_to_integer(arguments[0], runtime.libraries) % by, runtime.origin);
}

Value largest(Runtime& runtime, Arguments arguments) {
  std::int64_t found = cast_to_integer(arguments[0], runtime.libraries);
  for (const Value& argument : arguments) found = std::max(found, cast_to_integer(argument, runtime.libraries));
  return Value::of_integer(found, runtime.origin);
}

Value smallest(Runtime& runtime, Arguments arguments) {
  std::int64_t found = cast_to_integer(arguments[0], runtime.libraries);
  for (const Value& argument : arguments) found = std::min(found, cast_to_integer(argument, runtime.libraries));
  return Value::of_integer(found, runtime.origin);
}

/// How many numbers go from `start` towards `stop` in steps of `step`, `stop` left out; none where it leads away.
std::uint64_t count_steps(std::int64_t start, std::int64_t stop, std::int64_t step) {
  if (stop < start ? step >= 0 : step <= 0) return 0;
  const std::uint64_t distance = stop < start ? static_cast<std::uint64_t>(start) - static_cast<std::uint64_t>(stop)
                                              : static_cast<std::uint64_t>(stop) - static_cast<std::uint64_t>(start);
  const std::uint64_t stride = step < 0 ? 0 - static_cast<std::uint64_t>(step) : static_cast<std::uint64_t>(step);
  const std::uint64_t count = distance / stride + (distance % stride == 0 ? 0 : 1);
  if (count > kMostNumbers) throw FunctionError("the range has more than 10000000 numbers");
  return count;
}

/// The number after `index` steps; it lies between start and stop, so only the way there can overflow.
std::int64_t number_at(std::int64_t start, std::uint64_t index, std::int64_t step) {
  return static_cast<std::int64_t>(static_cast<std::uint64_t>(start) + index * static_cast<std::uint64_t>(step));
}

Value range_of(Runtime& runtime, std::int64_t start, std::int64_t stop, std::int64_t step) {
  const std::uint64_t count = count_steps(start, stop, step);
  document::List* list = runtime.arena.list(count);
  for (std::uint64_t i = 0; i < count; ++i) {
    list->data[i] = Value::of_integer(number_at(start, i, step), runtime.origin);
    list->data[i].type = TypeId::go_int;
  }
  Value value = Value::of(list, runtime.origin);
  value.type = TypeId::go_int_list;
  return value;
}

Value until(Runtime& runtime, Arguments arguments) {
  return range_of(runtime, 0, arguments[0].i, arguments[0].i < 0 ? -1 : 1);
}

Value until_step(Runtime& runtime, Arguments arguments) {
  return range_of(runtime, arguments[0].i, arguments[1].i, arguments[2].i);
}

/// As the command `seq`: FIRST STEP LAST, both ends included. A step that leads away gives nothing.
Value seq(Runtime& runtime, Arguments arguments) {
  if (arguments.empty() || arguments.size() > 3) return make_text(runtime, "");
  const std::int64_t first = arguments.size() == 1 ? 1 : arguments[0].i;
  const std::int64_t last = arguments.back().i;
  const std::int64_t direction = last < first ? -1 : 1;
  const std::int64_t step = arguments.size() == 3 ? arguments[1].i : direction;
  if (direction < 0 && step > 0) return make_text(runtime, "");
  const auto beyond =
      static_cast<std::int64_t>(static_cast<std::uint64_t>(last) + static_cast<std::uint64_t>(direction));
  std::string text;
  const std::uint64_t count = count_steps(first, beyond, step);
  for (std::uint64_t i = 0; i < count; ++i) {
    if (i > 0) text += ' ';
    text += std::to_string(number_at(first, i, step));
  }
  return make_text(runtime, text);
}

constexpr Function kFunctions[] = {
    {.name = "add",
     .parameters = takes::kAny,
     .variadic = true,
     .call = add,
     .help = "the sum, an int64",
     .example = R"({{ add 1 2 "3" }})",
     .result = "6"},
    {.name = "add1",
     .parameters = takes::kAny,
     .call = add1,
     .help = "one more, an int64",
     .example = "{{ add1 41 }}",
     .result = "42"},
    {.name = "div",
     .parameters = takes::kAnyAny,
     .call = div,
     .help = "the quotient of int64s, cut towards zero",
     .example = "{{ div 7 2 }}",
     .result = "3"},
    {.name = "max",
     .parameters = takes::kAnyAny,
     .variadic = true,
     .call = largest,
     .help = "the largest, an int64",
     .example = "{{ max 1 5 3 }}",
     .result = "5"},
    {.name = "min",
     .parameters = takes::kAnyAny,
     .variadic = true,
     .call = smallest,
     .help = "the smallest, an int64",
     .example = "{{ min 4 2 3 }}",
     .result = "2"},
    {.name = "mod",
     .parameters = takes::kAnyAny,
     .call = mod,
     .help = "the remainder of int64s, with the sign of the first",
     .example = "{{ mod 7 3 }}",
     .result = "1"},
    {.name = "mul",
     .parameters = takes::kAnyAny,
     .variadic = true,
     .call = mul,
     .help = "the product, an int64",
     .example = "{{ mul 2 3 4 }}",
     .result = "24"},
    {.name = "seq",
     .parameters = takes::kInt,
     .variadic = true,
     .call = seq,
     .help = "the numbers from 1 to LAST, FIRST to LAST, or FIRST to LAST by STEP (in the middle), as a text",
     .example = "{{ seq 2 2 6 }}",
     .result = "2 4 6"},
    {.name = "sub",
     .parameters = takes::kAnyAny,
     .call = sub,
     .help = "the difference, an int64",
     .example = "{{ sub 5 3 }}",
     .result = "2"},
    {.name = "until",
     .parameters = takes::kInt,
     .call = until,
     .help = "the list of the numbers from 0 up to, not including, the number",
     .example = "{{ until 3 }}",
     .result = "[0 1 2]"},
    {.name = "untilStep",
     .parameters = takes::kIntIntInt,
     .call = until_step,
     .help = "the list of the numbers from the first up to, not including, the second, by the third",
     .example = "{{ untilStep 0 10 4 }}",
     .result = "[0 4 8]"},
};

}  // namespace

Family integer_functions() {
  return kFunctions;
}

}  // namespace stageplot::gotemplate
