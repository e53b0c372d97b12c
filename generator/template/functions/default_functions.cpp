// What stands in for a value that is empty. Each returns one of its arguments as it is, origin included.
#include "template/functions/families.hpp"
#include "template/functions/go_value.hpp"
#include "template/functions/parameter_lists.hpp"

namespace stageplot::gotemplate {
namespace {

using document::Value;
using Arguments = std::span<const Value>;

/// `default D` alone is D; further arguments after the value count for nothing.
Value default_to(Runtime&, Arguments arguments) {
  return arguments.size() < 2 || is_empty(arguments[1]) ? arguments[0] : arguments[1];
}

Value empty(Runtime& runtime, Arguments arguments) {
  return Value::of(is_empty(arguments[0]), runtime.origin);
}

Value coalesce(Runtime& runtime, Arguments arguments) {
  for (const Value& argument : arguments) {
    if (!is_empty(argument)) return argument;
  }
  return Value::nothing(runtime.origin);
}

Value all(Runtime& runtime, Arguments arguments) {
  bool result = true;
  for (const Value& argument : arguments) result = result && !is_empty(argument);
  return Value::of(result, runtime.origin);
}

Value any(Runtime& runtime, Arguments arguments) {
  bool result = false;
  for (const Value& argument : arguments) result = result || !is_empty(argument);
  return Value::of(result, runtime.origin);
}

Value ternary(Runtime&, Arguments arguments) {
  return arguments[2].b ? arguments[0] : arguments[1];
}

constexpr Function kFunctions[] = {
    {.name = "all",
     .parameters = takes::kAny,
     .variadic = true,
     .call = all,
     .help = "whether no argument is empty",
     .example = R"({{ all 1 "" }})",
     .result = "false",
     .use = ArgumentUse::passed_on},
    {.name = "any",
     .parameters = takes::kAny,
     .variadic = true,
     .call = any,
     .help = "whether some argument is not empty",
     .example = R"({{ any 0 "x" }})",
     .result = "true",
     .use = ArgumentUse::passed_on},
    {.name = "coalesce",
     .parameters = takes::kAny,
     .variadic = true,
     .call = coalesce,
     .help = "the first argument that is not empty, else nil",
     .example = R"({{ coalesce 0 "" "x" }})",
     .result = "x",
     .use = ArgumentUse::passed_on},
    {.name = "default",
     .parameters = takes::kAnyAny,
     .variadic = true,
     .call = default_to,
     .help = "the second argument, or the first where that is empty: nil, false, 0, \"\", no members",
     .example = R"({{ "" | default "none" }})",
     .result = "none",
     .use = ArgumentUse::passed_on},
    {.name = "empty",
     .parameters = takes::kAny,
     .call = empty,
     .help = "whether the value is nil, false, 0, \"\", or a map or list without members",
     .example = "{{ empty 0 }}",
     .result = "true",
     .use = ArgumentUse::passed_on},
    {.name = "ternary",
     .parameters = takes::kAnyAnyBool,
     .call = ternary,
     .help = "the first argument if the bool is true, else the second",
     .example = R"({{ true | ternary "yes" "no" }})",
     .result = "yes",
     .use = ArgumentUse::passed_on},
};

}  // namespace

Family default_functions() {
  return kFunctions;
}

}  // namespace stageplot::gotemplate
