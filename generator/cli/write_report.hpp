// Between the flow and the writer: what blocked units are called in BLOCKED.md, and what a render says at its end.
#pragma once

#include <string>
#include <vector>

#include "artifact/unit_name.hpp"
#include "cli/session.hpp"
#include "render/render_unit.hpp"
#include "writer/writer.hpp"

namespace stageplot::cli {

[[nodiscard]] writer::BlockedUnit blocked_unit(const artifact::UnitName& name,
                                               const std::vector<render::Blocked>& blocked,
                                               const source::SourceFiles& sources);

/// Whether a finding says that a unit is blocked.
[[nodiscard]] bool has_blocked(const diagnostics::Diagnostics& diagnostics);

enum class Report { written, compared };

/// What `render --check` found as findings, for the reports of CI systems.
void report_differences(const writer::Outcome& outcome, diagnostics::Diagnostics& diagnostics);

/// The differences with --check or --verbose, and a line that counts; nothing with --quiet.
void print_outcome(const writer::Outcome& outcome, Report report, const std::string& output, const Session& session);

}  // namespace stageplot::cli
