// TOML as Helm's functions read and write it.
#include "template/functions/families.hpp"
#include "template/functions/parameter_lists.hpp"
#include "template/functions/reading.hpp"
#include "template/functions/run_builder.hpp"
#include "template/functions/toml_reader.hpp"
#include "template/functions/toml_writer.hpp"

namespace stageplot::gotemplate {
namespace {

using document::Value;
using Arguments = std::span<const Value>;

/// An error is the text, as with Helm.
Value to_toml(Runtime& runtime, Arguments arguments) {
  const WrittenToml written = write_toml(runtime, arguments[0]);
  return make_text(runtime, written.error.empty() ? written.text : written.error);
}

Value must_to_toml(Runtime& runtime, Arguments arguments) {
  const WrittenToml written = write_toml(runtime, arguments[0]);
  if (!written.error.empty()) throw FunctionError(written.error);
  return make_text(runtime, written.text);
}

Value from_toml(Runtime& runtime, Arguments arguments) {
  std::string error;
  const std::optional<Value> value = read_toml(runtime, arguments[0].text(), error);
  return map_or_error(runtime, value, Format::yaml, error);
}

constexpr Function kFunctions[] = {
    {.name = "fromToml",
     .parameters = takes::kString,
     .call = from_toml,
     .help = "the TOML as a map; where the text is none, a map with the message under Error",
     .example = R"({{ (fromToml "a = 1\n[t]\nb = [true, 'x']").t.b }})",
     .result = "[true x]"},
    {.name = "mustToToml",
     .parameters = takes::kAny,
     .call = must_to_toml,
     .help = "as toToml; an error where the value can't be written",
     .example = R"({{ mustToToml (dict "a" 1) }})",
     .result = "a = 1\n"},
    {.name = "toToml",
     .parameters = takes::kAny,
     .call = to_toml,
     .help = "the map as TOML; where it can't be written, the message",
     .example = R"({{ toToml (dict "a" 1.0 "t" (dict "b" (list "x" true))) }})",
     .result = "a = 1.0\n\n[t]\n  b = [\"x\", true]\n"},
};

}  // namespace

Family toml_functions() {
  return kFunctions;
}

}  // namespace stageplot::gotemplate
