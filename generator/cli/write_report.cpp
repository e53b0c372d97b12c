#include "cli/write_report.hpp"

#include <algorithm>
#include <ostream>
#include <utility>

#include "diagnostics/rules/mark.hpp"
#include "diagnostics/rules/writer.hpp"

namespace stageplot::cli {
namespace {

std::string count(std::size_t number, std::string_view noun) {
  return std::to_string(number) + ' ' + std::string{noun} + (number == 1 ? "" : "s");
}

}  // namespace

writer::BlockedUnit blocked_unit(const artifact::UnitName& name, const std::vector<render::Blocked>& blocked,
                                 const source::SourceFiles& sources) {
  writer::BlockedUnit unit{.unit = name, .reasons = {}};
  for (const render::Blocked& use : blocked) {
    unit.reasons.push_back({.output = use.output,
                            .path = use.path,
                            .reason = use.reason,
                            .file = std::string{sources.name(use.mark.file)}});
  }
  return unit;
}

bool has_blocked(const diagnostics::Diagnostics& diagnostics) {
  return std::ranges::any_of(diagnostics.all(), [](const diagnostics::Diagnostic& finding) {
    return finding.rule == &diagnostics::rules::mark_blocked;
  });
}

void report_differences(const writer::Outcome& outcome, diagnostics::Diagnostics& diagnostics) {
  for (const writer::Difference& difference : outcome.differences) {
    diagnostics::Diagnostic finding{
        .rule = &diagnostics::rules::writer_out_of_date,
        .owner = diagnostics::Owner::external,
        .summary = "`" + difference.path + "` is " + std::string{writer::words(difference.kind)},
        .help = "run `stageplot render` and commit what it writes"};
    finding.primary.resolved = source::ResolvedSpan{.file = difference.path, .begin = {}, .end = {}, .source_line = {}};
    if (!difference.unit.environment.empty()) finding.environments = {difference.unit.environment};
    finding.service = difference.unit.service;
    diagnostics.add(std::move(finding));
  }
}

void print_outcome(const writer::Outcome& outcome, Report report, const std::string& output, const Session& session) {
  if (session.options().quiet) return;
  std::ostream& out = session.streams().out;
  if (report == Report::compared || session.options().verbose) {
    for (const writer::Difference& difference : outcome.differences) {
      out << difference.path << ": " << writer::words(difference.kind) << '\n';
    }
  }
  if (report == Report::compared) {
    out << (outcome.differences.empty()
                ? output + " is up to date: " + count(outcome.units_unchanged, "unit")
                : count(outcome.differences.size(), "difference") + "; `stageplot render` writes them")
        << '\n';
    return;
  }
  out << output << ": " << count(outcome.units_written, "unit") << " written, " << outcome.units_unchanged
      << " unchanged";
  if (outcome.units_removed > 0) out << ", " << outcome.units_removed << " removed";
  out << '\n';
}

}  // namespace stageplot::cli
