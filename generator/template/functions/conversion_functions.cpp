// From one type to another.
#include "template/functions/cast.hpp"
#include "template/functions/families.hpp"
#include "template/functions/go_value.hpp"
#include "template/functions/parameter_lists.hpp"
#include "template/functions/run_builder.hpp"
#include "text/go_integer.hpp"

namespace stageplot::gotemplate {
namespace {

using document::TypeId;
using document::Value;
using Arguments = std::span<const Value>;

Value make_int(Runtime& runtime, std::int64_t number) {
  Value value = Value::of_integer(number, runtime.origin);
  value.type = TypeId::go_int;
  return value;
}

/// Junk is 0 and what is too large the nearest bound: Sprig drops the error and keeps what strconv.Atoi gave.
Value atoi(Runtime& runtime, Arguments arguments) {
  return make_int(runtime, text::parse_integer(arguments[0].text(), 10).value);
}

Value to_int(Runtime& runtime, Arguments arguments) {
  return make_int(runtime, cast_to_integer(arguments[0], runtime.libraries));
}

Value to_int64(Runtime& runtime, Arguments arguments) {
  return Value::of_integer(cast_to_integer(arguments[0], runtime.libraries), runtime.origin);
}

Value to_float64(Runtime& runtime, Arguments arguments) {
  return Value::of_float(cast_to_float(arguments[0]), runtime.origin);
}

Value to_decimal(Runtime& runtime, Arguments arguments) {
  std::string text;
  append_go_value(runtime, text, arguments[0]);
  const text::ParsedInteger parsed = text::parse_integer(text, 8);
  return Value::of_integer(parsed.error == text::NumberError::none ? parsed.value : 0, runtime.origin);
}

Value to_string(Runtime& runtime, Arguments arguments) {
  if (arguments[0].is_string()) return arguments[0];
  return make_text(runtime, go_text(runtime, arguments[0]));
}

constexpr Function kFunctions[] = {
    {.name = "atoi",
     .parameters = takes::kString,
     .call = atoi,
     .help = "the text as a decimal int; 0 if it is none",
     .example = R"({{ atoi "42" }})",
     .result = "42"},
    {.name = "float64",
     .parameters = takes::kAny,
     .call = to_float64,
     .help = "the value as a float64; 0 if it is no number",
     .example = R"({{ float64 "1.5" }})",
     .result = "1.5"},
    {.name = "int",
     .parameters = takes::kAny,
     .call = to_int,
     .help = "the value as an int: floats are cut, texts read with Go's prefixes (0x, leading 0 is octal), else 0",
     .example = R"({{ int "0755" }})",
     .result = "493"},
    {.name = "int64",
     .parameters = takes::kAny,
     .call = to_int64,
     .help = "as int, of the type int64",
     .example = "{{ int64 8080.7 }}",
     .result = "8080"},
    {.name = "toDecimal",
     .parameters = takes::kAny,
     .call = to_decimal,
     .help = "the text read as an octal number (a file mode); 0 if it is none",
     .example = R"({{ toDecimal "777" }})",
     .result = "511"},
    {.name = "toString",
     .parameters = takes::kAny,
     .call = to_string,
     .help = "the value as Go prints it: YAML numbers from a million on in exponent form (use int first)",
     .example = "{{ toString 8080 }}",
     .result = "8080"},
};

}  // namespace

Family conversion_functions() {
  return kFunctions;
}

}  // namespace stageplot::gotemplate
