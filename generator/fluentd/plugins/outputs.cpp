// Outputs: Elasticsearch, plain and signed for AWS, and those that hand events on or show them.
#include "fluentd/plugins/facts.hpp"

namespace stageplot::fluentd {
namespace {

constexpr ParameterFact kOutput[] = {
    {.name = "time_as_integer", .type = ValueType::boolean},
    {.name = "slow_flush_log_threshold", .type = ValueType::number},
};

constexpr std::string_view kSchemeWords[] = {"https", "http"};
constexpr std::string_view kContentTypeWords[] = {"application/json", "application/x-ndjson"};
constexpr std::string_view kHttpBackendWords[] = {"excon", "typhoeus"};
constexpr std::string_view kCompressionLevelWords[] = {"no_compression", "best_speed", "best_compression",
                                                       "default_compression"};
constexpr ParameterFact kElasticsearch[] = {
    {.name = "host"},
    {.name = "port", .type = ValueType::port},
    {.name = "user"},
    {.name = "password"},
    {.name = "cloud_id"},
    {.name = "cloud_auth"},
    {.name = "path"},
    {.name = "scheme", .type = ValueType::word, .words = kSchemeWords},
    {.name = "hosts"},
    {.name = "target_index_key"},
    {.name = "target_type_key"},
    {.name = "time_key_format"},
    {.name = "time_precision", .type = ValueType::integer},
    {.name = "include_timestamp", .type = ValueType::boolean},
    {.name = "logstash_format", .type = ValueType::boolean},
    {.name = "logstash_prefix", .type = ValueType::index_prefix},
    {.name = "logstash_prefix_separator"},
    {.name = "logstash_dateformat"},
    {.name = "utc_index", .type = ValueType::boolean},
    {.name = "type_name"},
    {.name = "suppress_type_name", .type = ValueType::boolean},
    {.name = "index_name"},
    {.name = "id_key"},
    {.name = "write_operation"},
    {.name = "parent_key"},
    {.name = "routing_key"},
    {.name = "request_timeout", .type = ValueType::time},
    {.name = "reload_connections", .type = ValueType::boolean},
    {.name = "reload_on_failure", .type = ValueType::boolean},
    {.name = "retry_tag"},
    {.name = "resurrect_after", .type = ValueType::time},
    {.name = "time_key"},
    {.name = "time_key_exclude_timestamp", .type = ValueType::boolean},
    {.name = "ssl_verify", .type = ValueType::boolean},
    {.name = "client_key"},
    {.name = "client_cert"},
    {.name = "client_key_pass"},
    {.name = "ca_file"},
    {.name = "remove_keys"},
    {.name = "remove_keys_on_update"},
    {.name = "remove_keys_on_update_key"},
    {.name = "flatten_hashes", .type = ValueType::boolean},
    {.name = "flatten_hashes_separator"},
    {.name = "template_name"},
    {.name = "template_file"},
    {.name = "template_overwrite", .type = ValueType::boolean},
    {.name = "customize_template", .type = ValueType::hash},
    {.name = "rollover_index"},
    {.name = "index_date_pattern"},
    {.name = "index_separator"},
    {.name = "deflector_alias"},
    {.name = "index_prefix"},
    {.name = "application_name"},
    {.name = "templates", .type = ValueType::hash},
    {.name = "max_retry_putting_template", .type = ValueType::integer},
    {.name = "fail_on_putting_template_retry_exceed", .type = ValueType::boolean},
    {.name = "fail_on_detecting_es_version_retry_exceed", .type = ValueType::boolean},
    {.name = "max_retry_get_es_version", .type = ValueType::integer},
    {.name = "include_tag_key", .type = ValueType::boolean},
    {.name = "tag_key"},
    {.name = "time_parse_error_tag"},
    {.name = "reconnect_on_error", .type = ValueType::boolean},
    {.name = "pipeline"},
    {.name = "with_transporter_log", .type = ValueType::boolean},
    {.name = "emit_error_for_missing_id", .type = ValueType::boolean},
    {.name = "sniffer_class_name"},
    {.name = "selector_class_name"},
    {.name = "reload_after", .type = ValueType::integer},
    {.name = "content_type", .type = ValueType::word, .words = kContentTypeWords},
    {.name = "include_index_in_url", .type = ValueType::boolean},
    {.name = "http_backend", .type = ValueType::word, .words = kHttpBackendWords},
    {.name = "http_backend_excon_nonblock", .type = ValueType::boolean},
    {.name = "validate_client_version", .type = ValueType::boolean},
    {.name = "prefer_oj_serializer", .type = ValueType::boolean},
    {.name = "unrecoverable_error_types", .type = ValueType::list},
    {.name = "verify_es_version_at_startup", .type = ValueType::boolean},
    {.name = "default_elasticsearch_version", .type = ValueType::integer, .least = 1},
    {.name = "log_es_400_reason", .type = ValueType::boolean},
    {.name = "custom_headers", .type = ValueType::hash},
    {.name = "api_key"},
    {.name = "suppress_doc_wrap", .type = ValueType::boolean},
    {.name = "ignore_exceptions", .type = ValueType::list},
    {.name = "exception_backup", .type = ValueType::boolean},
    {.name = "bulk_message_request_threshold", .type = ValueType::size, .least = -1},
    {.name = "compression_level", .type = ValueType::word, .words = kCompressionLevelWords},
    {.name = "enable_ilm", .type = ValueType::boolean},
    {.name = "ilm_policy_id"},
    {.name = "ilm_policy", .type = ValueType::hash},
    {.name = "ilm_policies", .type = ValueType::hash},
    {.name = "ilm_policy_overwrite", .type = ValueType::boolean},
    {.name = "truncate_caches_interval", .type = ValueType::time},
    {.name = "use_legacy_template", .type = ValueType::boolean},
    {.name = "catch_transport_exception_on_retry", .type = ValueType::boolean},
    {.name = "target_index_affinity", .type = ValueType::boolean},
};

constexpr ParameterFact kMetadata[] = {
    {.name = "include_chunk_id", .type = ValueType::boolean},
    {.name = "chunk_id_key"},
};

constexpr ParameterFact kEndpoint[] = {
    {.name = "region", .required = true},
    {.name = "url", .type = ValueType::url, .required = true},
    {.name = "access_key_id"},
    {.name = "secret_access_key"},
    {.name = "assume_role_arn"},
    {.name = "ecs_container_credentials_relative_uri"},
    {.name = "assume_role_session_name"},
    {.name = "assume_role_web_identity_token_file"},
    {.name = "sts_credentials_region"},
};

constexpr Shape kMetadataShape{.parameters = {kMetadata}};
constexpr Shape kEndpointShape{.parameters = {kEndpoint}};
// What a secondary output takes is its own plugin's business.
constexpr Shape kSecondaryShape{.any_parameter = true};
constexpr SectionFact kElasticsearchSections[] = {
    {.name = "buffer", .plugin = PluginKind::buffer},
    {.name = "secondary", .shape = &kSecondaryShape},
    {.name = "metadata", .shape = &kMetadataShape},
};
constexpr SectionFact kAwsElasticsearchSections[] = {
    {.name = "endpoint", .shape = &kEndpointShape, .required = true},
    {.name = "buffer", .plugin = PluginKind::buffer},
    {.name = "secondary", .shape = &kSecondaryShape},
    {.name = "metadata", .shape = &kMetadataShape},
};

constexpr std::string_view kInjectTimeTypeWords[] = {"float",           "unixtime",       "unixtime_millis",
                                                     "unixtime_micros", "unixtime_nanos", "string"};
constexpr ParameterFact kInjectTime[] = {
    {.name = "time_type", .type = ValueType::word, .words = kInjectTimeTypeWords},
    {.name = "time_format"},
    {.name = "localtime", .type = ValueType::boolean},
    {.name = "utc", .type = ValueType::boolean},
    {.name = "timezone"},
    {.name = "time_format_fallbacks", .type = ValueType::list},
};

constexpr ParameterFact kInject[] = {
    {.name = "hostname_key"}, {.name = "hostname"}, {.name = "worker_id_key"},
    {.name = "tag_key"},      {.name = "time_key"},
};

constexpr ParameterFact kStdout[] = {
    {.name = "use_logger", .type = ValueType::boolean},
};
constexpr ParameterFact kNull[] = {
    {.name = "never_flush", .type = ValueType::boolean},
};
constexpr Shape kInjectShape{.parameters = {kInject, kInjectTime}};
constexpr SectionFact kStdoutSections[] = {
    {.name = "buffer", .plugin = PluginKind::buffer},
    {.name = "format", .plugin = PluginKind::formatter},
    {.name = "inject", .shape = &kInjectShape},
};
constexpr SectionFact kNullSections[] = {
    {.name = "buffer", .plugin = PluginKind::buffer},
};

constexpr PluginFact kOutputs[] = {
    {PluginKind::output,
     "aws-elasticsearch-service",
     {.parameters = {kElasticsearch, kOutput}, .sections = kAwsElasticsearchSections}},
    {PluginKind::output,
     "elasticsearch",
     {.parameters = {kElasticsearch, kOutput}, .sections = kElasticsearchSections}},
    {PluginKind::output, "relabel", {}},
    {PluginKind::output, "stdout", {.parameters = {kStdout, kOutput}, .sections = kStdoutSections}},
    {PluginKind::output, "null", {.parameters = {kNull, kOutput}, .sections = kNullSections}},
};

}  // namespace

std::span<const PluginFact> output_plugins() {
  return kOutputs;
}

}  // namespace stageplot::fluentd
