// What a value is, in Go's names. YAML numbers are float64, results of int and of literals are int.
#include "template/functions/families.hpp"
#include "template/functions/go_value.hpp"
#include "template/functions/parameter_lists.hpp"

namespace stageplot::gotemplate {
namespace {

using document::Value;
using Arguments = std::span<const Value>;

Value type_of(Runtime& runtime, Arguments arguments) {
  return make_text(runtime, go_type_name(runtime, arguments[0]));
}
Value kind_of(Runtime& runtime, Arguments arguments) {
  return make_text(runtime, go_kind_name(arguments[0]));
}

Value type_is(Runtime& runtime, Arguments arguments) {
  return Value::of(arguments[0].text() == go_type_name(runtime, arguments[1]), runtime.origin);
}

/// A pointer's type counts with and without its star.
Value type_is_like(Runtime& runtime, Arguments arguments) {
  const std::string_view name = go_type_name(runtime, arguments[1]);
  const std::string_view wanted = arguments[0].text();
  return Value::of(wanted == name || (name.starts_with('*') && name.substr(1) == wanted), runtime.origin);
}

Value kind_is(Runtime& runtime, Arguments arguments) {
  return Value::of(arguments[0].text() == go_kind_name(arguments[1]), runtime.origin);
}

Value deep_equal_values(Runtime& runtime, Arguments arguments) {
  return Value::of(deep_equal(runtime, arguments[0], arguments[1]), runtime.origin);
}

constexpr Function kFunctions[] = {
    {.name = "deepEqual",
     .parameters = takes::kAnyAny,
     .call = deep_equal_values,
     .help = "whether both values are equal all the way down, exact types included",
     .example = "{{ deepEqual (list 1 2) (list 1 2) }}",
     .result = "true"},
    {.name = "kindIs",
     .parameters = takes::kStringAny,
     .call = kind_is,
     .help = "whether the value is of the kind: map, slice, string, bool, int, float64, invalid (nil)",
     .example = R"({{ kindIs "map" (dict "a" 1) }})",
     .result = "true",
     .use = ArgumentUse::passed_on},
    {.name = "kindOf",
     .parameters = takes::kAny,
     .call = kind_of,
     .help = "the value's kind",
     .example = "{{ kindOf (list 1) }}",
     .result = "slice",
     .use = ArgumentUse::passed_on},
    {.name = "typeIs",
     .parameters = takes::kStringAny,
     .call = type_is,
     .help = "whether the value is of the Go type",
     .example = R"({{ typeIs "string" "a" }})",
     .result = "true",
     .use = ArgumentUse::passed_on},
    {.name = "typeIsLike",
     .parameters = takes::kStringAny,
     .call = type_is_like,
     .help = "as typeIs; a pointer counts as what it points to",
     .example = R"({{ semver "1.2.3" | typeIsLike "semver.Version" }})",
     .result = "true",
     .use = ArgumentUse::passed_on},
    {.name = "typeOf",
     .parameters = takes::kAny,
     .call = type_of,
     .help = "the value's Go type",
     .example = R"({{ typeOf (dict "a" 1) }})",
     .result = "map[string]interface {}",
     .use = ArgumentUse::passed_on},
};

}  // namespace

Family type_functions() {
  return kFunctions;
}

}  // namespace stageplot::gotemplate
