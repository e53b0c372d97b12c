// `<system>`: fluentd itself.
#include "fluentd/plugins/facts.hpp"

namespace stageplot::fluentd {
namespace {

constexpr std::string_view kLogLevelWords[] = {"trace", "debug", "info", "warn", "error", "fatal"};
constexpr ParameterFact kSystem[] = {
    {.name = "workers", .type = ValueType::integer, .least = 1},
    {.name = "restart_worker_interval", .type = ValueType::time},
    {.name = "root_dir"},
    {.name = "log_level", .type = ValueType::word, .words = kLogLevelWords},
    {.name = "suppress_repeated_stacktrace", .type = ValueType::boolean},
    {.name = "ignore_repeated_log_interval", .type = ValueType::time},
    {.name = "ignore_same_log_interval", .type = ValueType::time},
    {.name = "emit_error_log_interval", .type = ValueType::time},
    {.name = "suppress_config_dump", .type = ValueType::boolean},
    {.name = "log_event_verbose", .type = ValueType::boolean},
    {.name = "without_source", .type = ValueType::boolean},
    {.name = "with_source_only", .type = ValueType::boolean},
    {.name = "rpc_endpoint"},
    {.name = "enable_get_dump", .type = ValueType::boolean},
    {.name = "process_name"},
    {.name = "strict_config_value", .type = ValueType::boolean},
    {.name = "enable_msgpack_time_support", .type = ValueType::boolean},
    {.name = "disable_shared_socket", .type = ValueType::boolean},
    {.name = "enable_input_metrics", .type = ValueType::boolean},
    {.name = "enable_size_metrics", .type = ValueType::boolean},
    {.name = "enable_jit", .type = ValueType::boolean},
    {.name = "file_permission"},
    {.name = "dir_permission"},
    {.name = "config_include_dir"},
};

constexpr std::string_view kFormatWords[] = {"text", "json"};
constexpr std::string_view kForcedStacktraceLevelWords[] = {"none", "trace", "debug", "info", "warn", "error", "fatal"};
constexpr ParameterFact kLog[] = {
    {.name = "path"},
    {.name = "format", .type = ValueType::word, .words = kFormatWords},
    {.name = "time_format"},
    {.name = "rotate_age"},
    {.name = "rotate_size", .type = ValueType::size},
    {.name = "forced_stacktrace_level", .type = ValueType::word, .words = kForcedStacktraceLevelWords},
};

constexpr std::string_view kOverflowActionWords[] = {"throw_exception", "block", "drop_oldest_chunk"};
constexpr std::string_view kCompressWords[] = {"text", "gzip"};
constexpr ParameterFact kSourceOnly[] = {
    {.name = "flush_thread_count", .type = ValueType::integer, .least = 1},
    {.name = "overflow_action", .type = ValueType::word, .words = kOverflowActionWords},
    {.name = "path"},
    {.name = "flush_interval", .type = ValueType::time},
    {.name = "chunk_limit_size", .type = ValueType::size, .least = 1},
    {.name = "total_limit_size", .type = ValueType::size, .least = 1},
    {.name = "compress", .type = ValueType::word, .words = kCompressWords},
};

constexpr Shape kLogShape{.parameters = {kLog}};
constexpr Shape kSourceOnlyShape{.parameters = {kSourceOnly}};
// Counters and metrics are other plugins' business.
constexpr Shape kOpenShape{.any_parameter = true};
constexpr SectionFact kSystemSections[] = {
    {.name = "log", .shape = &kLogShape},
    {.name = "source_only_buffer", .shape = &kSourceOnlyShape},
    {.name = "counter_server", .shape = &kOpenShape},
    {.name = "counter_client", .shape = &kOpenShape},
    {.name = "metrics", .shape = &kOpenShape},
};
constexpr Shape kSystemShape{.parameters = {kSystem}, .sections = kSystemSections};

}  // namespace

const Shape& system_shape() {
  return kSystemShape;
}

}  // namespace stageplot::fluentd
