// Buffers: what every output takes in `<buffer>`, and what memory and files add.
#include "fluentd/plugins/facts.hpp"

namespace stageplot::fluentd {
namespace {

constexpr std::string_view kFlushModeWords[] = {"default", "lazy", "interval", "immediate"};
constexpr std::string_view kOverflowActionWords[] = {"throw_exception", "block", "drop_oldest_chunk"};
constexpr std::string_view kRetryTypeWords[] = {"exponential_backoff", "periodic"};
constexpr ParameterFact kOutputBuffer[] = {
    {.name = "timekey", .type = ValueType::time, .least = 1},
    {.name = "timekey_wait", .type = ValueType::time},
    {.name = "timekey_use_utc", .type = ValueType::boolean},
    {.name = "timekey_zone"},
    {.name = "flush_at_shutdown", .type = ValueType::boolean},
    {.name = "flush_mode", .type = ValueType::word, .words = kFlushModeWords},
    {.name = "flush_interval", .type = ValueType::time},
    {.name = "flush_thread_count", .type = ValueType::integer, .least = 1},
    {.name = "flush_thread_interval", .type = ValueType::number},
    {.name = "flush_thread_burst_interval", .type = ValueType::number},
    {.name = "delayed_commit_timeout", .type = ValueType::time},
    {.name = "overflow_action", .type = ValueType::word, .words = kOverflowActionWords},
    {.name = "retry_forever", .type = ValueType::boolean},
    {.name = "retry_timeout", .type = ValueType::time},
    {.name = "retry_max_times", .type = ValueType::integer},
    {.name = "retry_secondary_threshold", .type = ValueType::number},
    {.name = "retry_type", .type = ValueType::word, .words = kRetryTypeWords},
    {.name = "retry_wait", .type = ValueType::time},
    {.name = "retry_exponential_backoff_base", .type = ValueType::number},
    {.name = "retry_max_interval", .type = ValueType::time},
    {.name = "retry_randomize", .type = ValueType::boolean},
};

constexpr std::string_view kCompressWords[] = {"text", "gzip", "zstd"};
constexpr ParameterFact kBuffer[] = {
    {.name = "chunk_limit_size", .type = ValueType::size, .least = 1},
    {.name = "total_limit_size", .type = ValueType::size, .least = 1},
    {.name = "queue_limit_length", .type = ValueType::integer, .least = 1},
    {.name = "chunk_limit_records", .type = ValueType::integer},
    {.name = "chunk_full_threshold", .type = ValueType::number},
    {.name = "queued_chunks_limit_size", .type = ValueType::integer},
    {.name = "compress", .type = ValueType::word, .words = kCompressWords},
    {.name = "decompression_size_limit", .type = ValueType::size},
    {.name = "disable_chunk_backup", .type = ValueType::boolean},
};

constexpr ParameterFact kFile[] = {
    {.name = "path"},
    {.name = "path_suffix"},
    {.name = "file_permission"},
    {.name = "dir_permission"},
};

constexpr std::string_view kChunkFormatWords[] = {"msgpack", "text", "auto"};
constexpr ParameterFact kFileSingle[] = {
    {.name = "path"},
    {.name = "calc_num_records", .type = ValueType::boolean},
    {.name = "chunk_format", .type = ValueType::word, .words = kChunkFormatWords},
    {.name = "file_permission"},
    {.name = "dir_permission"},
};

constexpr PluginFact kBuffers[] = {
    {PluginKind::buffer, "memory", {.parameters = {kOutputBuffer, kBuffer}}},
    {PluginKind::buffer, "file", {.parameters = {kOutputBuffer, kBuffer, kFile}}},
    {PluginKind::buffer, "file_single", {.parameters = {kOutputBuffer, kBuffer, kFileSingle}}},
};

}  // namespace

std::span<const PluginFact> buffer_plugins() {
  return kBuffers;
}

}  // namespace stageplot::fluentd
