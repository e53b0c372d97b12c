// Looks into the tables of plugins, and knows the names of those that they leave out.
#include <algorithm>
#include <vector>

#include "fluentd/plugins/facts.hpp"

namespace stageplot::fluentd {
namespace {

std::span<const PluginFact> plugins(PluginKind kind) {
  switch (kind) {
    case PluginKind::input:
      return input_plugins();
    case PluginKind::parser:
      return parser_plugins();
    case PluginKind::filter:
      return filter_plugins();
    case PluginKind::output:
      return output_plugins();
    case PluginKind::buffer:
      return buffer_plugins();
    case PluginKind::formatter:
      return formatter_plugins();
  }
  return {};
}

constexpr std::string_view kInputNames[] = {"tail",    "forward", "debug_agent",   "dummy",        "exec",
                                            "gc_stat", "http",    "monitor_agent", "object_space", "sample",
                                            "syslog",  "tcp",     "udp",           "unix"};
constexpr std::string_view kParserNames[] = {"json", "none",    "regexp",    "apache", "apache2", "apache_error", "csv",
                                             "ltsv", "msgpack", "multiline", "nginx",  "syslog",  "tsv"};
constexpr std::string_view kFilterNames[] = {"parser", "concat", "record_transformer", "grep", "stdout"};
constexpr std::string_view kOutputNames[] = {"aws-elasticsearch-service",
                                             "elasticsearch",
                                             "relabel",
                                             "stdout",
                                             "null",
                                             "buffer",
                                             "copy",
                                             "exec",
                                             "exec_filter",
                                             "file",
                                             "forward",
                                             "http",
                                             "roundrobin",
                                             "secondary_file",
                                             "stream",
                                             "opensearch",
                                             "s3",
                                             "rewrite_tag_filter"};
constexpr std::string_view kBufferNames[] = {"memory", "file", "file_single"};
constexpr std::string_view kFormatterNames[] = {"json",    "stdout",   "csv",          "hash", "ltsv",
                                                "msgpack", "out_file", "single_value", "tsv"};

constexpr OldParameter kOldBufferParameters[] = {
    {"buffer_type", "buffer", "@type"},
    {"buffer_path", "buffer", "path"},
    {"buffer_chunk_limit", "buffer", "chunk_limit_size"},
    {"buffer_queue_limit", "buffer", "queue_limit_length"},
    {"buffer_queue_full_action", "buffer", "overflow_action"},
    {"chunk_limit_size", "buffer", "chunk_limit_size"},
    {"queue_limit_length", "buffer", "queue_limit_length"},
    {"flush_interval", "buffer", "flush_interval"},
    {"flush_at_shutdown", "buffer", "flush_at_shutdown"},
    {"num_threads", "buffer", "flush_thread_count"},
    {"try_flush_interval", "buffer", "flush_thread_interval"},
    {"queued_chunk_flush_interval", "buffer", "flush_thread_burst_interval"},
    {"retry_limit", "buffer", "retry_max_times"},
    {"retry_wait", "buffer", "retry_wait"},
    {"max_retry_wait", "buffer", "retry_max_interval"},
    {"disable_retry_limit", "buffer", "retry_forever"},
    {"time_slice_format", "buffer", "timekey"},
    {"time_slice_wait", "buffer", "timekey_wait"},
};
constexpr OldParameter kOldParserParameters[] = {
    {"format", "parse", "@type"},
    {"types", "parse", "types"},
    {"time_key", "parse", "time_key"},
    {"time_format", "parse", "time_format"},
    {"keep_time_key", "parse", "keep_time_key"},
    {"localtime", "parse", "localtime"},
    {"utc", "parse", "utc"},
    {"timezone", "parse", "timezone"},
};
constexpr OldParameter kOldNames[] = {{"type", "", "@type"}, {"id", "", "@id"}, {"log_level", "", "@log_level"}};

const OldParameter* find(std::span<const OldParameter> table, std::string_view name) {
  const auto found = std::ranges::find(table, name, &OldParameter::name);
  return found == table.end() ? nullptr : &*found;
}

}  // namespace

std::span<const PluginFact> formatter_plugins() {
  static constexpr PluginFact kFormatters[] = {
      {PluginKind::formatter, "json", {.any_parameter = true}},
      {PluginKind::formatter, "stdout", {.any_parameter = true}},
  };
  return kFormatters;
}

const PluginFact* find_plugin(PluginKind kind, std::string_view name) {
  const std::span<const PluginFact> known = plugins(kind);
  const auto found = std::ranges::find(known, name, &PluginFact::name);
  return found == known.end() ? nullptr : &*found;
}

std::span<const std::string_view> plugin_names(PluginKind kind) {
  switch (kind) {
    case PluginKind::input:
      return kInputNames;
    case PluginKind::parser:
      return kParserNames;
    case PluginKind::filter:
      return kFilterNames;
    case PluginKind::output:
      return kOutputNames;
    case PluginKind::buffer:
      return kBufferNames;
    case PluginKind::formatter:
      return kFormatterNames;
  }
  return {};
}

std::string_view name(PluginKind kind) {
  switch (kind) {
    case PluginKind::input:
      return "input";
    case PluginKind::parser:
      return "parser";
    case PluginKind::filter:
      return "filter";
    case PluginKind::output:
      return "output";
    case PluginKind::buffer:
      return "buffer";
    case PluginKind::formatter:
      return "formatter";
  }
  return "plugin";
}

const ParameterFact* find_parameter(const Shape& shape, std::string_view name) {
  for (const std::span<const ParameterFact> list : shape.parameters) {
    const auto found = std::ranges::find(list, name, &ParameterFact::name);
    if (found != list.end()) return &*found;
  }
  return nullptr;
}

const SectionFact* find_section(const Shape& shape, std::string_view name) {
  const auto found = std::ranges::find(shape.sections, name, &SectionFact::name);
  return found == shape.sections.end() ? nullptr : &*found;
}

const OldParameter* find_old_parameter(PluginKind kind, std::string_view name) {
  if (const OldParameter* found = find(kOldNames, name)) return found;
  switch (kind) {
    case PluginKind::input:
    case PluginKind::filter:
      return find(kOldParserParameters, name);
    case PluginKind::output:
    case PluginKind::buffer:
      return find(kOldBufferParameters, name);
    default:
      return nullptr;
  }
}

}  // namespace stageplot::fluentd
