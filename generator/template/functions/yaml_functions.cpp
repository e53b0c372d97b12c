// YAML as Helm's functions read and write it: sigs.k8s.io/yaml over go-yaml v2, every number a float64; toYamlPretty
// alone is go-yaml v3's own.
#include "calendar/format_moment.hpp"
#include "document/go_yaml_error.hpp"
#include "document/yaml_reader.hpp"
#include "document/yaml_v3_writer.hpp"
#include "document/yaml_writer.hpp"
#include "template/functions/families.hpp"
#include "template/functions/parameter_lists.hpp"
#include "template/functions/plain_value.hpp"
#include "template/functions/reading.hpp"

namespace stageplot::gotemplate {
namespace {

using document::Value;
using Arguments = std::span<const Value>;

document::WrittenText write(Runtime& runtime, const Value& value) {
  document::WrittenText written = catch_refusal(
      [&] { return document::write_yaml(value, {.runs = runtime.keeps_places, .plain_value = plain_value(runtime)}); });
  if (written.text.ends_with('\n')) written.text.pop_back();
  return written;
}

Value to_yaml_pretty(Runtime& runtime, Arguments arguments) {
  const document::YamlV3Style style{
      .runs = runtime.keeps_places,
      .plain_value = [&runtime](const Value& value) { return yaml_v3_value(runtime, value); },
      .bare_text =
          [](const Value& value) {
            return is_time(value) ? std::optional{calendar::format(time_of(value), calendar::kRfc3339Nano)}
                                  : std::nullopt;
          }};
  document::WrittenText written = document::write_yaml_v3(arguments[0], style);
  if (written.text.ends_with('\n')) written.text.pop_back();
  return take_written(runtime, written);
}

Value to_yaml(Runtime& runtime, Arguments arguments) {
  return take_written(runtime, write(runtime, arguments[0]));
}

Value must_to_yaml(Runtime& runtime, Arguments arguments) {
  const document::WrittenText written = write(runtime, arguments[0]);
  if (!written.error.empty()) throw FunctionError("error marshaling into JSON: " + written.error);
  return take_written(runtime, written);
}

std::optional<Value> read(Runtime& runtime, const Value& text, std::string& error) {
  const document::YamlOptions options{.resolution = document::YamlResolution::helm, .permit_unusual_breaks = true};
  std::optional<Value> value =
      document::read_yaml_text(text.text(), text.origin, runtime.arena, options, error, text.s->runs());
  if (!value) error = document::go_yaml_error(text.text(), runtime.unsupported_key).message;
  return value;
}

Value from_yaml(Runtime& runtime, Arguments arguments) {
  std::string error;
  const std::optional<Value> value = read(runtime, arguments[0], error);
  return map_or_error(runtime, value, Format::yaml, error);
}

Value from_yaml_array(Runtime& runtime, Arguments arguments) {
  std::string error;
  const std::optional<Value> value = read(runtime, arguments[0], error);
  return list_or_error(runtime, value, Format::yaml, error);
}

constexpr Function kFunctions[] = {
    {.name = "fromYaml",
     .parameters = takes::kString,
     .call = from_yaml,
     .help = "the YAML map; where the text is none, a map with the message under Error",
     .example = R"({{ (fromYaml "a: [1, 2]").a }})",
     .result = "[1 2]"},
    {.name = "fromYamlArray",
     .parameters = takes::kString,
     .call = from_yaml_array,
     .help = "the YAML list; where the text is none, a list of the message",
     .example = R"({{ fromYamlArray "- a\n- b" }})",
     .result = "[a b]"},
    {.name = "mustToYaml",
     .parameters = takes::kAny,
     .call = must_to_yaml,
     .help = "as toYaml; an error where the value can't be written",
     .example = R"({{ mustToYaml (list 1) }})",
     .result = "- 1"},
    {.name = "toYaml",
     .parameters = takes::kAny,
     .call = to_yaml,
     .help = "the value as YAML without a line break at the end; \"\" where it can't be written",
     .example = R"({{ toYaml (dict "a" (list 1 "yes")) }})",
     .result = "a:\n- 1\n- \"yes\""},
    {.name = "toYamlPretty",
     .parameters = takes::kAny,
     .call = to_yaml_pretty,
     .help = "as toYaml, with lists in maps indented and no line broken",
     .example = R"({{ toYamlPretty (dict "a" (list 1 "yes")) }})",
     .result = "a:\n  - 1\n  - \"yes\""},
};

}  // namespace

Family yaml_functions() {
  return kFunctions;
}

}  // namespace stageplot::gotemplate
