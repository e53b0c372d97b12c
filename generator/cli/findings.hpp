// The end of every command: the run's findings in the formats that were asked for, and the exit code they mean.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/common_options.hpp"
#include "cli/exit_code.hpp"
#include "diagnostics/collector.hpp"

namespace stageplot::cli {

enum class FindingFormat { text, concise, json, gitlab, junit, github, sarif };

/// One `--format FORMAT[=FILE]`.
struct FindingSink {
  FindingFormat format = FindingFormat::text;
  std::string file;  // empty: the error stream
};

/// The words of --format.
[[nodiscard]] std::vector<std::string> format_names();

/// The sinks of the options (text to the error stream where there are none). nullopt after a `usage.bad-option`.
[[nodiscard]] std::optional<std::vector<FindingSink>> finding_sinks(const CommonOptions& options,
                                                                    diagnostics::Diagnostics& diagnostics);

/// Whether JSON or a CI system's format goes to the error stream, in which a line of text would be a mistake.
[[nodiscard]] bool error_stream_is_for_programs(const CommonOptions& options);

/// Prints the findings (notes only with --verbose, errors only with --quiet; JSON always has all; of the waived ones
/// text has the number alone and concise nothing without --verbose) and returns `findings` where one is an error that
/// nobody has waived, `could_not_run` where one is of the families `usage` and `base`, else `otherwise`.
[[nodiscard]] ExitCode report_findings(const CommonOptions& options, const Streams& streams,
                                       diagnostics::Diagnostics&& diagnostics, const source::SourceFiles& sources,
                                       ExitCode otherwise = ExitCode::clean);

}  // namespace stageplot::cli
