#include "chart/schema_check.hpp"

#include "chart/schema_words.hpp"
#include "diagnostics/rules/chart.hpp"
#include "diagnostics/rules/schema.hpp"
#include "document/go_json_error.hpp"
#include "document/go_yaml_error.hpp"
#include "document/json_reader.hpp"
#include "document/json_writer.hpp"
#include "document/map.hpp"
#include "document/yaml_writer.hpp"
#include "schema/compile.hpp"
#include "schema/decode.hpp"

namespace stageplot::chart {

using document::Value;

namespace {

/// Helms with gojsonschema write the values as YAML and read that again before they compare. What cannot be read (DEL
/// and its like, which JSON lets through and YAML does not) ends the check. Gives Helm's words, or nothing.
std::string check_passage(const Value& values, const SchemaContext& context) {
  if (document::write_yaml(values).error.empty()) return {};
  const std::string error =
      document::go_yaml_cause(document::write_json(values).text, context.profile.unsupported_key).message;
  const Value* guilty = &values;
  for (bool deeper = true; deeper;) {
    deeper = false;
    const auto enter = [&](const Value& child) {
      if (deeper || document::write_yaml(child).error.empty()) return;
      guilty = &child;
      deeper = true;
    };
    const Value& parent = *guilty;
    if (parent.is_list()) {
      for (const Value& item : parent.items()) enter(item);
    } else if (parent.is_map()) {
      for (const document::Member& member : parent.map().members()) enter(member.value);
    }
  }
  context.diagnostics.add({.rule = &diagnostics::rules::chart_values,
                           .owner = context.values_owner,
                           .summary = "Helm " + std::string{context.profile.version} +
                                      " cannot compare the values with the chart's schema: " + error,
                           .primary = {.span = context.origins.span(guilty->origin), .text = {}, .resolved = {}},
                           .help = "remove control characters, or encode the text as base64"});
  return "error converting JSON to YAML: " + error;
}

/// Go's words for a text that is no JSON: it reads a stream of values, of which it wants one.
std::string go_stream_error(std::string_view text) {
  std::string words = document::go_json_error(text);
  if (words == "unexpected end of JSON input") {
    return text.find_first_not_of(" \t\r\n") == std::string_view::npos ? "EOF" : "unexpected EOF";
  }
  return words.ends_with(" after top-level value") ? "invalid character after top-level value" : words;
}

/// The words for a values.schema.json that cannot be read.
std::string say_unreadable(const Chart& chart, const SchemaContext& context) {
  document::Arena arena;
  diagnostics::Diagnostics findings;
  (void)document::read_json(chart.schema->id, context.sources, arena, context.origins,
                            {.owner = diagnostics::Owner::chart}, findings);
  std::string words = go_stream_error(context.sources.text(chart.schema->id));
  if (words.empty() && !findings.empty()) words = findings.all().front().summary;
  context.diagnostics.merge(std::move(findings));
  return words;
}

/// The words for a schema that is none by its own draft; empty where it is one.
std::string say_wrong_schema(const Chart& chart, const SchemaContext& context) {
  const Value& written = chart.values_schema->written;
  const std::string& words = chart.values_schema->refusal;
  if (words.empty()) return words;
  bool is_told = false;
  for (const diagnostics::Diagnostic& finding : chart.values_schema->findings.all()) {
    if (finding.rule != &diagnostics::rules::schema_unknown_reference) continue;
    context.diagnostics.add(finding);
    is_told = true;
  }
  if (is_told) return words;
  context.diagnostics.add({.rule = &diagnostics::rules::schema_bad_schema,
                           .owner = diagnostics::Owner::chart,
                           .summary = "the chart's values.schema.json is no JSON Schema of the draft that it names",
                           .primary = {.span = context.origins.span(written.origin), .text = {}, .resolved = {}},
                           .help = "correct what Helm names, or name the draft that it was written for as `$schema`"});
  return words;
}

/// The words for one chart's values; empty where they fit.
std::string check_schema(const Chart& chart, const Value& values, const SchemaContext& context) {
  if (chart.values_schema == nullptr) return say_unreadable(chart, context);
  const bool is_old = context.profile.schema_library == SchemaLibrary::gojsonschema;
  if (is_old) {
    if (std::string words = check_passage(values, context); !words.empty()) return words;
  }
  if (std::string words = say_wrong_schema(chart, context); !words.empty()) return words;
  diagnostics::Diagnostics findings = chart.values_schema->findings;
  schema::validate(chart.values_schema->compiled, values,
                   {.defaults = schema::Defaults::leave_out,
                    .owner = context.values_owner,
                    .sources = &context.sources,
                    .path = {},
                    .name = "the values"},
                   context.origins, findings);
  const Value& written = chart.values_schema->written;
  const bool refused = findings.has_errors();
  std::string words;
  if (refused || chart.values_schema->has_formats) {
    words = is_old ? gojsonschema_words(written, values, refused) : santhosh_words(written, values, refused);
  }
  if (refused && words.empty()) words = "- (root): " + findings.all().front().summary + '\n';
  if (!refused && !words.empty()) {
    findings.add({.rule = &diagnostics::rules::chart_values,
                  .owner = context.values_owner,
                  .summary = "a value has not the `format` that the chart's schema wants",
                  .primary = {.span = context.origins.span(values.origin), .text = {}, .resolved = {}},
                  .help = "Helm says which: " + words.substr(0, words.find('\n'))});
  }
  context.diagnostics.merge(std::move(findings));
  return words;
}

void check(const ActiveChart& active, const Value& values, const SchemaContext& context, std::string& words) {
  if (active.chart->schema) {
    const std::string own = check_schema(*active.chart, values, context);
    if (!own.empty()) words += std::string{active.name()} + ":\n" + own;
  }
  for (const ActiveChart* dependency : active.dependencies) {
    const Value* section = document::find(values, dependency->name());
    if (section != nullptr && section->is_map()) check(*dependency, *section, context, words);
  }
}

}  // namespace

std::optional<std::string> check_schemas(const ActiveChart& chart, const Value& values, const SchemaContext& context) {
  std::string words;
  check(chart, values, context, words);
  if (words.empty()) return std::nullopt;
  return "values don't meet the specifications of the schema(s) in the following chart(s):\n" + words;
}

}  // namespace stageplot::chart
