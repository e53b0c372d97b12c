#include "cloudconfig/check.hpp"

#include <algorithm>
#include <utility>

#include "cloudconfig/subject.hpp"
#include "diagnostics/rules/cloudconfig.hpp"
#include "document/arena.hpp"
#include "document/map.hpp"
#include "document/yaml_reader.hpp"

namespace stageplot::cloudconfig {
namespace rules = diagnostics::rules;
using diagnostics::Severity;

namespace {

constexpr std::string_view kHeader = "#cloud-config";
/// Above this a text is not looked into: no instance could get it.
constexpr std::size_t kMostBytes = std::size_t{64} << 10;

std::string_view first_line(std::string_view text) {
  std::string_view line = text.substr(0, text.find('\n'));
  while (!line.empty() && (line.back() == ' ' || line.back() == '\t' || line.back() == '\r')) line.remove_suffix(1);
  return line;
}

/// False where the text can't be filled in.
bool report_problems(const FillResult& result, source::FileId file, const CloudConfigOptions& options,
                     diagnostics::Diagnostics& diagnostics) {
  bool sound = true;
  for (const FillProblem& problem : result.problems) {
    sound = sound && problem.unchecked;
    diagnostics.add(
        {.rule = problem.unchecked ? &rules::cloudconfig_unchecked : &rules::cloudconfig_template,
         .owner = options.owner,
         .summary = problem.summary,
         .primary = {{file, static_cast<std::uint32_t>(problem.at.begin), static_cast<std::uint32_t>(problem.at.end)},
                     problem.label,
                     {}},
         .help = problem.help});
  }
  return sound;
}

void check_header(std::string_view text, source::FileId file, Report& report) {
  const std::string_view line = first_line(text);
  if (line == kHeader) return;
  const std::uint32_t end = static_cast<std::uint32_t>(std::min(text.find('\n'), text.size()));
  report.add({.rule = &rules::cloudconfig_header,
              .summary = "the first line is " + quoted(line) + ", not `#cloud-config`",
              .primary = {{file, 0, end}, "the instance does not take this for a cloud-config", {}},
              .help = "begin the file with the line `#cloud-config`"});
}

void check_size(std::string_view text, source::FileId file, const CloudConfigOptions& options, Report& report) {
  if (text.size() <= options.max_bytes) return;
  const auto limit = static_cast<std::uint32_t>(options.max_bytes);
  const auto line_begin = text.rfind('\n', limit);
  const auto begin = line_begin == std::string_view::npos ? limit : static_cast<std::uint32_t>(line_begin + 1);
  report.add({.rule = &rules::cloudconfig_too_large,
              .summary = "the user data has " + std::to_string(text.size()) + " bytes with sample values; EC2 takes " +
                         std::to_string(options.max_bytes),
              .primary = {{file, begin, static_cast<std::uint32_t>(std::min(text.find('\n', limit), text.size()))},
                          "the limit is here",
                          {}},
              .help = "shorten it, or let the instance fetch large files at boot"});
}

}  // namespace

std::string Subject::text(const document::Value& value) const {
  if (value.is_string()) return std::string(value.text());
  if (value.is_nil() || value.is_map() || value.is_list()) return {};
  return std::string(sources.text(span(value)));
}

std::optional<std::string> Subject::text_at(const document::Value& map, std::string_view key) const {
  const document::Value* value = document::find(map, key);
  if (value == nullptr) return std::nullopt;
  std::string result = text(*value);
  if (result.empty()) return std::nullopt;
  return result;
}

source::Span Report::back(source::Span span) const {
  if (!span.known()) return span;
  const Range range = filled_.origin({span.begin, span.end});
  return {template_file_, static_cast<std::uint32_t>(range.begin), static_cast<std::uint32_t>(range.end)};
}

void Report::add(diagnostics::Diagnostic finding) {
  sound_ = sound_ && finding.effective_severity() != Severity::error;
  if (++findings_ > options_.max_findings) return;
  finding.owner = options_.owner;
  finding.primary.span = back(finding.primary.span);
  for (diagnostics::Label& label : finding.labels) label.span = back(label.span);
  diagnostics_.add(std::move(finding));
}

void Report::add(diagnostics::Diagnostic finding, const ScalarPlaces& places) {
  finding.primary.span = places.span(finding.primary.span.begin, finding.primary.span.end);
  for (diagnostics::Label& label : finding.labels) label.span = places.span(label.span.begin, label.span.end);
  add(std::move(finding));
}

bool check_cloud_config(source::FileId file, const source::SourceFiles& sources, const CloudConfigOptions& options,
                        diagnostics::Diagnostics& diagnostics) {
  const FillResult result = fill(sources.text(file), options.samples);
  if (!result.filled) return report_problems(result, file, options, diagnostics);

  Report report(options, *result.filled, file, diagnostics);
  source::SourceFiles own;
  const source::FileId filled = own.add(std::string(sources.name(file)), result.filled->text());
  const std::string_view text = own.text(filled);
  check_header(text, filled, report);
  check_size(text, filled, options, report);
  if (text.size() > kMostBytes) return false;

  document::Arena arena;
  document::Origins origins;
  diagnostics::Diagnostics unreadable;
  const auto root = document::read_yaml(
      filled, own, arena, origins,
      {.resolution = document::YamlResolution::kubernetes, .owner = options.owner, .max_bytes = kMostBytes},
      unreadable);
  for (const diagnostics::Diagnostic& finding : unreadable.all()) report.add(finding);
  if (!root) return false;

  const Subject subject{.sources = own, .file = filled, .origins = origins, .root = *root};
  check_keys(subject, report);
  if (root->is_map()) check_units(subject, check_files(subject, report), report);
  check_addresses(subject, report);
  return report.sound();
}

}  // namespace stageplot::cloudconfig
