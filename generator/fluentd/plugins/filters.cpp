// Filters: what joins, parses and enriches events.
#include "fluentd/plugins/facts.hpp"

namespace stageplot::fluentd {
namespace {

constexpr ParameterFact kFilterParser[] = {
    {.name = "key_name", .required = true},
    {.name = "reserve_data", .type = ValueType::boolean},
    {.name = "reserve_time", .type = ValueType::boolean},
    {.name = "remove_key_name_field", .type = ValueType::boolean},
    {.name = "inject_key_prefix"},
    {.name = "replace_invalid_sequence", .type = ValueType::boolean},
    {.name = "hash_value_field"},
    {.name = "emit_invalid_record_to_error", .type = ValueType::boolean},
};

constexpr SectionFact kFilterParserSections[] = {
    {.name = "parse", .plugin = PluginKind::parser, .required = true},
};

constexpr std::string_view kPartialMetadataFormatWords[] = {"docker-fluentd", "docker-journald",
                                                            "docker-journald-lowercase"};
constexpr std::string_view kBufferOverflowMethodWords[] = {"ignore", "truncate", "drop", "new"};
constexpr ParameterFact kConcat[] = {
    {.name = "key", .required = true},
    {.name = "separator"},
    {.name = "n_lines", .type = ValueType::integer, .least = 1},
    {.name = "multiline_start_regexp", .type = ValueType::slashed_regexp},
    {.name = "multiline_end_regexp", .type = ValueType::slashed_regexp},
    {.name = "continuous_line_regexp", .type = ValueType::slashed_regexp},
    {.name = "stream_identity_key"},
    {.name = "flush_interval", .type = ValueType::time},
    {.name = "timeout_label"},
    {.name = "use_first_timestamp", .type = ValueType::boolean},
    {.name = "partial_key"},
    {.name = "partial_value"},
    {.name = "keep_partial_key", .type = ValueType::boolean},
    {.name = "use_partial_metadata", .type = ValueType::boolean},
    {.name = "partial_metadata_format", .type = ValueType::word, .words = kPartialMetadataFormatWords},
    {.name = "keep_partial_metadata", .type = ValueType::boolean},
    {.name = "use_partial_cri_logtag", .type = ValueType::boolean},
    {.name = "partial_cri_logtag_key"},
    {.name = "partial_cri_stream_key"},
    {.name = "buffer_limit_size", .type = ValueType::size},
    {.name = "buffer_overflow_method", .type = ValueType::word, .words = kBufferOverflowMethodWords},
};

constexpr ParameterFact kRecordTransformer[] = {
    {.name = "remove_keys", .type = ValueType::list},     {.name = "keep_keys", .type = ValueType::list},
    {.name = "renew_record", .type = ValueType::boolean}, {.name = "renew_time_key"},
    {.name = "enable_ruby", .type = ValueType::boolean},  {.name = "auto_typecast", .type = ValueType::boolean},
};

constexpr Shape kRecordShape{.any_parameter = true};
constexpr SectionFact kRecordTransformerSections[] = {
    {.name = "record", .shape = &kRecordShape, .repeated = true},
};

constexpr PluginFact kFilters[] = {
    {PluginKind::filter, "parser", {.parameters = {kFilterParser}, .sections = kFilterParserSections}},
    {PluginKind::filter, "concat", {.parameters = {kConcat}}},
    {PluginKind::filter,
     "record_transformer",
     {.parameters = {kRecordTransformer}, .sections = kRecordTransformerSections}},
};

}  // namespace

std::span<const PluginFact> filter_plugins() {
  return kFilters;
}

}  // namespace stageplot::fluentd
