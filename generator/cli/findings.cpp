#include "cli/findings.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <fstream>
#include <ostream>
#include <string_view>
#include <system_error>
#include <utility>

#include "diagnostics/render/concise.hpp"
#include "diagnostics/render/github.hpp"
#include "diagnostics/render/gitlab.hpp"
#include "diagnostics/render/json.hpp"
#include "diagnostics/render/junit.hpp"
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
    NamedFormat{"junit", FindingFormat::junit},     NamedFormat{"text", FindingFormat::text}};

bool use_color(const CommonOptions& options, const Streams& streams) {
  if (options.color != Color::automatic) return options.color == Color::always;
  const char* no_color = std::getenv("NO_COLOR");
  return streams.error_is_terminal && (no_color == nullptr || *no_color == '\0');
}

std::string render(FindingFormat format, const std::vector<Diagnostic>& all, const std::vector<Diagnostic>& shown,
                   const diagnostics::TextOptions& text) {
  switch (format) {
    case FindingFormat::concise:
      return diagnostics::render_concise(shown);
    case FindingFormat::json:
      return diagnostics::render_json(all);
    case FindingFormat::text:
      return diagnostics::render_text(shown, text);
    case FindingFormat::gitlab:
      return diagnostics::render_gitlab(shown);
    case FindingFormat::junit:
      return diagnostics::render_junit(shown);
    case FindingFormat::github:
      return diagnostics::render_github(shown);
  }
  return {};
}

/// Empty, or why it failed.
std::string write_file(const std::string& path, const std::string& text) {
  errno = 0;
  std::ofstream file(path, std::ios::binary | std::ios::trunc);
  file << text;
  file.close();
  if (file.good()) return {};
  return errno == 0 ? "the system gives no reason" : std::generic_category().message(errno);
}

ExitCode exit_code(const std::vector<Diagnostic>& findings, ExitCode otherwise) {
  const auto is_usage = [](const Diagnostic& d) { return d.rule->code.starts_with("usage."); };
  const auto is_error = [](const Diagnostic& d) { return d.effective_severity() == Severity::error; };
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
  for (const std::string& text : options.formats) {
    const std::size_t equals = text.find('=');
    const std::string_view name = std::string_view{text}.substr(0, equals);
    const auto found = std::ranges::find(kFormats, name, &NamedFormat::name);
    if (found == kFormats.end()) {
      const std::vector<std::string> words = format_names();
      const std::vector<std::string_view> names(words.begin(), words.end());
      std::string help = text::did_you_mean(name, names);
      if (help.empty()) help = "formats of findings: `concise`, `github`, `gitlab`, `json`, `junit`, `text`";
      diagnostics.add({.rule = &rules::usage_bad_option,
                       .summary = "`--format` has no format `" + std::string{name} + "`",
                       .help = std::move(help)});
      return std::nullopt;
    }
    if (equals == text.size() - 1) {
      diagnostics.add({.rule = &rules::usage_bad_option,
                       .summary = "`--format " + text + "` names no file",
                       .help = "write `--format " + std::string{name} + "`, or name the file behind the `=`"});
      return std::nullopt;
    }
    sinks.push_back({found->format, equals == std::string::npos ? std::string{} : text.substr(equals + 1)});
  }
  if (sinks.empty()) sinks.push_back({});
  return sinks;
}

ExitCode report_findings(const CommonOptions& options, const Streams& streams, diagnostics::Diagnostics&& diagnostics,
                         const source::SourceFiles& sources, ExitCode otherwise) {
  std::vector<FindingSink> sinks = finding_sinks(options, diagnostics).value_or(std::vector<FindingSink>(1));
  const std::vector<Diagnostic> all = diagnostics::finish(std::move(diagnostics), sources);
  const Severity least = options.quiet ? Severity::error : options.verbose ? Severity::note : Severity::warning;
  std::vector<Diagnostic> shown;
  std::ranges::copy_if(all, std::back_inserter(shown),
                       [least](const Diagnostic& d) { return d.effective_severity() >= least; });
  diagnostics::TextOptions plain;
  if (options.verbose) plain.max_frames = 0;  // all of them
  diagnostics::TextOptions terminal = plain;
  if (use_color(options, streams)) terminal.color = diagnostics::ColorMode::always;
  bool written = true;
  for (const FindingSink& sink : sinks) {
    if (sink.file.empty()) {
      streams.error << render(sink.format, all, shown, terminal);
    } else if (const std::string problem = write_file(sink.file, render(sink.format, all, shown, plain));
               !problem.empty()) {
      const Diagnostic failure{.rule = &rules::usage_unreadable,
                               .summary = "the report `" + sink.file + "` cannot be written: " + problem,
                               .help = "name a file that can be written, in a directory that is there"};
      streams.error << diagnostics::render_finding(failure, terminal);
      written = false;
    }
  }
  return written ? exit_code(all, otherwise) : ExitCode::could_not_run;
}

}  // namespace stageplot::cli
