// The end of the commands that compare: their report in the formats that --format asks for. Findings of such a run go
// to the error stream as text, whatever the report's format is.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "cli/common_options.hpp"
#include "diagnostics/collector.hpp"
#include "diff/report.hpp"

namespace stageplot::cli {

enum class ReportFormat { text, json, markdown, html };

/// One `--format FORMAT[=FILE]` of a command that compares.
struct ReportSink {
  ReportFormat format = ReportFormat::text;
  std::string file;  // empty: standard output
};

/// How much of a report is printed; the rest follows from the common options.
struct ReportView {
  bool full = false;                    // long hunks whole
  std::size_t markdown_limit = 65'536;  // bytes
};

/// The words of --format for these commands.
[[nodiscard]] std::vector<std::string> report_format_names();

/// The options as the session of such a command takes them: without --format, which is not about findings here.
[[nodiscard]] CommonOptions findings_options(const CommonOptions& options);

/// The sinks of the options (text to standard output where there are none). nullopt after a `usage.bad-option`: a
/// format that is none or one of findings, or two in one place.
[[nodiscard]] std::optional<std::vector<ReportSink>> report_sinks(const CommonOptions& options,
                                                                  diagnostics::Diagnostics& diagnostics);

/// Prints the report into every sink: with --verbose also what is information alone, with --quiet neither that nor
/// warnings. False after a `usage.unreadable`: a file could not be written, all others are.
[[nodiscard]] bool print_report(const diff::Report& report, std::span<const ReportSink> sinks,
                                const CommonOptions& options, const ReportView& view, const Streams& streams,
                                diagnostics::Diagnostics& diagnostics);

}  // namespace stageplot::cli
