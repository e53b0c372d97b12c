#include "cli/report_output.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <ostream>
#include <string_view>

#include "cli/findings.hpp"
#include "cli/report_file.hpp"
#include "diagnostics/rules/usage.hpp"
#include "report/diff_report.hpp"
#include "text/edit_distance.hpp"

namespace stageplot::cli {
namespace {

namespace rules = diagnostics::rules;
using diff::Severity;

struct NamedFormat {
  std::string_view name;
  ReportFormat format;
};
constexpr std::array kFormats{NamedFormat{"html", ReportFormat::html}, NamedFormat{"json", ReportFormat::json},
                              NamedFormat{"markdown", ReportFormat::markdown}, NamedFormat{"text", ReportFormat::text}};

std::string_view name_of(ReportFormat format) {
  return std::ranges::find(kFormats, format, &NamedFormat::format)->name;
}

std::string format_list() {
  std::string list;
  for (const NamedFormat& format : kFormats) {
    list += (list.empty() ? "`" : ", `") + std::string{format.name} + '`';
  }
  return list;
}

/// What to write in place of a format that is none.
std::string meant_format(std::string_view name) {
  const std::vector<std::string> of_findings = format_names();
  if (std::ranges::find(of_findings, name) != of_findings.end()) {
    return "that is a format of findings, which this command prints as text; reports have " + format_list();
  }
  const auto starts = [name](const NamedFormat& format) { return name.starts_with(format.name); };
  const auto found = std::ranges::find_if(kFormats, starts);
  if (found != kFormats.end() && name[found->name.size()] == ':') {
    return "a file stands behind a `=`: `--format " + std::string{found->name} + "=FILE`";
  }
  std::vector<std::string_view> names;
  for (const NamedFormat& format : kFormats) names.push_back(format.name);
  std::string help = text::did_you_mean(name, names);
  return help.empty() ? "formats of reports: " + format_list() : help;
}

bool is_set(const char* variable) {
  const char* value = std::getenv(variable);
  return value != nullptr && *value != '\0';
}

bool use_color(const CommonOptions& options, const Streams& streams) {
  if (options.color != Color::automatic) return options.color == Color::always;
  const char* terminal = std::getenv("TERM");
  const bool dumb = terminal != nullptr && std::string_view{terminal} == "dumb";
  return streams.out_is_terminal && !is_set("NO_COLOR") && !dumb;
}

std::string render(ReportFormat format, const diff::Report& report, const report::DiffTextOptions& text,
                   std::size_t markdown_limit) {
  switch (format) {
    case ReportFormat::html:
      return report::diff_html(report);
    case ReportFormat::markdown:
      return report::diff_markdown(report, {.limit = markdown_limit, .full = text.full, .least = text.least});
    case ReportFormat::text:
      return report::diff_text(report, text);
    case ReportFormat::json:
      return report::diff_json(report);
  }
  return {};
}

}  // namespace

std::vector<std::string> report_format_names() {
  std::vector<std::string> names;
  for (const NamedFormat& format : kFormats) names.emplace_back(format.name);
  return names;
}

CommonOptions findings_options(const CommonOptions& options) {
  CommonOptions copy = options;
  copy.formats.clear();
  return copy;
}

std::optional<std::vector<ReportSink>> report_sinks(const CommonOptions& options,
                                                    diagnostics::Diagnostics& diagnostics) {
  std::vector<ReportSink> sinks;
  const auto refuse = [&diagnostics](std::string summary, std::string help) {
    diagnostics.add({.rule = &rules::usage_bad_option, .summary = std::move(summary), .help = std::move(help)});
    return std::nullopt;
  };
  for (const std::string& text : options.formats) {
    const std::size_t equals = text.find('=');
    const std::string name = text.substr(0, equals);
    const auto found = std::ranges::find(kFormats, name, &NamedFormat::name);
    if (found == kFormats.end()) {
      return refuse(name.empty() ? "`--format` names no format" : "there is no report in the format `" + name + "`",
                    meant_format(name));
    }
    if (equals == text.size() - 1) {
      return refuse("`--format " + text + "` names no file",
                    "write `--format " + name + "`, or name the file behind the `=`");
    }
    const std::string file = equals == std::string::npos ? std::string{} : text.substr(equals + 1);
    const auto taken = std::ranges::find(sinks, file, &ReportSink::file);
    if (taken != sinks.end()) {
      return refuse("the formats `" + std::string{name_of(taken->format)} + "` and `" + name +
                        "` would both be written to " + (file.empty() ? "standard output" : "`" + file + "`"),
                    "name a file of its own for one of them: `--format " + name + "=FILE`");
    }
    sinks.push_back({found->format, file});
  }
  if (sinks.empty()) sinks.push_back({});
  return sinks;
}

bool print_report(const diff::Report& report, std::span<const ReportSink> sinks, const CommonOptions& options,
                  const ReportView& view, const Streams& streams, diagnostics::Diagnostics& diagnostics) {
  report::DiffTextOptions plain{.full = view.full, .sources = !options.quiet};
  plain.least = options.quiet ? Severity::difference : options.verbose ? Severity::information : Severity::warning;
  report::DiffTextOptions terminal = plain;
  terminal.color = use_color(options, streams);
  bool written = true;
  for (const ReportSink& sink : sinks) {
    if (sink.file.empty()) {
      streams.out << render(sink.format, report, terminal, view.markdown_limit);
    } else if (const std::string problem =
                   write_report_file(sink.file, render(sink.format, report, plain, view.markdown_limit));
               !problem.empty()) {
      diagnostics.add({.rule = &rules::usage_unreadable,
                       .summary = "the report `" + sink.file + "` cannot be written: " + problem,
                       .help = "name a file that can be written, in a directory that is there"});
      written = false;
    }
  }
  return written;
}

}  // namespace stageplot::cli
