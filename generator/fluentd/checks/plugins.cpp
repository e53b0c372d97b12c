// What must be true between the parameters of one plugin.
#include <algorithm>
#include <array>

#include "diagnostics/rules/fluentd.hpp"
#include "fluentd/checks/passes.hpp"
#include "fluentd/checks/values.hpp"

namespace stageplot::fluentd {
namespace rules = diagnostics::rules;

namespace {

using diagnostics::Severity;

/// One plugin's section, and how findings about it are said.
class PluginCheck {
 public:
  PluginCheck(const Section& section, const std::string& path, Report& report)
      : section_(section), path_(path), report_(report) {}

  void tail() {
    const Parameter* pos_file = fluentd::find_parameter(section_, "pos_file");
    if (pos_file == nullptr) {
      missing("pos_file", Severity::warning,
              "without it a restarted fluentd sends lines again or not at all; put it on a volume");
    }
    needs("follow_inodes", "pos_file");
    needs("from_encoding", "encoding");
  }

  void parser_of_time() {
    const auto type = known_text(section_, "time_type");
    if (type == "float" || type == "unixtime") {
      no_effect("time_format", "`time_type` is " + quoted(*type));
    }
  }

  void concat() {
    struct Mode {
      std::string_view parameter;
      int family;
    };
    constexpr std::array<Mode, 6> kModes = {Mode{"n_lines", 0},          {"multiline_start_regexp", 1},
                                            {"multiline_end_regexp", 1}, {"partial_key", 2},
                                            {"use_partial_metadata", 3}, {"use_partial_cri_logtag", 4}};
    const Parameter* first = nullptr;
    int family = -1;
    for (const Mode& mode : kModes) {
      const Parameter* parameter = fluentd::find_parameter(section_, mode.parameter);
      if (parameter == nullptr || (mode.family > 2 && !is_on(section_, mode.parameter))) continue;
      if (first != nullptr && mode.family != family) conflict(*parameter, *first, "concat joins in one way");
      if (first == nullptr) first = parameter, family = mode.family;
    }
    if (first == nullptr) {
      report_.add({.rule = &rules::fluentd_missing_parameter,
                   .summary = tag_of(section_) + " says not how `concat` joins lines",
                   .primary = {.span = section_.tag},
                   .path = path_,
                   .help = "set one of `n_lines`, `multiline_start_regexp`, `multiline_end_regexp`, `partial_key`, "
                           "`use_partial_metadata`, `use_partial_cri_logtag`"});
    }
    needs("partial_key", "partial_value");
  }

  void filter_parser() {
    if (is_on(section_, "remove_key_name_field") && !is_on(section_, "reserve_data")) {
      no_effect("remove_key_name_field", "only what was parsed is kept, since `reserve_data` is not on");
    }
  }

  void record_transformer() {
    if (!is_on(section_, "renew_record")) needs_on("keep_keys", "renew_record");
    const Parameter* ruby = fluentd::find_parameter(section_, "enable_ruby");
    if (ruby != nullptr && is_on(section_, "enable_ruby")) {
      report_.add({.rule = &rules::fluentd_unchecked,
                   .summary = "`enable_ruby` makes Ruby of every value in `<record>`",
                   .primary = {.span = ruby->value.span},
                   .path = path_ + ".enable_ruby",
                   .help = "leave it out; `${record[\"name\"]}`, `${tag}` and `${hostname}` need none"});
      return;
    }
    for (const Section& record : section_.sections) {
      if (record.name != "record") continue;
      for (const Parameter& field : record.parameters) placeholders(field);
    }
  }

  void elasticsearch() {
    if (!is_on(section_, "include_tag_key")) no_effect("tag_key", "`include_tag_key` is not on");
    if (is_on(section_, "logstash_format")) {
      no_effect("index_name", "`logstash_format` makes the index's name");
    } else {
      for (const std::string_view name : {"logstash_prefix", "logstash_dateformat", "logstash_prefix_separator"}) {
        no_effect(name, "`logstash_format` is not on");
      }
    }
    if (find_child(section_, "buffer") == nullptr) {
      report_.add(
          {.rule = &rules::fluentd_missing_section,
           .severity = Severity::warning,
           .summary = tag_of(section_) + " has no `<buffer>`",
           .primary = {.span = section_.tag, .text = "`<buffer>` is missing here"},
           .path = path_ + ".buffer",
           .help = "fluentd takes up to 512 MiB of memory and flushes every 60 seconds then; say what you want"});
    }
    if (const Section* endpoint = find_child(section_, "endpoint")) endpoint_region(*endpoint);
  }

  void relabel() {
    if (fluentd::find_parameter(section_, "@label") == nullptr) {
      missing("@label", std::nullopt, "name the label that the events go to");
    }
  }

  void buffer(const Section& output) {
    const Literal* output_type = type_of(output);
    const bool elasticsearch = output_type != nullptr && output_type->text.find("elasticsearch") != std::string::npos;
    chunk_keys(elasticsearch);
    const Literal* type = type_of(section_);
    if (type == nullptr || !type->ruby.empty()) return limits(false);
    const bool in_files = type->text == "file" || type->text == "file_single";
    if (in_files && fluentd::find_parameter(section_, "path") == nullptr && !report_.has_root_directory()) {
      missing("path", std::nullopt, "name a path on a volume that outlives the process");
    }
    limits(in_files);
    const auto mode = known_text(section_, "flush_mode");
    const Parameter* interval = fluentd::find_parameter(section_, "flush_interval");
    if (mode && *mode != "interval" && *mode != "default" && interval != nullptr) {
      conflict(*interval, *fluentd::find_parameter(section_, "flush_mode"),
               "fluentd takes an interval in the mode `interval` alone");
    }
    if (is_on(section_, "retry_forever")) {
      no_effect("retry_max_times", "`retry_forever` is on");
      no_effect("retry_timeout", "`retry_forever` is on");
    }
  }

 private:
  void chunk_keys(bool elasticsearch) {
    const Literal& argument = section_.argument;
    if (!argument.ruby.empty()) return;
    bool tag = false;
    bool time = false;
    std::string_view keys = argument.text;
    while (!keys.empty()) {
      const std::size_t begin = std::min(keys.find_first_not_of(", \t"), keys.size());
      keys.remove_prefix(begin);
      const std::string_view key = keys.substr(0, keys.find_first_of(", \t"));
      tag = tag || key == "tag" || key == "_index";
      time = time || key == "time";
      keys.remove_prefix(key.size());
    }
    if (time && fluentd::find_parameter(section_, "timekey") == nullptr) {
      missing("timekey", std::nullopt, "it says how much time one chunk holds, since the chunk keys have `time`");
    }
    if (!time) no_effect("timekey", "the chunk keys of `<buffer>` do not have `time`");
    if (elasticsearch && argument.form != Form::absent && !tag) {
      report_.add({.rule = &rules::fluentd_bad_value,
                   .summary = "the chunk keys " + quoted(argument.text) + " have neither `tag` nor `_index`",
                   .primary = {.span = argument.span, .text = "the Elasticsearch plugin refuses them"},
                   .path = path_,
                   .help = "write `<buffer tag>`"});
    }
  }

  void limits(bool in_files) {
    const Parameter* length = fluentd::find_parameter(section_, "queue_limit_length");
    const Parameter* total = fluentd::find_parameter(section_, "total_limit_size");
    if (length != nullptr && total != nullptr) {
      conflict(*total, *length, "the length times the chunk's size is taken, and the total dropped");
    }
    if (in_files && length == nullptr && total == nullptr) {
      missing("total_limit_size", Severity::warning, "64 GiB is the total of a buffer in files otherwise");
    }
    const auto chunk_text = known_text(section_, "chunk_limit_size");
    const auto total_text = known_text(section_, "total_limit_size");
    const auto chunk = chunk_text ? read_size(*chunk_text) : std::optional<std::int64_t>{};
    const auto most = total_text && length == nullptr ? read_size(*total_text) : std::optional<std::int64_t>{};
    if (chunk && most && *chunk > *most) {
      report_.add({.rule = &rules::fluentd_bad_value,
                   .summary = "`chunk_limit_size` is " + quoted(*chunk_text) + ", more than the whole buffer's " +
                              quoted(*total_text),
                   .primary = {.span = fluentd::find_parameter(section_, "chunk_limit_size")->value.span},
                   .labels = {{.span = total->value.span, .text = "the whole buffer"}},
                   .path = path_ + ".chunk_limit_size",
                   .help = "a buffer holds many chunks"});
    }
  }

  void placeholders(const Parameter& field) {
    if (!field.value.ruby.empty() || field.value.form == Form::json) return;
    const std::string_view text = field.value.text;
    constexpr std::array<std::string_view, 7> kKnown = {"tag}",       "time}",       "hostname}",  "record[",
                                                        "tag_parts[", "tag_prefix[", "tag_suffix["};
    for (std::size_t at = text.find("${"); at != std::string_view::npos; at = text.find("${", at + 2)) {
      const std::string_view inside = text.substr(at + 2);
      const auto is_it = [inside](std::string_view known) { return inside.starts_with(known); };
      const std::size_t close = inside.find('}');
      if (close == std::string_view::npos) return;
      if (std::ranges::none_of(kKnown, is_it)) unknown_placeholder(field, text.substr(at, close + 3));
    }
    for (std::size_t at = text.find("__"); at != std::string_view::npos; at = text.find("__", at + 2)) {
      const std::size_t close = text.find("__", at + 3);
      if (close == std::string_view::npos) return;
      const std::string_view name = text.substr(at + 2, close - at - 2);
      if (name.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ_") != std::string_view::npos) continue;
      unknown_placeholder(field, text.substr(at, close + 2 - at));
      at = close;
    }
  }

  void unknown_placeholder(const Parameter& field, std::string_view placeholder) {
    report_.add({.rule = &rules::fluentd_bad_value,
                 .summary = "record_transformer knows no placeholder " + quoted(placeholder),
                 .primary = {.span = field.value.span, .text = "it would be empty"},
                 .path = path_ + ".record." + field.name,
                 .help = "a field of the event is `${record[\"name\"]}`"});
  }

  /// The region that signs must be the domain's own.
  void endpoint_region(const Section& endpoint) {
    const auto url = known_text(endpoint, "url");
    const auto region = known_text(endpoint, "region");
    if (!url || !region) return;
    std::string_view host = url->substr(std::min(url->find("://"), url->size()));
    while (!host.empty()) {
      const std::string_view label = host.substr(0, host.find('.'));
      host.remove_prefix(std::min(label.size() + 1, host.size()));
      if (!is_region(label) || label == *region) continue;
      report_.add({.rule = &rules::fluentd_bad_value,
                   .severity = host.starts_with("es.amazonaws.com") ? Severity::error : Severity::warning,
                   .summary = "`region` is " + quoted(*region) + ", but the endpoint's host names " + quoted(label),
                   .primary = {.span = fluentd::find_parameter(endpoint, "region")->value.span},
                   .labels = {{.span = fluentd::find_parameter(endpoint, "url")->value.span, .text = "the host"}},
                   .path = path_ + ".endpoint.region",
                   .help = "requests are signed for the region of the domain, not for the one that fluentd runs in"});
    }
  }

  /// `us-east-1`, `us-gov-west-1`.
  static bool is_region(std::string_view label) {
    const std::size_t last = label.rfind('-');
    if (last == std::string_view::npos || last + 2 != label.size() || label[last + 1] < '1' || label[last + 1] > '9')
      return false;
    const std::string_view words = label.substr(0, last);
    const bool letters = words.find_first_not_of("abcdefghijklmnopqrstuvwxyz-") == std::string_view::npos;
    return letters && words.size() > 3 && words[2] == '-';
  }

  void missing(std::string_view name, std::optional<Severity> severity, std::string help) {
    report_.add({.rule = &rules::fluentd_missing_parameter,
                 .severity = severity,
                 .summary = tag_of(section_) + " lacks the parameter " + quoted(name),
                 .primary = {.span = section_.tag, .text = quoted(name) + " is missing here"},
                 .path = path_ + "." + std::string(name),
                 .help = std::move(help)});
  }

  /// `name`, where it is set and not off, demands `other`.
  void needs(std::string_view name, std::string_view other) {
    const Parameter* parameter = fluentd::find_parameter(section_, name);
    if (parameter == nullptr || parameter->value.text == "false" || parameter->value.text == "no") return;
    if (fluentd::find_parameter(section_, other) == nullptr) report_needed(*parameter, other);
  }
  void needs_on(std::string_view name, std::string_view other) {
    if (const Parameter* parameter = fluentd::find_parameter(section_, name)) report_needed(*parameter, other);
  }
  void report_needed(const Parameter& parameter, std::string_view other) {
    report_.add({.rule = &rules::fluentd_missing_parameter,
                 .summary = quoted(parameter.name) + " needs the parameter " + quoted(other),
                 .primary = {.span = parameter.name_span},
                 .path = path_ + "." + std::string(other)});
  }

  void no_effect(std::string_view name, const std::string& because) {
    const Parameter* parameter = fluentd::find_parameter(section_, name);
    if (parameter == nullptr) return;
    report_.add({.rule = &rules::fluentd_no_effect,
                 .summary = quoted(name) + " has no effect: " + because,
                 .primary = {.span = parameter->name_span},
                 .path = path_ + "." + std::string(name),
                 .help = "remove it, or set what it needs"});
  }

  void conflict(const Parameter& parameter, const Parameter& other, const std::string& because) {
    report_.add({.rule = &rules::fluentd_conflicting_parameters,
                 .summary = quoted(other.name) + " and " + quoted(parameter.name) + " are both set: " + because,
                 .primary = {.span = parameter.name_span},
                 .labels = {{.span = other.name_span, .text = "the other one"}},
                 .path = path_ + "." + parameter.name,
                 .help = "remove one of them"});
  }

  const Section& section_;
  const std::string& path_;
  Report& report_;
};

}  // namespace

void check_plugin(const Section& section, const PluginFact& plugin, const std::string& path, Report& report) {
  PluginCheck check(section, path, report);
  switch (plugin.kind) {
    case PluginKind::input:
      if (plugin.name == "tail") check.tail();
      break;
    case PluginKind::parser:
      check.parser_of_time();
      break;
    case PluginKind::filter:
      if (plugin.name == "concat") check.concat();
      if (plugin.name == "parser") check.filter_parser();
      if (plugin.name == "record_transformer") check.record_transformer();
      break;
    case PluginKind::output:
      if (plugin.name == "relabel") check.relabel();
      if (plugin.name.ends_with("elasticsearch") || plugin.name.ends_with("elasticsearch-service")) {
        check.elasticsearch();
      }
      for (const Section& child : section.sections) {
        if (child.name == "buffer") check_buffer(child, section, path + ".buffer", report);
      }
      break;
    default:
      break;
  }
}

void check_buffer(const Section& buffer, const Section& output, const std::string& path, Report& report) {
  PluginCheck(buffer, path, report).buffer(output);
}

}  // namespace stageplot::fluentd
