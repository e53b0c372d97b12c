// Parsers, as they stand in `<parse>`.
#include "fluentd/plugins/facts.hpp"

namespace stageplot::fluentd {
namespace {

constexpr std::string_view kTimeTypeWords[] = {"string", "unixtime", "float", "mixed"};
constexpr ParameterFact kTime[] = {
    {.name = "time_type", .type = ValueType::word, .words = kTimeTypeWords},
    {.name = "time_format"},
    {.name = "localtime", .type = ValueType::boolean},
    {.name = "utc", .type = ValueType::boolean},
    {.name = "timezone"},
    {.name = "time_format_fallbacks", .type = ValueType::list},
};

constexpr ParameterFact kParser[] = {
    {.name = "types", .type = ValueType::hash},
    {.name = "time_key"},
    {.name = "null_value_pattern", .type = ValueType::regexp},
    {.name = "null_empty_string", .type = ValueType::boolean},
    {.name = "estimate_current_event", .type = ValueType::boolean},
    {.name = "keep_time_key", .type = ValueType::boolean},
    {.name = "timeout", .type = ValueType::time},
};

constexpr std::string_view kJsonParserWords[] = {"oj", "yajl", "json"};
constexpr ParameterFact kJson[] = {
    {.name = "json_parser", .type = ValueType::word, .words = kJsonParserWords},
    {.name = "stream_buffer_size", .type = ValueType::integer},
};

constexpr ParameterFact kRegexp[] = {
    {.name = "expression", .type = ValueType::regexp, .required = true},
    {.name = "ignorecase", .type = ValueType::boolean},
    {.name = "multiline", .type = ValueType::boolean},
};

constexpr ParameterFact kNone[] = {
    {.name = "message_key"},
};

constexpr PluginFact kParsers[] = {
    {PluginKind::parser, "json", {.parameters = {kJson, kParser, kTime}}},
    {PluginKind::parser, "none", {.parameters = {kNone, kParser, kTime}}},
    {PluginKind::parser, "regexp", {.parameters = {kRegexp, kParser, kTime}}},
};

}  // namespace

std::span<const PluginFact> parser_plugins() {
  return kParsers;
}

}  // namespace stageplot::fluentd
