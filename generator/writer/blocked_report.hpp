// BLOCKED.md: the units that were not written because an output would have printed a value that the model marks as
// unknown. One section a unit, so that a run over a selection replaces its own sections and keeps the others.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "artifact/unit_name.hpp"

namespace stageplot::writer {

inline constexpr std::string_view kReportName = "BLOCKED.md";

/// One value that is missing. No line numbers: the report depends on the model alone, not on the comments around it.
struct BlockedReason {
  std::string output;  // that would have printed it, `values.yaml`; empty when no output could be told
  std::string path;    // of the value in the model, `ingress.certificate`
  std::string reason;  // the text of its mark
  std::string file;    // that sets the mark, `environments/prod-east/code-service.yaml`; may be empty
};

struct BlockedUnit {
  artifact::UnitName unit;
  std::vector<BlockedReason> reasons;  // in the order to print
};

/// The text of each unit's section, with its heading.
using ReportSections = std::map<artifact::UnitName, std::string>;

[[nodiscard]] std::string format_section(const BlockedUnit& blocked);
/// The whole report; not for an empty map, which has none.
[[nodiscard]] std::string format_report(const ReportSections& sections);
/// The sections of a report, whoever wrote it; what stands before the first is left out.
[[nodiscard]] ReportSections parse_report(std::string_view text);

}  // namespace stageplot::writer
