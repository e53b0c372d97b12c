#include "cli/findings.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <ostream>
#include <string_view>
#include <utility>

#include "cli/report_file.hpp"
#include "cli/report_output.hpp"
#include "cli/version.hpp"
#include "diagnostics/render/concise.hpp"
#include "diagnostics/render/github.hpp"
#include "diagnostics/render/gitlab.hpp"
#include "diagnostics/render/json.hpp"
#include "diagnostics/render/junit.hpp"
#include "diagnostics/render/sarif.hpp"
#include "diagnostics/render/text.hpp"
#include "diagnostics/rules/usage.hpp"
#include "text/edit_distance.hpp"

namespace stageplot::cli {
namespace {

namespace rules = diagnostics::rules;
using diagnostics::Diagnostic;
using diagnostics::Severity;

struct NamedFormat {
  std::string_view name;
  FindingFormat format;
};
constexpr std::array kFormats{
    NamedFormat{"concise", FindingFormat::concise}, NamedFormat{"github", FindingFormat::github},
    NamedFormat{"gitlab", FindingFormat::gitlab},   NamedFormat{"json", FindingFormat::json},
    NamedFormat{"junit", FindingFormat::junit},     NamedFormat{"sarif", FindingFormat::sarif},
    NamedFormat{"text", FindingFormat::text}};

std::string_view name_of(FindingFormat format) {
  return std::ranges::find(kFormats, format, &NamedFormat::format)->name;
}

/// What to write in place of a format that is none.
std::string meant_format(std::string_view name) {
  // `json:report.json`
  const auto starts = [name](const NamedFormat& format) { return name.starts_with(format.name); };
  const auto found = std::ranges::find_if(kFormats, starts);
  if (found != kFormats.end() && name[found->name.size()] == ':') {
    return "a file stands behind a `=`: `--format " + std::string{found->name} + "=FILE`";
  }
  std::vector<std::string_view> names;
  std::string list;
  for (const NamedFormat& format : kFormats) {
    names.push_back(format.name);
    list += (list.empty() ? "`" : ", `") + std::string{format.name} + '`';
  }
  const std::vector<std::string> of_reports = report_format_names();
  if (std::ranges::find(of_reports, name) != of_reports.end()) {
    return "that is a format of the reports of `diff` and `drift`; formats of findings: " + list;
  }
  std::string help = text::did_you_mean(name, names);
  return help.empty() ? "formats of findings: " + list : help;
}

bool use_color(const CommonOptions& options, const Streams& streams) {
  if (options.color != Color::automatic) return options.color == Color::always;
  const char* no_color = std::getenv("NO_COLOR");
  return streams.error_is_terminal && (no_color == nullptr || *no_color == '\0');
}

/// A run's findings as formats take them.
struct Report {
  std::vector<Diagnostic> all;
  std::vector<Diagnostic> shown;     // of the severities that the options ask for
  std::vector<Diagnostic> in_lines;  // the same for lines of text
};

Report make_report(std::vector<Diagnostic> all, const CommonOptions& options) {
  const Severity least = options.quiet ? Severity::error : options.verbose ? Severity::note : Severity::warning;
  Report report{.all = std::move(all), .shown = {}, .in_lines = {}};
  for (const Diagnostic& finding : report.all) {
    if (finding.effective_severity() < least) continue;
    report.shown.push_back(finding);
    if (finding.waiver == nullptr || !options.quiet) report.in_lines.push_back(finding);
  }
  return report;
}

std::string render(FindingFormat format, const Report& report, const diagnostics::TextOptions& text) {
  switch (format) {
    case FindingFormat::concise:
      return diagnostics::render_concise(report.in_lines, text.waived);
    case FindingFormat::json:
      return diagnostics::render_json(report.all);
    case FindingFormat::text:
      return diagnostics::render_text(report.in_lines, text);
    case FindingFormat::gitlab:
      return diagnostics::render_gitlab(report.shown);
    case FindingFormat::junit:
      return diagnostics::render_junit(report.shown);
    case FindingFormat::github:
      return diagnostics::render_github(report.shown);
    case FindingFormat::sarif:
      return diagnostics::render_sarif(report.shown, kVersion);
  }
  return {};
}

ExitCode exit_code(const std::vector<Diagnostic>& findings, ExitCode otherwise) {
  const auto is_usage = [](const Diagnostic& d) {
    return d.rule->code.starts_with("usage.") || d.rule->code.starts_with("base.");
  };
  const auto is_error = [](const Diagnostic& d) { return d.counts_as_error(); };
  if (std::ranges::any_of(findings, is_usage)) return ExitCode::could_not_run;
  return std::ranges::any_of(findings, is_error) ? ExitCode::findings : otherwise;
}

}  // namespace

std::vector<std::string> format_names() {
  std::vector<std::string> names;
  names.reserve(kFormats.size());
  for (const NamedFormat& format : kFormats) names.emplace_back(format.name);
  return names;
}

std::optional<std::vector<FindingSink>> finding_sinks(const CommonOptions& options,
                                                      diagnostics::Diagnostics& diagnostics) {
  std::vector<FindingSink> sinks;
  const auto refuse = [&diagnostics](std::string summary, std::string help) {
    diagnostics.add({.rule = &rules::usage_bad_option, .summary = std::move(summary), .help = std::move(help)});
    return std::nullopt;
  };
  for (const std::string& text : options.formats) {
    const std::size_t equals = text.find('=');
    const std::string_view name = std::string_view{text}.substr(0, equals);
    const auto found = std::ranges::find(kFormats, name, &NamedFormat::name);
    if (found == kFormats.end()) {
      return refuse(
          name.empty() ? "`--format` names no format" : "`--format` has no format `" + std::string{name} + "`",
          meant_format(name));
    }
    if (equals == text.size() - 1) {
      return refuse("`--format " + text + "` names no file",
                    "write `--format " + std::string{name} + "`, or name the file behind the `=`");
    }
    const std::string file = equals == std::string::npos ? std::string{} : text.substr(equals + 1);
    const auto taken = std::ranges::find(sinks, file, &FindingSink::file);
    if (taken != sinks.end()) {
      return refuse("the formats `" + std::string{name_of(taken->format)} + "` and `" + std::string{name} +
                        "` would both be written to " + (file.empty() ? "the error stream" : "`" + file + "`"),
                    "name a file of its own for one of them: `--format " + std::string{name} + "=FILE`");
    }
    sinks.push_back({found->format, file});
  }
  if (sinks.empty()) sinks.push_back({});
  return sinks;
}

bool error_stream_is_for_programs(const CommonOptions& options) {
  diagnostics::Diagnostics ignored;
  for (const FindingSink& sink : finding_sinks(options, ignored).value_or(std::vector<FindingSink>{})) {
    const bool for_people = sink.format == FindingFormat::text || sink.format == FindingFormat::concise;
    if (sink.file.empty() && !for_people) return true;
  }
  return false;
}

ExitCode report_findings(const CommonOptions& options, const Streams& streams, diagnostics::Diagnostics&& diagnostics,
                         const source::SourceFiles& sources, ExitCode otherwise) {
  std::vector<FindingSink> sinks = finding_sinks(options, diagnostics).value_or(std::vector<FindingSink>(1));
  const Report report = make_report(diagnostics::finish(std::move(diagnostics), sources), options);
  diagnostics::TextOptions plain;
  if (options.verbose) {
    plain.max_frames = 0;  // all of them
    plain.waived = diagnostics::WaivedFindings::list;
  }
  diagnostics::TextOptions terminal = plain;
  if (use_color(options, streams)) terminal.color = diagnostics::ColorMode::always;
  bool written = true;
  for (const FindingSink& sink : sinks) {
    if (sink.file.empty()) {
      streams.error << render(sink.format, report, terminal);
    } else if (const std::string problem = write_report_file(sink.file, render(sink.format, report, plain));
               !problem.empty()) {
      const Diagnostic failure{.rule = &rules::usage_unreadable,
                               .summary = "the report `" + sink.file + "` cannot be written: " + problem,
                               .help = "name a file that can be written, in a directory that is there"};
      streams.error << diagnostics::render_finding(failure, terminal);
      written = false;
    }
  }
  return written ? exit_code(report.all, otherwise) : ExitCode::could_not_run;
}

}  // namespace stageplot::cli
