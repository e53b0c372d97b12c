// JSON as Go's encoding/json reads and writes it, with the ways of Helm's own functions: errors become an empty text,
// or a value that holds the message.
#include "document/go_json_error.hpp"
#include "document/json_reader.hpp"
#include "document/json_writer.hpp"
#include "template/functions/families.hpp"
#include "template/functions/go_value.hpp"
#include "template/functions/parameter_lists.hpp"
#include "template/functions/plain_value.hpp"
#include "template/functions/reading.hpp"
#include "template/functions/run_builder.hpp"
#include "text/utf8.hpp"

namespace stageplot::gotemplate {
namespace {

using document::JsonStyle;
using document::Value;
using Arguments = std::span<const Value>;

document::WrittenText write(Runtime& runtime, const Value& value, JsonStyle style) {
  style.runs = runtime.keeps_places;
  style.plain_value = plain_value(runtime);
  return catch_refusal([&] { return document::write_json(value, style); });
}

Value require_written(Runtime& runtime, const document::WrittenText& written) {
  if (!written.error.empty()) throw FunctionError(written.error);
  return take_written(runtime, written);
}

constexpr bool kEscapeHtml = true;
constexpr bool kPretty = true;

Value to_json(Runtime& runtime, Arguments arguments) {
  return take_written(runtime, write(runtime, arguments[0], {.html_escape = kEscapeHtml}));
}

Value must_to_json(Runtime& runtime, Arguments arguments) {
  return require_written(runtime, write(runtime, arguments[0], {.html_escape = kEscapeHtml}));
}

Value to_pretty_json(Runtime& runtime, Arguments arguments) {
  return take_written(runtime, write(runtime, arguments[0], {.pretty = kPretty, .html_escape = kEscapeHtml}));
}

Value must_to_pretty_json(Runtime& runtime, Arguments arguments) {
  return require_written(runtime, write(runtime, arguments[0], {.pretty = kPretty, .html_escape = kEscapeHtml}));
}

Value to_raw_json(Runtime& runtime, Arguments arguments) {
  return require_written(runtime, write(runtime, arguments[0], {}));
}

std::optional<Value> read(Runtime& runtime, const Value& text, std::string& error) {
  const document::JsonOptions options{.numbers_as_float = true, .last_duplicate_wins = true};
  const bool marked = text.text().starts_with(text::kByteOrderMark);  // our reader permits what Go does not
  if (!marked) {
    auto value = document::read_json_text(text.text(), text.origin, runtime.arena, options, error, text.s->runs());
    if (value) return value;
  }
  if (std::string words = document::go_json_error(text.text()); !words.empty()) {
    error = std::move(words);
    return std::nullopt;
  }
  return document::read_json_text(document::go_json_repaired(text.text()), text.origin, runtime.arena, options, error);
}

Value from_json(Runtime& runtime, Arguments arguments) {
  std::string error;
  const std::optional<Value> value = read(runtime, arguments[0], error);
  return map_or_error(runtime, value, Format::json, error);
}

Value from_json_array(Runtime& runtime, Arguments arguments) {
  std::string error;
  const std::optional<Value> value = read(runtime, arguments[0], error);
  return list_or_error(runtime, value, Format::json, error);
}

Value must_from_json(Runtime& runtime, Arguments arguments) {
  std::string error;
  const std::optional<Value> value = read(runtime, arguments[0], error);
  if (!value) throw FunctionError(error);
  return *value;
}

constexpr Function kFunctions[] = {
    {.name = "fromJson",
     .parameters = takes::kString,
     .call = from_json,
     .help = "the JSON object as a map; where the text is none, a map with the message under Error",
     .example = R"({{ (fromJson "{\"a\": 1}").a }})",
     .result = "1"},
    {.name = "fromJsonArray",
     .parameters = takes::kString,
     .call = from_json_array,
     .help = "the JSON array as a list; where the text is none, a list of the message",
     .example = R"({{ fromJsonArray "[1, 2]" | len }})",
     .result = "2"},
    {.name = "mustFromJson",
     .parameters = takes::kString,
     .call = must_from_json,
     .help = "the JSON value; an error where the text is none",
     .example = R"({{ mustFromJson "[1, 2]" }})",
     .result = "[1 2]"},
    {.name = "mustToJson",
     .parameters = takes::kAny,
     .call = must_to_json,
     .help = "as toJson; an error where the value can't be written",
     .example = R"({{ mustToJson (list 1) }})",
     .result = "[1]"},
    {.name = "mustToPrettyJson",
     .parameters = takes::kAny,
     .call = must_to_pretty_json,
     .help = "as toPrettyJson; an error where the value can't be written",
     .example = R"({{ mustToPrettyJson (list 1) }})",
     .result = "[\n  1\n]"},
    {.name = "toJson",
     .parameters = takes::kAny,
     .call = to_json,
     .help = "the value as JSON, with < > & escaped; \"\" where it can't be written",
     .example = R"({{ toJson (dict "a" (list 1 "<b>")) }})",
     .result = R"({"a":[1,"\u003cb\u003e"]})"},
    {.name = "toPrettyJson",
     .parameters = takes::kAny,
     .call = to_pretty_json,
     .help = "as toJson, indented by two spaces",
     .example = R"({{ toPrettyJson (dict "a" 1) }})",
     .result = "{\n  \"a\": 1\n}"},
    {.name = "toRawJson",
     .parameters = takes::kAny,
     .call = to_raw_json,
     .help = "the value as JSON without escaping < > &",
     .example = R"({{ toRawJson (list "<b>") }})",
     .result = R"(["<b>"])"},
};

}  // namespace

Family json_functions() {
  return kFunctions;
}

}  // namespace stageplot::gotemplate
